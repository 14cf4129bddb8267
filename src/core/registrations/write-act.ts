import type { RegistrationDone } from '../../contract/registrations.ts';
import type { SpaceAct } from '../../rules/registrations/states.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { knownResult, recordCommand } from '../sync/commands.ts';
import { requireRefused, writeHandling } from '../sync/handle.ts';
import { spaceDesk } from './desk.ts';
import type { ActBody } from './queries.ts';

export type Papers = RegistrationDone['papers'];

/** A way in by a slip, as it travels: its hash, and until when it works. */
export type SentCode = { readonly hash: string; readonly expiresAt: string };

/** What an act minted and gave: sent with it, and answered again if it comes twice. */
export type ActResult = {
  readonly papers: Papers;
  readonly login?: string;
  readonly code?: SentCode | null;
};

export type NewAct = {
  readonly commandId: string;
  readonly act: SpaceAct;
  readonly lease: LeaseSummary;
  readonly person: string;
  /** The e-mail it gives to the space; null where it gives none. */
  readonly email: string | null;
  readonly body: ActBody;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly result: ActResult;
  readonly supersedes: string | null;
};

/**
 * What an act gave when it came first, or undefined when it is new.
 * @throws Refusal `CMD-409` when the id came back with another content or on another account
 */
export function knownAct<Result = ActResult>(
  db: ReadableDb,
  commandId: string,
  account: string,
  payload: unknown,
): Result | undefined {
  const known = knownResult(db, commandId, payload);
  if (known === undefined) return undefined;
  const key = sql<{ account: string | null }>(
    db,
    'SELECT account_key AS account FROM command WHERE id = ?',
  ).get(commandId)?.account;
  if (key !== account)
    throw new Refusal('CMD-409', 'Cette opération est déjà enregistrée sur un autre compte.');
  return known as Result;
}

/** Writes an act on a space and puts it in the queue; its papers are issued after it, in the same transaction. */
export function writeAct(scope: CommandScope, written: NewAct): void {
  const { db, session, core } = scope;
  const { commandId, act, lease, person, payload, result, supersedes } = written;
  recordCommand(
    scope,
    {
      id: commandId,
      type: `registration.${act}`,
      version: 1,
      account: lease.key,
      payload,
      dependsOn: lastUnsent(db, lease.id, person),
    },
    result,
  );
  if (supersedes !== null) {
    writeHandling(scope, { refused: supersedes, action: 'resent', by: commandId, note: '' });
  }
  const now = core.ports.clock.now();
  sql(
    db,
    `INSERT INTO registration_act (command_id, lease_id, person_key, act, email, body, done_at, done_on, agent_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    commandId,
    lease.id,
    person,
    act,
    written.email,
    JSON.stringify(written.body),
    new Date(now).toISOString(),
    localDay(core.ports.clock, now),
    session.agent().id,
  );
  scope.changed('registrations', 'accounts');
}

/** The last act on this space that has not left yet: what follows is not taken before it. */
function lastUnsent(db: ReadableDb, leaseId: number, person: string): string[] {
  return sql<{ id: string }>(
    db,
    `SELECT a.command_id AS id FROM registration_act a CROSS JOIN outbox o ON o.command_id = a.command_id
     WHERE a.lease_id = ? AND a.person_key = ? AND o.state IN ('waiting', 'sending') ORDER BY o.place DESC LIMIT 1`,
  )
    .all(leaseId, person)
    .map(({ id }) => id);
}

/** The answer of an act: the space as it stands now, and what is to be handed over. */
export function doneWith(
  { core, db }: CommandScope,
  account: string,
  person: string,
  papers: Papers,
): RegistrationDone {
  const space = spaceDesk(core, db, account).spaces.find((one) => one.person === person);
  if (space === undefined) throw new Error('an act left no space');
  return { space, papers };
}

/**
 * The refused act that this one corrects: of the same kind, on the same account.
 * @throws Refusal when it was not refused, was decided about already, or is another one
 */
export function requireCorrected(
  scope: CommandScope,
  supersedes: string | null,
  act: SpaceAct,
  account: string,
): void {
  if (supersedes === null) return;
  const refused = requireRefused(scope, supersedes);
  if (refused.type === `registration.${act}` && refused.account === account) return;
  throw new Refusal('SYN-AUTRE', "L'opération à corriger n'est pas de cette sorte, ou pas sur ce compte.", {
    field: 'supersedes',
    kept: "Rien n'a été enregistré.",
    next: "Rouvrez la file d'envoi et reprenez l'opération refusée.",
  });
}
