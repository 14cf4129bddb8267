import { type ReadableDb, sql } from '../database/connection.ts';

/** What a payment taken here pays: a month `AAAA-MM` and cents. */
export type Allocation = { readonly month: string; readonly cents: number };

/** One line of an account as stored. Dates ISO, amounts in cents; exactly one of debit and credit is above zero. */
export type LedgerEntry = {
  readonly id: string;
  readonly piece: string | null;
  readonly on: string;
  readonly dueOn: string | null;
  /** `AAAA-MM`. */
  readonly period: string | null;
  readonly nature: string;
  readonly label: string;
  readonly debitCents: number;
  readonly creditCents: number;
  /** The payment taken at a counter that wrote this line, or null for a line of the ERP. */
  readonly paymentId: string | null;
  /** Months that payment was put on; empty for a line of the ERP and for an advance. */
  readonly allocations: readonly Allocation[];
  /** Taken here and not yet confirmed by a line of the ERP. */
  readonly local: boolean;
};

type EntryRow = Omit<LedgerEntry, 'allocations' | 'local' | 'id'> & { id: number; confirmed: 0 | 1 };

/** The lines of an account in ledger order: by date, then as they came in. */
export function readLedgerEntries(db: ReadableDb, leaseId: number): LedgerEntry[] {
  const allocations = readAllocations(db, leaseId);
  return sql<EntryRow>(
    db,
    `SELECT e.id, e.piece, e.entered_on AS "on", e.due_on AS dueOn, e.period, e.nature, e.label,
       e.debit_cents AS debitCents, e.credit_cents AS creditCents, e.payment_id AS paymentId,
       e.payment_id IS NOT NULL AND EXISTS (SELECT 1 FROM entry_confirmation c WHERE c.payment_id = e.payment_id) AS confirmed
     FROM entry e WHERE e.lease_id = ? ORDER BY e.entered_on, e.id`,
  )
    .all(leaseId)
    .map(({ id, confirmed, ...row }) => ({
      ...row,
      id: String(id),
      allocations: row.paymentId === null ? NONE : (allocations.get(row.paymentId) ?? NONE),
      local: row.paymentId !== null && confirmed === 0,
    }));
}

const NONE: readonly Allocation[] = [];

function readAllocations(db: ReadableDb, leaseId: number): Map<string, Allocation[]> {
  const byPayment = new Map<string, Allocation[]>();
  const rows = sql<Allocation & { paymentId: string }>(
    db,
    `SELECT a.payment_id AS paymentId, a.month, a.cents
     FROM payment p JOIN payment_allocation a ON a.payment_id = p.id WHERE p.lease_id = ? ORDER BY a.payment_id, a.month`,
  ).all(leaseId);
  for (const { paymentId, month, cents } of rows) {
    const known = byPayment.get(paymentId);
    if (known === undefined) byPayment.set(paymentId, [{ month, cents }]);
    else known.push({ month, cents });
  }
  return byPayment;
}
