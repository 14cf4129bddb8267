import type { OutboxRow, OutboxTab } from '../../contract/sync.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** Refused operations that nobody has decided about yet. */
const TO_HANDLE =
  "o.state = 'refused' AND NOT EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = o.command_id)";

/** What is on its way, and what was refused and not handled. */
export function countOutbox(db: ReadableDb): { waiting: number; refused: number } {
  const row = sql<{ waiting: number; refused: number }>(
    db,
    `SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting') + (SELECT count(*) FROM outbox WHERE state = 'sending') AS waiting,
       (SELECT count(*) FROM outbox o WHERE ${TO_HANDLE}) AS refused`,
  ).get();
  return row ?? { waiting: 0, refused: 0 };
}

/** Taken by the portal between two instants (ISO UTC). */
export function countSent(db: ReadableDb, from: string, to: string): number {
  const row = sql<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM outbox INDEXED BY outbox_sent
     WHERE sent_at IS NOT NULL AND sent_at >= ? AND sent_at < ? AND state = 'sent'`,
  ).get(from, to);
  return row?.count ?? 0;
}

/** When the act that waits longest was recorded, ISO UTC. */
export function oldestUnsent(db: ReadableDb): string | undefined {
  return sql<{ at: string }>(
    db,
    `SELECT c.occurred_at AS at FROM outbox o INDEXED BY outbox_unsent CROSS JOIN command c ON c.id = o.command_id
     WHERE o.state IN ('waiting', 'sending') ORDER BY o.place LIMIT 1`,
  ).get()?.at;
}

type StoredRow = Omit<OutboxRow, 'ageSeconds' | 'suspense' | 'handled'> & {
  readonly suspense: 0 | 1;
  readonly action: NonNullable<OutboxRow['handled']>['action'] | null;
  readonly handledBy: string | null;
  readonly handledAt: string | null;
  readonly note: string | null;
};

/** Number of the paper that an act on a space, a certificate, a file or a mandate gave, or of the request it was on; it has no other. */
export const ACT_PAPER = `CASE WHEN c.type LIKE 'registration.%' OR c.type LIKE 'insurance.%' OR c.type LIKE 'dossier.%'
      OR c.type LIKE 'direct-debit.%' OR c.type = 'documents.order'
    THEN coalesce(json_extract(c.result, '$.papers[0].number'), json_extract(c.result, '$.number'))
    WHEN c.type LIKE 'request.%' THEN (SELECT json_extract(q.body, '$.number') FROM request_act q WHERE q.command_id = c.id)
    END`;

const COLUMNS = `c.id AS commandId, c.seq, c.type, c.account_key AS account, l.printed AS reference,
  (SELECT p.last_name || coalesce(' ' || p.first_name, '') FROM party y JOIN person p ON p.id = y.person_id
    WHERE y.lease_id = l.id AND y.role = 'signataire_principal' ORDER BY y.absent_since IS NOT NULL, y.id LIMIT 1) AS holderName,
  coalesce(pay.number, ann.number, rev.number, ${ACT_PAPER}) AS number,
  coalesce(pay.amount_cents, ann.amount_cents) AS cents,
  coalesce(pay.mode, ann.mode) AS mode, coalesce(a.name, c.agent_id) AS agentName,
  c.occurred_at AS recordedAt, o.state, o.code, o.reason, o.sent_at AS settledAt, o.suspense,
  h.action, coalesce(ha.name, h.agent_id) AS handledBy, h.at AS handledAt, h.note`;
const DETAILS = `LEFT JOIN lease l ON l.key = c.account_key
  LEFT JOIN payment pay ON pay.id = c.id LEFT JOIN payment_announcement ann ON ann.id = c.id
  LEFT JOIN payment_reversal rev ON rev.id = c.id LEFT JOIN agent a ON a.id = c.agent_id
  LEFT JOIN outbox_handling h ON h.command_id = c.id LEFT JOIN agent ha ON ha.id = h.agent_id`;
const FROM_COMMAND = 'FROM command c CROSS JOIN outbox o ON o.command_id = c.id';
const FROM_OUTBOX = 'CROSS JOIN command c ON c.id = o.command_id';

/** Where each tab begins to read, and its order: each of them ends after its 500 rows, however many acts there are. */
const TABS: Readonly<Record<OutboxTab, string>> = {
  tout: `${FROM_COMMAND} ${DETAILS} ORDER BY c.rowid DESC`,
  'en-attente': `FROM outbox o INDEXED BY outbox_unsent ${FROM_OUTBOX} ${DETAILS}
    WHERE o.state IN ('waiting', 'sending') ORDER BY o.place DESC`,
  'a-traiter': `FROM outbox o INDEXED BY outbox_state ${FROM_OUTBOX} ${DETAILS} WHERE ${TO_HANDLE} ORDER BY c.rowid DESC`,
  envoyees: `FROM outbox o INDEXED BY outbox_sent ${FROM_OUTBOX} ${DETAILS}
    WHERE o.sent_at IS NOT NULL AND o.state = 'sent' ORDER BY o.sent_at DESC`,
};

const SHOWN = 500;

/** Newest first, 500 at most; `now` in milliseconds gives the ages. */
export function listOutbox(db: ReadableDb, tab: OutboxTab, now: number): OutboxRow[] {
  return sql<StoredRow>(db, `SELECT ${COLUMNS} ${TABS[tab]} LIMIT ${SHOWN}`)
    .all()
    .map((row) => outboxRow(row, now));
}

function outboxRow(
  { action, handledBy, handledAt, note, suspense, ...row }: StoredRow,
  now: number,
): OutboxRow {
  return {
    ...row,
    suspense: suspense === 1,
    handled:
      action === null
        ? null
        : { action, by: handledBy ?? '', at: handledAt ?? row.recordedAt, note: note ?? '' },
    ageSeconds: Math.max(0, Math.floor((now - Date.parse(row.recordedAt)) / 1000)),
  };
}

/** An operation and where it stands; undefined for an id that no act of this base bears. */
export function findOperation(
  db: ReadableDb,
  id: string,
):
  | {
      readonly type: string;
      readonly account: string | null;
      readonly state: OutboxRow['state'];
      readonly handled: 0 | 1;
    }
  | undefined {
  return sql<{ type: string; account: string | null; state: OutboxRow['state']; handled: 0 | 1 }>(
    db,
    `SELECT c.type, c.account_key AS account, o.state,
       EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = c.id) AS handled
     FROM command c CROSS JOIN outbox o ON o.command_id = c.id WHERE c.id = ?`,
  ).get(id);
}
