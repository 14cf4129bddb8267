import type { PaperPlan, PaymentMode, PaymentPlan } from '../../contract/payments.ts';
import { type Allocation, allocate, type Paper, papersFor } from '../../rules/allocation.ts';
import { formatOfMonth, type IsoDate } from '../../rules/dates.ts';
import { type Ledger, monthsOf } from '../../rules/ledger.ts';
import { formatEuros } from '../../rules/money.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { dueMonths } from '../ledger/due-months.ts';
import { readLedgerEntries, type StoredEntry } from '../ledger/queries.ts';
import { EXCEPTION_RULE } from './cash-exception.ts';
import { type Block, blocksOf, cashBlocks } from './plan-blocks.ts';
import { appliedRules, type RuleLine } from './plan-rules.ts';
import { quittanceNumber } from './queries.ts';

export type PlanRequest = {
  readonly amountCents: number;
  readonly chosenMonths: readonly string[];
  readonly mode: PaymentMode;
  /** The payer says that he has no bank account: the cash ceiling then asks for a responsable's code (B12). */
  readonly noBankAccount?: boolean;
};

/** A paper to be given, and what is left on its month once it is. */
export type PlannedPaper = Paper & { readonly remainingCents: number };

export type MadePlan = {
  readonly entries: readonly StoredEntry[];
  /** Before the payment. */
  readonly ledger: Ledger;
  readonly allocation: Allocation;
  readonly papers: readonly PlannedPaper[];
  readonly blocks: readonly Block[];
  /** Cash passes the ceiling, and the payer has no bank account: a responsable must allow it. */
  readonly overCeiling: boolean;
  readonly plan: PaymentPlan;
};

/** What a payment would write, from the base as it stands. `today`: the day of this post. */
export function makePlan(
  db: ReadableDb,
  profile: LandlordProfile,
  lease: LeaseSummary,
  request: PlanRequest,
  today: IsoDate,
): MadePlan {
  const entries = readLedgerEntries(db, lease.id);
  const ledger = monthsOf(entries);
  const chosen = new Set(request.chosenMonths);
  const barred = new Set(
    dueMonths(entries, today)
      .filter(({ timeBarred, month }) => timeBarred && !chosen.has(month))
      .map(({ month }) => month),
  );
  const payable = ledger.months.filter(({ month }) => !barred.has(month));
  const allocation = allocate({
    months: payable,
    amountCents: request.amountCents,
    chosen: request.chosenMonths,
  });
  const papers = papersFor(ledger.months, allocation, request.mode).map((paper) =>
    planned(db, lease, ledger, paper, barred.size > 0),
  );
  const laid = { entries, ledger, allocation, papers, today };
  const cash = request.mode === 'especes' ? cashBlocks(db, profile, lease, laid) : [];
  const overCeiling = request.noBankAccount === true && cash.length > 0;
  const blocks = [...blocksOf(profile, request, laid), ...(overCeiling ? [] : cash)];
  const rules = appliedRules({ profile, lease, request, papers, barred: [...barred], today });
  return {
    entries,
    ledger,
    allocation,
    papers,
    blocks,
    overCeiling,
    plan: {
      allocations: allocation.lines.map(({ month, cents }) => ({ month, cents })),
      advanceCents: allocation.advanceCents,
      balanceBeforeCents: ledger.balanceCents,
      balanceAfterCents: ledger.balanceCents - request.amountCents,
      papers: papers.map(paperPlan),
      rules: [...blocks.map(asRule), ...(overCeiling ? [EXCEPTION_RULE] : []), ...rules],
    },
  };
}

function paperPlan(paper: PlannedPaper): PaperPlan {
  return {
    kind: contractKind(paper),
    month: paper.month,
    cents: paper.cents,
    remainingCents: paper.remainingCents,
    reason: paper.reason,
  };
}

/** An advance gets a reçu like another; what it says differs. */
export function contractKind(paper: Paper): 'quittance' | 'recu' {
  return paper.kind === 'quittance' ? 'quittance' : 'recu';
}

function asRule({ sentence, source }: Block): RuleLine {
  return { text: sentence, source, blocking: true };
}

/** One quittance per month, ever: a month that has it and owed again gets a reçu. */
function planned(
  db: ReadableDb,
  lease: LeaseSummary,
  ledger: Ledger,
  paper: Paper,
  someBarred: boolean,
): PlannedPaper {
  if (paper.month === null) {
    const reason = someBarred
      ? `${formatEuros(paper.cents)} en avance\u202f: les mois de plus de trois ans ne sont payés que si le payeur les nomme.`
      : paper.reason;
    return { ...paper, reason, remainingCents: 0 };
  }
  const before = ledger.months.find(({ month }) => month === paper.month)?.remainingCents ?? 0;
  const remainingCents = before - paper.cents;
  const given = paper.kind === 'quittance' ? quittanceNumber(db, lease.id, paper.month) : undefined;
  if (given === undefined) return { ...paper, remainingCents };
  const of = formatOfMonth(paper.month);
  return {
    ...paper,
    remainingCents,
    kind: 'recu',
    title: `Reçu ${of}`,
    reason: `La quittance ${of} a déjà été délivrée (n°${NBSP}${given})\u202f: un reçu pour ce complément.`,
  };
}
