import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownAct } from '../registrations/write-act.ts';
import { recordCommand } from '../sync/commands.ts';
import { requireRefused, writeHandling } from '../sync/handle.ts';
import type { MandateActBody } from './act-body.ts';
import { refuse } from './refusals.ts';

export type Paper = { readonly number: string; readonly title: string };

type NewAct = {
  readonly commandId: string;
  readonly lease: LeaseSummary;
  readonly rum: string;
  readonly body: MandateActBody;
  /** What is sent: the one place where an account number stands whole. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly result: unknown;
  readonly supersedes: string | null;
};

/** Writes an act on a mandate and puts it in the queue; its paper is issued after it, in the same transaction. */
export function writeAct(scope: CommandScope, written: NewAct): void {
  const { db, session, core } = scope;
  const { commandId, lease, rum, body, payload, result, supersedes } = written;
  recordCommand(
    scope,
    {
      id: commandId,
      type: `direct-debit.${body.act}`,
      version: 1,
      account: lease.key,
      payload,
      dependsOn: lastUnsent(db, lease.id),
    },
    result,
  );
  if (supersedes !== null) {
    writeHandling(scope, { refused: supersedes, action: 'resent', by: commandId, note: '' });
  }
  const now = core.ports.clock.now();
  sql(
    db,
    `INSERT INTO mandate_act (command_id, lease_id, rum, act, body, done_at, done_on, agent_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    commandId,
    lease.id,
    rum,
    body.act,
    JSON.stringify(body),
    new Date(now).toISOString(),
    localDay(core.ports.clock, now),
    session.agent().id,
  );
  scope.changed('direct-debit', 'accounts');
}

/** The last act on the mandates of this account that has not left yet: what follows is not taken before it. */
function lastUnsent(db: ReadableDb, leaseId: number): string[] {
  return sql<{ id: string }>(
    db,
    `SELECT a.command_id AS id FROM mandate_act a CROSS JOIN outbox o ON o.command_id = a.command_id
     WHERE a.lease_id = ? AND o.state IN ('waiting', 'sending') ORDER BY o.place DESC LIMIT 1`,
  )
    .all(leaseId)
    .map(({ id }) => id);
}

/**
 * What an act gave when it came first; undefined when it is new. A new mandate bears the number of its paper, which is
 * known from then on.
 * @throws Refusal `CMD-409` when the id came back with another content or on another account
 */
export function knownGiven(
  db: ReadableDb,
  commandId: string,
  account: string,
  payloadOf: (given: { readonly type: string; readonly number: string }) => Readonly<Record<string, unknown>>,
): Paper | undefined {
  const row = sql<{ type: string; result: string }>(db, 'SELECT type, result FROM command WHERE id = ?').get(
    commandId,
  );
  if (row === undefined) return undefined;
  const { number } = JSON.parse(row.result) as { readonly number?: string };
  return knownAct<Paper>(db, commandId, account, payloadOf({ type: row.type, number: number ?? '' }));
}

/**
 * The refused act that this one corrects: one of these types, on the same account.
 * @throws Refusal when it was not refused, was decided about already, or is another one
 */
export function requireCorrected(
  scope: CommandScope,
  supersedes: string | null,
  acts: readonly MandateActBody['act'][],
  account: string,
): void {
  if (supersedes === null) return;
  const refused = requireRefused(scope, supersedes);
  if (acts.some((act) => refused.type === `direct-debit.${act}`) && refused.account === account) return;
  refuse('SYN-AUTRE', "L'opération à corriger n'est pas de cette sorte, ou pas sur ce compte.", {
    field: 'supersedes',
    next: "Rouvrez la file d'envoi et reprenez l'opération refusée.",
  });
}

/** What is added to a payload that corrects a refused act. */
export function correcting(supersedes: string | null): { readonly supersedes?: string } {
  return supersedes === null ? {} : { supersedes };
}
