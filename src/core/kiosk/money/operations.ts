import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';

export type OperationState = 'asked' | 'unknown' | 'accepted' | 'declined';

/** What was asked of the terminal, and what is known of it. */
export type Operation = {
  /** The command's. */
  readonly id: string;
  readonly visit: string;
  /** Stored key, and reference as printed. */
  readonly account: string;
  readonly printed: string;
  readonly known: boolean;
  readonly amountCents: number;
  /** Chosen by the payer; empty: the oldest due. */
  readonly months: readonly string[];
  readonly state: OperationState;
  /** Why it was declined; null otherwise. */
  readonly reason: string | null;
  readonly askedAt: string;
};

type Row = Omit<Operation, 'known' | 'months'> & { readonly known: number; readonly months: string };

const OPERATION = `SELECT id, visit, account_key AS account, printed, known, amount_cents AS amountCents, months, state,
  reason, asked_at AS askedAt FROM kiosk_operation`;

export function findOperation(db: ReadableDb, id: string): Operation | undefined {
  const row = sql<Row>(db, `${OPERATION} WHERE id = ?`).get(id);
  return row === undefined ? undefined : operationOf(row);
}

/** Those whose end is not known, the oldest first. */
export function openOperations(db: ReadableDb): Operation[] {
  return sql<Row>(db, `${OPERATION} WHERE state IN ('asked', 'unknown') ORDER BY asked_at, id`)
    .all()
    .map(operationOf);
}

function operationOf({ known, months, ...row }: Row): Operation {
  return { ...row, known: known === 1, months: JSON.parse(months) as string[] };
}

/** Durable before the terminal hears of it. */
export function insertOperation(db: WritableDb, operation: Omit<Operation, 'state' | 'reason'>): void {
  sql(
    db,
    `INSERT INTO kiosk_operation (id, visit, account_key, printed, known, amount_cents, months, state, asked_at)
     VALUES (@id, @visit, @account, @printed, @known, @amountCents, @months, 'asked', @askedAt)`,
  ).run({
    ...operation,
    known: operation.known ? 1 : 0,
    months: JSON.stringify(operation.months),
  });
}

/** Its answer never came. */
export function markUnknown(db: WritableDb, id: string): void {
  sql(db, "UPDATE kiosk_operation SET state = 'unknown' WHERE id = ? AND state = 'asked'").run(id);
}

/** What was accepted stays accepted, whatever is said of it later. */
export function markDeclined(db: WritableDb, id: string, reason: string, at: string): void {
  sql(
    db,
    `UPDATE kiosk_operation SET state = 'declined', reason = ?, settled_at = ?
     WHERE id = ? AND state IN ('asked', 'unknown')`,
  ).run(reason, at, id);
}

export function markAccepted(
  db: WritableDb,
  id: string,
  answer: { readonly authorisation: string; readonly amountCents: number },
  at: string,
): void {
  sql(
    db,
    `UPDATE kiosk_operation SET state = 'accepted', reason = NULL, authorisation = ?, answer = ?, settled_at = ?
     WHERE id = ?`,
  ).run(answer.authorisation, JSON.stringify({ kind: 'accepted', ...answer }), at, id);
}

/** A payment as it was recorded, with its ticket. */
export type RecordedKioskPayment = {
  readonly number: string;
  readonly ticket: string;
  readonly amountCents: number;
  readonly authorisation: string;
  readonly known: number;
  readonly at: string;
};

export function findRecorded(db: ReadableDb, id: string): RecordedKioskPayment | undefined {
  return sql<RecordedKioskPayment>(
    db,
    `SELECT p.number, t.number AS ticket, p.amount_cents AS amountCents, p.authorisation, p.known, p.taken_at AS at
     FROM kiosk_payment p JOIN kiosk_ticket t ON t.act_id = p.id WHERE p.id = ?`,
  ).get(id);
}
