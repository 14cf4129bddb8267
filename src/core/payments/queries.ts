import type { PaymentMode } from '../../contract/payments.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { openTill } from '../till/till-session.ts';
import { COUNTED } from './counted.ts';

/** Of the lease itself: its first day, and its term where the ERP says it. */
export type LeaseTerms = { readonly startedOn: string; readonly term: string | null };

export function termsOf(db: ReadableDb, leaseId: number): LeaseTerms {
  const row = sql<LeaseTerms>(db, 'SELECT started_on AS startedOn, term FROM lease WHERE id = ?').get(
    leaseId,
  );
  if (row === undefined) throw new Error('no such lease');
  return row;
}

/** The number of the quittance given for a month of a lease and still holding: there is one at most. */
export function quittanceNumber(db: ReadableDb, leaseId: number, month: string): string | undefined {
  return sql<{ number: string }>(
    db,
    `SELECT number FROM issued_paper p WHERE lease_id = ? AND month = ? AND kind = 'quittance'
       AND NOT EXISTS (SELECT 1 FROM paper_void v WHERE v.number = p.number)`,
  ).get(leaseId, month)?.number;
}

/** Reçus given for a month of a lease and still holding, oldest first. */
export function receiptsOf(
  db: ReadableDb,
  leaseId: number,
  month: string,
): { readonly number: string; readonly on: string }[] {
  return sql<{ number: string; on: string }>(
    db,
    `SELECT number, issued_on AS "on" FROM issued_paper p
     WHERE lease_id = ? AND month = ? AND kind = 'recu'
       AND NOT EXISTS (SELECT 1 FROM paper_void v WHERE v.number = p.number) ORDER BY issued_at, number`,
  ).all(leaseId, month);
}

/** Cash taken at the counters that no month was given to and that was not given back, in cents. */
export function cashAdvances(db: ReadableDb, leaseId: number): number {
  const row = sql<{ cents: number }>(
    db,
    `SELECT coalesce(sum(amount_cents - (SELECT coalesce(sum(a.cents), 0) FROM payment_allocation a WHERE a.payment_id = p.id)), 0) AS cents
     FROM payment p WHERE p.lease_id = ? AND p.mode = 'especes'
       AND NOT EXISTS (SELECT 1 FROM payment_reversal r WHERE r.payment_id = p.id)
       AND NOT EXISTS (SELECT 1 FROM remote_reversal r WHERE r.payment_id = p.id)`,
  ).get(leaseId);
  const elsewhere = sql<{ cents: number }>(
    db,
    `SELECT coalesce(sum(amount_cents - (SELECT coalesce(sum(a.cents), 0) FROM remote_allocation a WHERE a.payment_id = p.id)), 0) AS cents
     FROM remote_payment p WHERE p.lease_id = ? AND p.mode = 'especes'
       AND NOT EXISTS (SELECT 1 FROM remote_reversal r WHERE r.payment_id = p.id)`,
  ).get(leaseId);
  return (row?.cents ?? 0) + (elsewhere?.cents ?? 0);
}

/**
 * Payments of one account, amount and mode that hold, taken at one till of this post or at another post, between two
 * instants (ISO UTC), newest first.
 */
export function alikePayments(
  db: ReadableDb,
  like: { leaseId: number; amountCents: number; mode: PaymentMode; till: string; from: string; to: string },
): { readonly number: string; readonly takenAt: string }[] {
  return sql<{ number: string; takenAt: string }>(
    db,
    `SELECT number, taken_at AS takenAt FROM payment p
     WHERE lease_id = @leaseId AND amount_cents = @amountCents AND mode = @mode AND till = @till
       AND taken_at BETWEEN @from AND @to
       AND NOT EXISTS (SELECT 1 FROM payment_reversal r WHERE r.payment_id = p.id)
       AND NOT EXISTS (SELECT 1 FROM remote_reversal r WHERE r.payment_id = p.id)
     UNION ALL SELECT number, taken_at FROM remote_payment p
     WHERE lease_id = @leaseId AND amount_cents = @amountCents AND mode = @mode AND taken_at BETWEEN @from AND @to
       AND NOT EXISTS (SELECT 1 FROM remote_reversal r WHERE r.payment_id = p.id) ORDER BY 2 DESC`,
  ).all(like);
}

export type TakenPayment = {
  readonly id: string;
  readonly number: string;
  readonly mode: PaymentMode;
  readonly amountCents: number;
  /** JSON of the contract's means. */
  readonly means: string;
};

export function paymentsOf(db: ReadableDb, leaseId: number): TakenPayment[] {
  return sql<TakenPayment>(
    db,
    'SELECT id, number, mode, amount_cents AS amountCents, means FROM payment WHERE lease_id = ?',
  ).all(leaseId);
}

/** Payments taken at one till on one day (ISO date), net of what was taken back since. */
export function countTill(
  db: ReadableDb,
  till: string,
  day: string,
): { readonly count: number; readonly cents: number } {
  const row = sql<{ count: number; cents: number }>(
    db,
    `SELECT count(*) AS count, coalesce(sum(amount_cents), 0) AS cents FROM payment p WHERE p.taken_on = ? AND p.till = ?
       AND ${COUNTED}`,
  ).get(day, till);
  return row ?? { count: 0, cents: 0 };
}

/** Cash goes into an open till only. */
export function isTillOpen(db: ReadableDb, till: string): boolean {
  return openTill(db, till) !== undefined;
}

/** Who allowed cash above the ceiling in an act already recorded; null where nobody had to. */
export function exceptionAllowedBy(db: ReadableDb, actId: string): string | null {
  const row = sql<{ by: string }>(
    db,
    `SELECT exception_by AS by FROM payment WHERE id = @actId AND exception_by IS NOT NULL
     UNION ALL SELECT exception_by FROM payment WHERE act_id = @actId AND exception_by IS NOT NULL LIMIT 1`,
  ).get({ actId });
  return row?.by ?? null;
}

/** Whether an act was already recorded under this id. */
export function isCommandKnown(db: ReadableDb, id: string): boolean {
  return sql<{ one: 1 }>(db, 'SELECT 1 AS one FROM command WHERE id = ?').get(id) !== undefined;
}
