import type { OutboxRow } from '../../contract/sync.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

export function countOutbox(db: ReadableDb): { waiting: number; refused: number } {
  const row = sql<{ waiting: number; refused: number }>(
    db,
    `SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting') + (SELECT count(*) FROM outbox WHERE state = 'sending') AS waiting,
       (SELECT count(*) FROM outbox WHERE state = 'refused') AS refused`,
  ).get();
  return row ?? { waiting: 0, refused: 0 };
}

/** Newest first; `now` in milliseconds gives the ages. */
export function listOutbox(db: ReadableDb, now: number): OutboxRow[] {
  return sql<Omit<OutboxRow, 'ageSeconds' | 'suspense' | 'handled'>>(
    db,
    `SELECT c.id AS commandId, c.seq, c.type, c.account_key AS account,
       (SELECT p.last_name || coalesce(' ' || p.first_name, '') FROM party y JOIN person p ON p.id = y.person_id
         WHERE y.lease_id = l.id AND y.role = 'signataire_principal' ORDER BY y.absent_since IS NOT NULL, y.id LIMIT 1) AS holderName,
       pay.number, pay.amount_cents AS cents, pay.mode, coalesce(a.name, c.agent_id) AS agentName,
       c.occurred_at AS recordedAt, o.state, o.code, o.reason, o.sent_at AS settledAt
     FROM outbox o JOIN command c ON c.id = o.command_id
     LEFT JOIN lease l ON l.key = c.account_key LEFT JOIN payment pay ON pay.id = c.id LEFT JOIN agent a ON a.id = c.agent_id
     WHERE o.state <> 'sent' ORDER BY c.occurred_at DESC, c.seq DESC LIMIT 500`,
  )
    .all()
    .map((row) => ({
      ...row,
      suspense: false,
      handled: null,
      ageSeconds: Math.max(0, Math.floor((now - Date.parse(row.recordedAt)) / 1000)),
    }));
}
