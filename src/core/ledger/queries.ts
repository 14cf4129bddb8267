import type { LedgerEntry } from '../../rules/ledger.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

type Allocation = { readonly month: string; readonly cents: number };

/** A line of an account as stored: what the rules read, and where it comes from. */
export type StoredEntry = LedgerEntry & {
  /** The ERP's number of the line, or null for a line written here. */
  readonly piece: string | null;
  /** The payment taken at a counter that wrote this line, or null for a line of the ERP. */
  readonly paymentId: string | null;
  /** The number of that payment, as on its paper. */
  readonly paymentNumber: string | null;
  /** Taken here and not yet confirmed by a line of the ERP. */
  readonly local: boolean;
};

type EntryRow = Omit<StoredEntry, 'allocations' | 'local' | 'id'> & { id: number; confirmed: 0 | 1 };

/** The lines of an account in ledger order: by date, then as they came in. Amounts in cents. */
export function readLedgerEntries(db: ReadableDb, leaseId: number): StoredEntry[] {
  const allocations = readAllocations(db, leaseId);
  return sql<EntryRow>(
    db,
    `SELECT e.id, e.piece, e.entered_on AS date, e.due_on AS dueDate, e.period, e.nature, e.label,
       e.debit_cents AS debitCents, e.credit_cents AS creditCents, e.payment_id AS paymentId, p.number AS paymentNumber,
       e.payment_id IS NOT NULL AND EXISTS (SELECT 1 FROM entry_confirmation c WHERE c.payment_id = e.payment_id) AS confirmed
     FROM entry e LEFT JOIN payment p ON p.id = e.payment_id
     WHERE e.lease_id = ? ORDER BY e.entered_on, e.id`,
  )
    .all(leaseId)
    .map(({ id, confirmed, ...row }) => ({
      ...row,
      id: String(id),
      // A line with a période says its month itself; the payment's split would count it twice.
      allocations: row.paymentId === null || row.period !== null ? undefined : allocations.get(row.paymentId),
      local: row.paymentId !== null && confirmed === 0,
    }));
}

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
