import { firstDayOfMonth, isIsoMonth, lastDayOfMonth } from '../../rules/dates.ts';
import { type LedgerMonth, natureLabel } from '../../rules/ledger.ts';
import { appliedRule, type LandlordProfile } from '../../rules/profile.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { commonFacts } from '../documents/freeze/common.ts';
import type { PaidFacts, PaperFacts } from '../documents/paper-facts.ts';
import { verificationCode } from '../documents/verification-code.ts';
import { entriesById } from '../ledger/due-months.ts';
import type { StoredEntry } from '../ledger/queries.ts';
import { contractKind, type MadePlan, type PlannedPaper } from './plan.ts';
import { type LeaseTerms, paymentsOf, receiptsOf, type TakenPayment, termsOf } from './queries.ts';
import { noticeLines, paymentDetail, receivedBefore } from './received.ts';

/** A payment that has its number and is about to be written. */
export type NumberedPayment = TakenPayment & {
  readonly receivedCents: number | null;
  readonly payer: string | null;
  readonly takenOn: string;
  readonly takenAt: string;
  readonly offsetMinutes: number;
  readonly chosenMonths: readonly string[];
  readonly agent: PaperFacts['agent'];
};

export type NumberedPaper = PlannedPaper & { readonly number: string };

/** The facts of each paper of a payment, complete, so that nothing is looked up again when they are drawn. */
export function freezePapers(
  db: ReadableDb,
  profile: LandlordProfile,
  lease: LeaseSummary,
  made: MadePlan,
  payment: NumberedPayment,
  papers: readonly NumberedPaper[],
): PaidFacts[] {
  const common = {
    ...commonFacts(db, profile, lease),
    payment: {
      number: payment.number,
      mode: payment.mode,
      amountCents: payment.amountCents,
      receivedCents: payment.receivedCents,
      papers: papers.map((paper) => ({
        kind: contractKind(paper),
        number: paper.number,
        month: paper.month,
        cents: paper.cents,
      })),
      balanceAfterCents: made.plan.balanceAfterCents,
    },
    payer: payment.payer,
    agent: payment.agent,
    issued: { at: payment.takenAt, offsetMinutes: payment.offsetMinutes },
  };
  return papers.map((paper) => {
    const facts = {
      ...common,
      ...monthFacts(db, profile, lease, made, payment, paper),
      kind: contractKind(paper),
      number: paper.number,
      month: paper.month,
      cents: paper.cents,
      remainingCents: paper.remainingCents,
    };
    // The compiler holds them against the schema; the drawing thread parses them. A payment never waits for that.
    return { ...facts, code: verificationCode(facts) };
  });
}

type MonthFacts = Pick<
  PaperFacts,
  'period' | 'term' | 'dueOn' | 'lines' | 'netDueCents' | 'received' | 'replaces' | 'underReserve'
> &
  Pick<PaidFacts, 'imputation'>;

function monthFacts(
  db: ReadableDb,
  profile: LandlordProfile,
  lease: LeaseSummary,
  made: MadePlan,
  payment: NumberedPayment,
  paper: NumberedPaper,
): MonthFacts {
  const now = {
    on: payment.takenOn,
    label: natureLabel(`paiement_${payment.mode}`),
    detail: paymentDetail(payment, paper.cents !== payment.amountCents, 'de cet encaissement'),
    cents: paper.cents,
  };
  const month = made.ledger.months.find((candidate) => candidate.month === paper.month);
  if (month === undefined) {
    return {
      period: null,
      term: null,
      dueOn: null,
      lines: [],
      netDueCents: 0,
      received: [now],
      imputation: 'advance',
      replaces: [],
      underReserve: paper.underReserve,
    };
  }
  const byId = entriesById(made.entries);
  const terms = termsOf(db, lease.id);
  const payments = new Map(paymentsOf(db, lease.id).map((taken) => [taken.id, taken]));
  return {
    period: periodOf(month.month, terms, lease.exitOn),
    term: termOf(profile, terms, payment.takenOn),
    dueOn: month.dueOn,
    lines: noticeLines(month, byId),
    netDueCents: month.dueCents,
    received: [...receivedBefore(month, byId, payments), now],
    imputation: imputationOf(payment.chosenMonths, month.month),
    replaces: paper.kind === 'quittance' ? receiptsOf(db, lease.id, month.month) : [],
    underReserve: paper.underReserve || hasOpenCheque(month, byId),
  };
}

/** A cheque the ERP has not confirmed may still bounce: its month is discharged under the same reserve. */
export function hasOpenCheque(month: LedgerMonth, byId: ReadonlyMap<string, StoredEntry>): boolean {
  return month.paidBy.some(({ source }) => {
    const entry = source.kind === 'entry' ? byId.get(source.entryId) : undefined;
    return entry?.local === true && entry.nature === 'paiement_cheque';
  });
}

/** The month, from the first day of the lease or to its last one where they fall inside. */
export function periodOf(
  month: string,
  { startedOn }: LeaseTerms,
  exitOn: string | null,
): MonthFacts['period'] {
  if (!isIsoMonth(month)) return null;
  const first = firstDayOfMonth(month);
  const last = lastDayOfMonth(month);
  const from = startedOn > first && startedOn <= last ? startedOn : first;
  const to = exitOn !== null && exitOn >= from && exitOn < last ? exitOn : last;
  return { from, to };
}

/** The lease's own term, else the landlord's, else the law's (CCH R.353-21). */
export function termOf(profile: LandlordProfile, { term }: LeaseTerms, on: string): MonthFacts['term'] {
  if (term === 'terme_echu' || term === 'terme_a_echoir') return term;
  return appliedRule(profile, 'payment.term', on).value;
}

function imputationOf(chosen: readonly string[], month: string): PaidFacts['imputation'] {
  if (chosen.length === 0) return 'oldest';
  return chosen.includes(month) ? 'chosen' : 'surplus';
}
