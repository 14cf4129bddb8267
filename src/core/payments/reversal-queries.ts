import type { PaymentMode } from '../../contract/payments.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** A payment taken at this counter, as it must be known to take it back. */
export type PaymentHere = {
  readonly id: string;
  readonly number: string;
  readonly leaseId: number;
  readonly account: string;
  /** The account's reference as printed. */
  readonly printed: string;
  readonly mode: PaymentMode;
  readonly amountCents: number;
  /** JSON of the contract's means. */
  readonly means: string;
  readonly payer: string | null;
  readonly takenOn: string;
  readonly till: string;
  readonly actId: string | null;
  readonly exceptionBy: string | null;
  /** In the order payments were written, whatever the clock said. */
  readonly rank: number;
  /** What already took it back, at this post or at another. */
  readonly reversal: string | null;
};

const PAYMENT = `SELECT p.id, p.number, p.lease_id AS leaseId, l.key AS account, l.printed, p.mode,
    p.amount_cents AS amountCents, p.means, p.payer, p.taken_on AS takenOn, p.till, p.act_id AS actId,
    p.exception_by AS exceptionBy, p.rowid AS rank,
    coalesce(r.number, (SELECT q.number FROM remote_reversal q WHERE q.payment_id = p.id)) AS reversal
  FROM payment p JOIN lease l ON l.id = p.lease_id LEFT JOIN payment_reversal r ON r.payment_id = p.id`;

export function findPayment(db: ReadableDb, id: string): PaymentHere | undefined {
  return sql<PaymentHere>(db, `${PAYMENT} WHERE p.id = ?`).get(id);
}

/** The post that took a payment, where that is another one of the agency. */
export function takenElsewhere(
  db: ReadableDb,
  id: string,
): { readonly number: string; readonly post: string } | undefined {
  return sql<{ number: string; post: string }>(
    db,
    'SELECT number, post FROM remote_payment WHERE id = ?',
  ).get(id);
}

const ERP_DEBIT = `SELECT 1 AS one FROM entry_confirmation c CROSS JOIN entry e ON e.piece = c.piece
  WHERE e.debit_cents > 0 AND c.payment_id =`;

/** The other payments made by the same means in one act, and still standing here and at the ERP. */
export function standingOfSameAct(db: ReadableDb, { id, actId }: PaymentHere): PaymentHere[] {
  if (actId === null) return [];
  return sql<PaymentHere>(
    db,
    `${PAYMENT} WHERE p.act_id = ? AND p.id <> ? AND r.id IS NULL AND NOT EXISTS (${ERP_DEBIT} p.id)
       AND NOT EXISTS (SELECT 1 FROM remote_reversal q WHERE q.payment_id = p.id) ORDER BY p.number`,
  ).all(actId, id);
}

/** Whether an entry of the ERP already takes this payment back. */
export function isTakenBackByErp(db: ReadableDb, paymentId: string): boolean {
  return sql<{ one: 1 }>(db, `${ERP_DEBIT} ? LIMIT 1`).get(paymentId) !== undefined;
}

/** Place in a till's chain of its last closing; 0 where it was never closed. */
export function lastClosing(db: ReadableDb, till: string): number {
  const row = sql<{ seq: number }>(
    db,
    `SELECT c.seq FROM till_opening o CROSS JOIN till_closing c ON c.opening_id = o.id
     WHERE o.till = ? ORDER BY o.seq DESC LIMIT 1`,
  ).get(till);
  return row?.seq ?? 0;
}

/** Whether a payment stands in its till's chain after a place; a clock set back changes nothing to it. */
export function isTakenAfter(db: ReadableDb, payment: { id: string; till: string }, seq: number): boolean {
  if (seq === 0) return true;
  return (
    sql<{ one: 1 }>(
      db,
      `SELECT 1 AS one FROM till_journal
       WHERE till = ? AND seq > ? AND entry ->> '$.commandId' = ? LIMIT 1`,
    ).get(payment.till, seq, payment.id) !== undefined
  );
}

export type StandingPaper = {
  readonly number: string;
  readonly kind: 'quittance' | 'recu';
  readonly title: string;
  /** The payment it was given with; null for a quittance asked for later. */
  readonly paymentId: string | null;
  readonly paymentNumber: string | null;
  /** Printed or saved at least once. */
  readonly handedOver: 0 | 1;
};

const COLUMNS = `i.number, i.kind, i.title, i.payment_id AS paymentId, p.number AS paymentNumber,
    EXISTS (SELECT 1 FROM paper_copy c WHERE c.number = i.number) AS handedOver`;
const PAPERS = 'FROM issued_paper i LEFT JOIN payment p ON p.id = i.payment_id';
const HOLDS = 'NOT EXISTS (SELECT 1 FROM paper_void v WHERE v.number = i.number)';

/** Papers given with a payment that still hold. */
export function standingPapers(db: ReadableDb, paymentId: string): StandingPaper[] {
  return sql<StandingPaper>(
    db,
    `SELECT ${COLUMNS} ${PAPERS} WHERE i.payment_id = ? AND i.kind IN ('quittance', 'recu') AND ${HOLDS} ORDER BY i.number`,
  ).all(paymentId);
}

/**
 * The quittance of a month that still holds. `later`: it was given with that payment, with one taken after it, or asked
 * for after it: papers are written in the order of the acts, whatever the clock said.
 */
export type StandingQuittance = StandingPaper & {
  /** What it acknowledges, in cents: the whole of the month as it was then due. */
  readonly acknowledgedCents: number;
  readonly later: 0 | 1;
};

export function standingQuittance(
  db: ReadableDb,
  { id, leaseId, rank }: Pick<PaymentHere, 'id' | 'leaseId' | 'rank'>,
  month: string,
): StandingQuittance | undefined {
  return sql<StandingQuittance>(
    db,
    `SELECT ${COLUMNS}, i.facts ->> '$.netDueCents' AS acknowledgedCents,
       coalesce(p.rowid >= ?, i.rowid > (SELECT max(g.rowid) FROM issued_paper g WHERE g.payment_id = ?)) AS later ${PAPERS}
     WHERE i.lease_id = ? AND i.month = ? AND i.kind = 'quittance' AND ${HOLDS}`,
  ).get(rank, id, leaseId, month);
}

export function monthsPaidBy(db: ReadableDb, paymentId: string): string[] {
  return sql<{ month: string }>(
    db,
    'SELECT month FROM payment_allocation WHERE payment_id = ? ORDER BY month',
  )
    .all(paymentId)
    .map(({ month }) => month);
}

/** Who allowed an act already recorded; null where nobody had to. */
export function reversalAllowedBy(db: ReadableDb, id: string): string | null {
  return (
    sql<{ by: string | null }>(db, 'SELECT allowed_by AS by FROM payment_reversal WHERE id = ?').get(id)
      ?.by ?? null
  );
}
