import type { z } from 'zod';
import type { Comparison, RegistrationDone, registrationsContract } from '../../contract/registrations.ts';
import { displayName } from '../../rules/names.ts';
import { identityRule } from '../../rules/registrations/identity.ts';
import { readLogin } from '../../rules/registrations/login.ts';
import { isLiving } from '../../rules/registrations/states.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { readTwice, refuseOldTexts, refuseSharedEmail } from './checks.ts';
import { allAnswers, refuseConsents } from './consents.ts';
import { requireSomebody, type SpaceDesk, spaceDesk } from './desk.ts';
import { knownLogin, otherWithEmail } from './emails.ts';
import { mintIdentifier } from './mint.ts';
import { compareWithLease, mayRegisterHere, requireHeld } from './prepare.ts';
import type { LeasePerson } from './queries.ts';
import { refuse } from './refusals.ts';
import { invite } from './slip.ts';
import { doneWith, knownAct, requireCorrected, writeAct } from './write-act.ts';

type OpenInput = z.infer<NonNullable<(typeof registrationsContract.open)['~orpc']['inputSchema']>>;

/**
 * Registers somebody of the lease for the tenant space. Everything the guide asked on the screen is asked again here. He
 * makes his password himself, with a link received by mail or the code of a slip.
 * @throws Refusal `INS-…` when the landlord's rules or the tenant's answers do not allow it
 */
export function openSpace(scope: CommandScope, input: OpenInput): RegistrationDone {
  const { db, core } = scope;
  const { commandId, account, supersedes } = input;
  const desk = spaceDesk(core, db, account);
  const held = requireHeld(desk, input.person);
  const comparison = compareWithLease(desk, held, input.typed);
  const email = input.email === null ? null : readTwice(input.email, input.emailAgain);
  const slip = input.slip || email === null;
  const payload = payloadOf(desk, held, comparison, { ...input, email, slip });
  const known = knownAct(db, commandId, account, payload);
  if (known !== undefined) return doneWith(scope, account, held.person, known.papers);
  requireCorrected(scope, supersedes, 'open', account);

  refuseRole(desk, held);
  refuseOtherIdentity(comparison);
  if (email !== null) refuseSharedEmail(db, desk, email, held.person);
  refuseOldTexts(desk.legal, input.legalVersion);
  if (!input.termsAccepted) {
    refuse(
      'INS-CGU',
      "Sans les conditions d'utilisation acceptées, l'espace locataire ne peut pas être ouvert.",
      {
        field: 'termsAccepted',
      },
    );
  }
  refuseConsents(desk, input.consents);

  const { login, identifier } = loginFor(db, desk, held.person, email);
  const invitation = invite(scope, { email, slip });
  const { code, papers, shown } = invitation;
  writeAct(scope, {
    commandId,
    act: 'open',
    lease: desk.lease,
    person: held.person,
    email,
    body: { name: displayName(held), login, consents: payload.consents, ...shown },
    payload,
    result: { login: identifier, code, papers },
    supersedes,
  });
  invitation.issue({ lease: desk.lease, commandId, person: requireSomebody(desk, held.person), login });
  return doneWith(scope, account, held.person, papers);
}

function payloadOf(
  desk: SpaceDesk,
  held: LeasePerson,
  comparison: Comparison,
  input: Pick<
    OpenInput,
    'document' | 'representative' | 'termsOn' | 'legalVersion' | 'consents' | 'supersedes'
  > & {
    readonly email: string | null;
    readonly slip: boolean;
  },
) {
  const { document, representative, termsOn, legalVersion, slip, email, supersedes } = input;
  const compared = comparison.fields.filter(({ result }) => result === 'same').map(({ field }) => field);
  return {
    person: held.person,
    name: displayName(held),
    email,
    document,
    representative: representative === '' ? null : representative,
    compared,
    compare: identityRule(desk.profile, desk.view.on).compare,
    termsOn,
    legalVersion,
    consents: allAnswers(desk, input.consents),
    slip,
    ...(supersedes === null ? {} : { supersedes }),
  };
}

function refuseRole(desk: SpaceDesk, held: LeasePerson): void {
  const name = displayName(held);
  const own = desk.spaces.find(({ person }) => person === held.person);
  if (own !== undefined && isLiving(own.state)) {
    refuse('INS-DEJA', `${name} a déjà un espace locataire sur ce compte.`, {
      field: 'person',
      next: "Ouvrez l'onglet Espace locataire pour renvoyer l'activation ou changer l'adresse e-mail.",
    });
  }
  const may = mayRegisterHere(desk, held);
  if (may.allowed) return;
  refuse('INS-QUI', may.sentence ?? `${name} ne peut pas être inscrit.`, {
    field: 'person',
    next: `Règle du bailleur\u202f: ${may.rule.source}.`,
  });
}

/** What the lease does not hold prevents nothing. */
function refuseOtherIdentity({ same, fields }: Comparison): void {
  if (same) return;
  const fault = fields.find(({ result }) => result === 'different' || result === 'unreadable');
  refuse('INS-IDENTITE', fault?.sentence ?? "L'identité n'est pas celle du bail.", {
    field: FIELDS[fault?.field ?? 'nom'],
    next: "Vérifiez la pièce d'identité\u202f; si le bail est à corriger, transmettez la demande au bailleur.",
  });
}

const FIELDS = { nom: 'typed.lastName', prenom: 'typed.firstName', date_naissance: 'typed.birth' } as const;

/**
 * What he signs in with: his e-mail where nobody else here uses it, else what he has already on another account, else
 * the identifier minted for him. An identifier of his is never replaced by another.
 */
function loginFor(
  db: ReadableDb,
  { view }: SpaceDesk,
  person: string,
  email: string | null,
): { readonly login: string; readonly identifier: string } {
  const known = knownLogin(db, person, view);
  const read = known === null ? null : readLogin(known);
  const identifier = read?.kind === 'identifier' ? read.identifier : mintIdentifier();
  if (email !== null) {
    return { login: otherWithEmail(db, email, person, view) === undefined ? email : identifier, identifier };
  }
  return { login: known !== null && read?.kind === 'email' ? known : identifier, identifier };
}
