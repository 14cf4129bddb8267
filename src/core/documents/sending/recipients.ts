import type { z } from 'zod';
import type { documentsContract } from '../../../contract/documents.ts';
import { mailConsent } from '../../../rules/documents/consents.ts';
import { displayName } from '../../../rules/names.ts';
import type { ConsentKind } from '../../../rules/registrations/consents.ts';
import { readEmail } from '../../../rules/registrations/email.ts';
import { isLiving } from '../../../rules/registrations/states.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { standingOf } from '../../dossier/standing.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { type SpaceDesk, spaceDesk } from '../../registrations/desk.ts';
import { presentPeople } from '../../registrations/prepare.ts';
import { requireDocument, type SentDocument } from './document.ts';
import { agreedHere } from './queries.ts';

type Shown = z.infer<NonNullable<(typeof documentsContract.recipients)['~orpc']['outputSchema']>>;

/** Whom a document may be sent to, and what it takes. */
export type SendDesk = {
  readonly spaces: SpaceDesk;
  readonly document: SentDocument;
  readonly consent: { readonly kind: ConsentKind | null; readonly wording: string };
  readonly shown: Shown;
  /** Those of them whose space lives: what they agree to is an answer of it. */
  readonly withSpace: ReadonlySet<string>;
};

/** Roles of those who live there or answer for the rent without holding the lease: its papers are not theirs. */
const NOT_THEIRS: ReadonlySet<string> = new Set(['occupant', 'garant']);

/** @throws Refusal `CPT-404`, `DOC-404` */
export function sendDesk(core: CoreServices, db: ReadableDb, account: string, id: string): SendDesk {
  const spaces = spaceDesk(core, db, account);
  const document = requireDocument(db, account, id);
  const { kind, wording, rule } = mailConsent(spaces.profile, document.type);
  const contacts = standingOf(db, spaces.lease);
  const living = new Map(
    spaces.spaces.flatMap((space) => (isLiving(space.state) ? [[space.person, space] as const] : [])),
  );
  const people = presentPeople(spaces)
    .filter(({ role }) => !NOT_THEIRS.has(role))
    .flatMap((held) => {
      const { person } = held;
      const space = living.get(person);
      const email = space?.email ?? contacts.contactsOf(person).email;
      if (email === null || readEmail(email).kind !== 'ok') return [];
      const answer = space?.consents.find((one) => one.kind === kind && one.given);
      const consentedOn = answer?.on ?? agreedHere(db, spaces.lease.id, person).get(document.type) ?? null;
      return [{ person, name: displayName(held), email, consentedOn, wording, rule }];
    });
  const sentence =
    people.length > 0
      ? null
      : "Personne sur ce compte n'a d'adresse e-mail\u202f: ajoutez-la dans l'onglet Dossier, puis recommencez.";
  return {
    spaces,
    document,
    consent: { kind, wording },
    shown: { title: document.title, people, sentence },
    withSpace: new Set(living.keys()),
  };
}
