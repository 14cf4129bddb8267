import type { Reversal } from '../../contract/payments.ts';
import type { LedgerEntry } from '../../rules/ledger.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { type ErpTakingBack, takenBackByErp } from './erp-taking-back.ts';

type Allocation = { readonly month: string; readonly cents: number };

/** How a payment was taken back: by an act of a counter, or by an entry of the ERP that names it. */
export type TakenBack = Reversal['kind'] | 'erp';

/** A line of an account as stored: what the rules read, and where it comes from. */
export type StoredEntry = LedgerEntry & {
  /** The ERP's number of the line, or null for a line written here. */
  readonly piece: string | null;
  /** The payment or the reversal of a counter, this one or another of the agency, that wrote this line, or null for a line of the ERP. */
  readonly paymentId: string | null;
  /** The number of that payment or reversal, as on its paper. */
  readonly paymentNumber: string | null;
  /** Written by a counter and not yet confirmed by a line of the ERP. */
  readonly local: boolean;
  /** How this payment was taken back; null for one that stands, and for every other line. */
  readonly takenBack: TakenBack | null;
  /** The payment of a counter that this line takes back. */
  readonly reverses: string | null;
};

type EntryRow = Omit<StoredEntry, 'allocations' | 'local' | 'id' | 'reversed'> & {
  readonly id: number;
  readonly confirmed: 0 | 1;
};

/** The lines of an account in ledger order: by date, then as they came in. Amounts in cents. */
export function readLedgerEntries(db: ReadableDb, leaseId: number): StoredEntry[] {
  const allocations = readAllocations(db, leaseId);
  const byErp = allocations.size === 0 ? undefined : takenBackByErp(db, leaseId);
  return sql<EntryRow>(
    db,
    `SELECT e.id, e.piece, e.entered_on AS date, e.due_on AS dueDate, e.period, e.nature, e.label,
       e.debit_cents AS debitCents, e.credit_cents AS creditCents, e.payment_id AS paymentId,
       coalesce(p.number, r.number, q.number, s.number) AS paymentNumber, coalesce(b.kind, c.kind) AS takenBack,
       coalesce(r.payment_id, s.payment_id) AS reverses,
       e.payment_id IS NOT NULL AND EXISTS (SELECT 1 FROM entry_confirmation WHERE payment_id = e.payment_id) AS confirmed
     FROM entry e LEFT JOIN payment p ON p.id = e.payment_id
       LEFT JOIN payment_reversal b ON b.payment_id = e.payment_id LEFT JOIN payment_reversal r ON r.id = e.payment_id
       LEFT JOIN remote_payment q ON q.id = e.payment_id
       LEFT JOIN remote_reversal c ON c.payment_id = e.payment_id LEFT JOIN remote_reversal s ON s.id = e.payment_id
     WHERE e.lease_id = ? ORDER BY e.entered_on, e.id`,
  )
    .all(leaseId)
    .map((row) => storedEntry(row, allocations, byErp));
}

function storedEntry(
  { id, confirmed, ...row }: EntryRow,
  allocations: ReadonlyMap<string, Allocation[]>,
  byErp: ErpTakingBack | undefined,
): StoredEntry {
  const reverses = row.reverses ?? (row.piece === null ? null : (byErp?.payments.get(row.piece) ?? null));
  const takenBack =
    row.takenBack ?? (row.paymentId !== null && byErp?.whole.has(row.paymentId) === true ? 'erp' : null);
  return {
    ...row,
    id: String(id),
    takenBack,
    reverses,
    // A line with a période says its month itself; the payment's split would count it twice.
    allocations: row.period === null ? allocationsOf(row.paymentId, reverses, allocations) : undefined,
    local: row.paymentId !== null && confirmed === 0,
    ...(takenBack !== null || reverses !== null ? { reversed: true } : {}),
  };
}

/** Of a payment as it was laid; of what takes a payment back, the same below zero: it stands beside it on screen. */
function allocationsOf(
  own: string | null,
  reversed: string | null,
  allocations: ReadonlyMap<string, Allocation[]>,
): readonly Allocation[] | undefined {
  if (reversed !== null)
    return allocations.get(reversed)?.map(({ month, cents }) => ({ month, cents: -cents }));
  return own === null ? undefined : allocations.get(own);
}

function readAllocations(db: ReadableDb, leaseId: number): Map<string, Allocation[]> {
  const byPayment = new Map<string, Allocation[]>();
  const rows = sql<{ paymentId: string; month: string | null; cents: number | null }>(
    db,
    `SELECT p.id AS paymentId, a.month, a.cents
     FROM payment p LEFT JOIN payment_allocation a ON a.payment_id = p.id WHERE p.lease_id = @leaseId
     UNION ALL SELECT p.id, a.month, a.cents
     FROM remote_payment p LEFT JOIN remote_allocation a ON a.payment_id = p.id WHERE p.lease_id = @leaseId
     ORDER BY 1, 2`,
  ).all({ leaseId });
  for (const { paymentId, month, cents } of rows) {
    const known = byPayment.get(paymentId) ?? [];
    byPayment.set(paymentId, known);
    if (month !== null && cents !== null) known.push({ month, cents });
  }
  return byPayment;
}
