import type { z } from 'zod';
import type { Request, requestsContract } from '../../contract/requests.ts';
import { requestOffers } from '../../rules/requests/offers.ts';
import { isClosed } from '../../rules/requests/states.ts';
import { nameFiles, requireFiles } from '../attachments/name-files.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import {
  readContact,
  readSlots,
  refuseContact,
  refuseUnoffered,
  refuseWords,
  requireText,
} from './checks.ts';
import { pictureOf, type RequestDesk, requestDesk, shownRequest } from './desk.ts';
import { type RequestFacts, readFacts } from './facts.ts';
import { mergeRequest, type Picture } from './merge-request.ts';
import { refuse, refuseUnknownRequest } from './refusals.ts';
import type { RequestAct } from './rows.ts';
import { knownAct, writeAct } from './write-act.ts';

type InputOf<Procedure extends 'complement' | 'modify' | 'close'> = z.infer<
  NonNullable<(typeof requestsContract)[Procedure]['~orpc']['inputSchema']>
>;
type Done = { readonly request: Request };

/** @throws Refusal `DEM-INCONNUE`, `DEM-CLOSE`, `DEM-OPTION`, `DEM-DESCRIPTION`, `DEM-MOTS`, `FIC-PERDU` */
export function complementRequest(scope: CommandScope, input: InputOf<'complement'>): Done {
  const { db } = scope;
  const { commandId, text, files, wordsKept } = input;
  return follow(scope, input, (id) => ({ request: id, text, files }), {
    check({ lease: _lease, view }) {
      const offers = requestOffers(view.profile, view.today);
      refuseUnoffered(offers.complement, [text], 'de complément', 'text');
      refuseUnoffered(offers.attachments, files, 'de pièces jointes', 'files');
      // A photo says enough.
      if (files.length === 0) requireText(text, 'text');
      refuseWords(view, text, wordsKept, 'text');
      requireFiles(db, files);
    },
    act: ({ number }) => ({ act: 'complement', body: { number, text, files } }),
    written({ lease }, { id }) {
      nameFiles(scope, { owner: 'request', ownerId: id, lease: lease.id, commandId, files });
    },
  });
}

/**
 * @throws Refusal `DEM-INCONNUE`, `DEM-CLOSE`, `DEM-CHANGEE`, `DEM-OPTION`, `DEM-DESCRIPTION`, `DEM-MOTS`, `DEM-CONTACT`,
 * `DEM-TELEPHONE`, `DEM-EMAIL`, `DEM-JOINDRE`
 */
export function modifyRequest(scope: CommandScope, input: InputOf<'modify'>): Done {
  const { description, urgency, version, wordsKept } = input;
  const changes = {
    description,
    urgency,
    contact: readContact(input.contact),
    availability: readSlots(input.availability),
  };
  return follow(scope, input, (id) => ({ request: id, version, changes }), {
    check({ view }, picture) {
      const offers = requestOffers(view.profile, view.today);
      refuseUnoffered(offers.complement, [description], 'de modification', 'description');
      refuseChanged(picture, version);
      requireText(description, 'description');
      refuseWords(view, description, wordsKept, 'description');
      refuseContact(changes.contact, changes.availability);
      refuseUnoffered(offers.availability, changes.availability, 'de disponibilités', 'availability');
    },
    act: ({ number }) => ({ act: 'modify', body: { number, changes } }),
  });
}

/** @throws Refusal `DEM-INCONNUE`, `DEM-CLOSE`, `DEM-CHANGEE` */
export function closeRequest(scope: CommandScope, input: InputOf<'close'>): Done {
  const { reason, comment, version, wordsKept } = input;
  return follow(scope, input, (id) => ({ request: id, version, reason, comment }), {
    check: ({ view }, picture) => {
      refuseChanged(picture, version);
      refuseWords(view, comment, wordsKept, 'comment');
    },
    act: ({ number }) => ({ act: 'close', body: { number, reason, comment } }),
  });
}

type Step = {
  /** Refuses what cannot be. */
  readonly check: (desk: RequestDesk, picture: Picture) => void;
  readonly act: (picture: Picture) => Extract<RequestAct, { act: 'complement' | 'modify' | 'close' }>;
  /** Once the act stands. */
  readonly written?: (desk: RequestDesk, picture: Picture) => void;
};

/** An act on a request that is open, on its own account. */
function follow(
  scope: CommandScope,
  input: { readonly commandId: string; readonly account: string; readonly request: string },
  payloadFor: (id: string) => Readonly<Record<string, unknown>>,
  step: Step,
): Done {
  const { db, core } = scope;
  const { commandId, account, request } = input;
  const desk = requestDesk(core, db, account);
  const facts = readFacts(db, request);
  const picture = facts === undefined ? null : mergeRequest(facts, desk.view);
  if (facts === undefined || picture === null || picture.leaseId !== desk.lease.id) refuseUnknownRequest();
  const payload = payloadFor(namedBefore(db, commandId, facts.id) ?? facts.id);
  if (knownAct(db, commandId, account, payload) === undefined) {
    if (isClosed(picture.state)) refuseClosed(picture);
    step.check(desk, picture);
    writeAct(scope, {
      commandId,
      ...step.act(picture),
      lease: desk.lease,
      requestId: facts.id,
      payload,
      result: {},
      dependsOn: lastUnsent(facts),
    });
    step.written?.(desk, picture);
  }
  const now = pictureOf(db, facts.id, desk.view);
  if (now === undefined) throw new Error('an act left no request');
  return { request: shownRequest(core, db, desk.view, now) };
}

/** The last act on this request that has not left yet: what follows is not taken before it. */
function lastUnsent({ acts }: RequestFacts): string[] {
  const last = acts.findLast(({ outbox }) => outbox === 'waiting' || outbox === 'sending');
  return last === undefined ? [] : [last.commandId];
}

/** The id under which an act that came before named this same request: the portal may have told another since. */
function namedBefore(db: ReadableDb, commandId: string, id: string): string | undefined {
  const named = sql<{ request: string | null }>(
    db,
    "SELECT json_extract(payload, '$.request') AS request FROM command WHERE id = ?",
  ).get(commandId)?.request;
  return named != null && readFacts(db, named)?.id === id ? named : undefined;
}

function refuseClosed({ number, stateLabel }: Picture): never {
  return refuse(
    'DEM-CLOSE',
    `La demande ${number} n'est plus ouverte (${stateLabel.toLocaleLowerCase('fr')}).`,
    {
      next: 'Ouvrez une nouvelle demande sur ce compte.',
    },
  );
}

/** Somebody wrote since the screen was opened: the clerk reads it first. */
function refuseChanged({ version, events }: Picture, seen: number): void {
  if (version === seen) return;
  const author = events.at(-1)?.author ?? '';
  refuse(
    'DEM-CHANGEE',
    `Cette demande a changé depuis que vous l'avez ouverte${author === '' ? '' : ` (${author})`}.`,
    { next: 'Relisez son suivi, puis recommencez.' },
  );
}
