import { monthsOf } from '../../rules/ledger.ts';
import type { ReadableDb } from '../database/connection.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
import {
  type PaymentHere,
  type StandingPaper,
  standingPapers,
  standingQuittance,
} from './reversal-queries.ts';

export type Reopened = {
  /** Months that owe more without the payment, oldest first. */
  readonly months: readonly string[];
  /** Papers that no longer hold: those of the payment, and the quittance of each month that is due again. */
  readonly papers: readonly StandingPaper[];
};

/**
 * What taking a payment back undoes. A quittance given with another payment falls too when it says what is no longer
 * true (loi 89-462 art. 21): this payment had begun the month that a later one completed, or less is now paid than the
 * quittance acknowledges. One given before something was added to the month, and paid by this payment, stands.
 */
export function reopenedBy(db: ReadableDb, payment: PaymentHere): Reopened {
  const entries = readLedgerEntries(db, payment.leaseId);
  const before = new Map(monthsOf(entries).months.map((one) => [one.month, one.remainingCents]));
  const after = monthsOf(
    entries.map((entry) => (entry.paymentId === payment.id ? { ...entry, reversed: true } : entry)),
  );
  const months = after.months.filter(
    ({ month, remainingCents }) => remainingCents > (before.get(month) ?? 0),
  );
  const papers = new Map(standingPapers(db, payment.id).map((paper) => [paper.number, paper]));
  for (const { month, dueCents, remainingCents } of months) {
    const quittance = standingQuittance(db, payment, month);
    if (quittance === undefined) continue;
    const { acknowledgedCents, later, ...paper } = quittance;
    if (later === 1 || dueCents - remainingCents < acknowledgedCents) papers.set(paper.number, paper);
  }
  return { months: months.map(({ month }) => month), papers: [...papers.values()] };
}
