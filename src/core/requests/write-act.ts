import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { knownResult, recordCommand } from '../sync/commands.ts';
import { requireRefused, writeHandling } from '../sync/handle.ts';
import type { RequestAct } from './rows.ts';

/** What an act gave: sent with it, and answered again if it comes twice. */
export type OpenResult = { readonly number: string; readonly title: string };

export type NewAct = RequestAct & {
  readonly commandId: string;
  readonly lease: LeaseSummary;
  /** Null for a visit, which is about no request. */
  readonly requestId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly result: OpenResult | Readonly<Record<string, never>>;
  /** Acts that the portal must have taken before this one. */
  readonly dependsOn?: readonly string[];
  readonly supersedes?: string | null;
};

/**
 * What an act gave when it came first, or undefined when it is new.
 * @throws Refusal `CMD-409` when the id came back with another content or on another account
 */
export function knownAct(db: ReadableDb, commandId: string, account: string, payload: unknown): unknown {
  const known = knownResult(db, commandId, payload);
  if (known === undefined) return undefined;
  const key = sql<{ account: string | null }>(
    db,
    'SELECT account_key AS account FROM command WHERE id = ?',
  ).get(commandId)?.account;
  if (key === account) return known;
  throw new Refusal('CMD-409', 'Cette opération est déjà enregistrée sur un autre compte.');
}

/** Writes an act and puts it in the queue; its files and its paper are tied to it after it, in the same transaction. */
export function writeAct(scope: CommandScope, written: NewAct): void {
  const { db, session, core } = scope;
  const {
    commandId,
    act,
    body,
    lease,
    requestId,
    payload,
    result,
    dependsOn = [],
    supersedes = null,
  } = written;
  recordCommand(
    scope,
    {
      id: commandId,
      type: `request.${act}`,
      version: 1,
      account: lease.key,
      payload,
      dependsOn,
    },
    result,
  );
  if (supersedes !== null) {
    writeHandling(scope, { refused: supersedes, action: 'resent', by: commandId, note: '' });
  }
  const now = core.ports.clock.now();
  sql(
    db,
    `INSERT INTO request_act (command_id, request_id, lease_id, act, body, done_at, done_on, agent_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    commandId,
    requestId,
    lease.id,
    act,
    JSON.stringify(body),
    new Date(now).toISOString(),
    localDay(core.ports.clock, now),
    session.agent().id,
  );
  scope.changed('requests', 'accounts');
}

/**
 * The refused act that this one corrects: an opening, on the same account.
 * @throws Refusal when it was not refused, was decided about already, or is another one
 */
export function requireCorrected(scope: CommandScope, supersedes: string | null, account: string): void {
  if (supersedes === null) return;
  const refused = requireRefused(scope, supersedes);
  if (refused.type === 'request.open' && refused.account === account) return;
  throw new Refusal('SYN-AUTRE', "L'opération à corriger n'est pas de cette sorte, ou pas sur ce compte.", {
    field: 'supersedes',
    kept: "Rien n'a été enregistré.",
    next: "Rouvrez la file d'envoi et reprenez l'opération refusée.",
  });
}
