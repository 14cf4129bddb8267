import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type ReadableDb, sql } from '../database/connection.ts';
import { requireMeta } from '../database/meta.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';

/** An act as it is kept and sent: immutable, in the same transaction as its effect. */
export type NewCommand = {
  /** Minted by the screen. */
  readonly id: string;
  /** `feature.act`, such as `payment.record`. */
  readonly type: string;
  readonly version: number;
  readonly account: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly dependsOn?: readonly string[];
};

/** SHA-256 over the canonical JSON (RFC 8785) of a payload. */
export function payloadHash(payload: unknown): string {
  const text = canonicalize(payload);
  if (text === undefined) throw new Error('a payload must be JSON');
  return hash('sha256', text);
}

/**
 * The result kept for a command id, or undefined when it is new.
 * @throws Refusal `CMD-409` when the id came back with another content.
 */
export function knownResult(db: ReadableDb, id: string, payload: unknown): unknown {
  const row = sql<{ payload_hash: string; result: string }>(
    db,
    'SELECT payload_hash, result FROM command WHERE id = ?',
  ).get(id);
  if (row === undefined) return undefined;
  if (row.payload_hash !== payloadHash(payload)) {
    throw otherContent();
  }
  return JSON.parse(row.result) as unknown;
}

function otherContent(): Refusal {
  return new Refusal(
    'CMD-409',
    'Cette opération porte le numéro d’une autre, déjà enregistrée : elle n’a pas été enregistrée.',
    {
      next: 'Fermez ce formulaire et recommencez.',
    },
  );
}

/** Writes the act and puts it in the queue to the portal. `result` is answered again if the act comes twice. */
export function recordCommand(scope: CommandScope, command: NewCommand, result: unknown): void {
  const { db, session, core } = scope;
  if (session.access() === 'kiosk') refusePaymentId(db, command);
  const now = core.ports.clock.now();
  const at = new Date(now).toISOString();
  const agent = session.author();
  const incarnation = requireMeta(db, 'incarnation');
  const last = sql<{ seq: number | null }>(
    db,
    'SELECT max(seq) AS seq FROM command WHERE incarnation = ?',
  ).get(incarnation);
  const text = canonicalize(command.payload);
  if (text === undefined) throw new Error('a payload must be JSON');
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO command (id, incarnation, seq, type, version, account_key, payload, payload_hash, depends_on, result,
       agent_id, post, occurred_at, offset_minutes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    command.id,
    incarnation,
    (last?.seq ?? 0) + 1,
    command.type,
    command.version,
    command.account,
    text,
    payloadHash(command.payload),
    JSON.stringify(command.dependsOn ?? []),
    JSON.stringify(result),
    agent.id,
    requireMeta(db, 'post'),
    at,
    core.ports.clock.offsetMinutes(now),
  );
  sql(
    db,
    "INSERT INTO outbox (command_id, state, updated_at, place, agent_name) VALUES (?, 'waiting', ?, ?, ?)",
  ).run(command.id, at, lastInsertRowid, agent.name);
  scope.changed('outbox');
}

/**
 * What a kiosk's terminal accepts becomes the command of the id it was asked under: no other act may take it meanwhile.
 * No trigger: with one, each command would look for itself in every table that names commands.
 */
function refusePaymentId(db: ReadableDb, { id, type }: NewCommand): void {
  if (type === 'payment.record') return;
  const taken = sql<{ one: number }>(db, 'SELECT 1 AS one FROM kiosk_operation WHERE id = ?').get(id);
  if (taken !== undefined) throw otherContent();
}
