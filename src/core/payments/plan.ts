import type { PaperPlan, PaymentMode, PaymentPlan } from '../../contract/payments.ts';
import { type Allocation, allocate, type Paper, papersFor } from '../../rules/allocation.ts';
import { checkCash } from '../../rules/cash-ceiling.ts';
import { formatOfMonth, type IsoDate } from '../../rules/dates.ts';
import { type Ledger, monthsOf } from '../../rules/ledger.ts';
import { formatEuros, MAX_AMOUNT_CENTS } from '../../rules/money.ts';
import { appliedRule, type LandlordProfile, ruleAt } from '../../rules/profile.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { dueMonths } from '../ledger/due-months.ts';
import { readLedgerEntries, type StoredEntry } from '../ledger/queries.ts';
import { modesOf } from './modes.ts';
import { appliedRules, type RuleLine } from './plan-rules.ts';
import { cashAdvances, quittanceNumber } from './queries.ts';

export type PlanRequest = {
  readonly amountCents: number;
  readonly chosenMonths: readonly string[];
  readonly mode: PaymentMode;
};

/** Why the act may not be done as asked; `field` names the input concerned. */
export type Block = {
  readonly code: string;
  readonly sentence: string;
  readonly source: string;
  readonly field: string;
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
  const blocks = blocksOf(db, profile, lease, request, { entries, ledger, allocation, papers, today });
  const rules = appliedRules({ profile, lease, request, papers, barred: [...barred], today });
  return {
    entries,
    ledger,
    allocation,
    papers,
    blocks,
    plan: {
      allocations: allocation.lines.map(({ month, cents }) => ({ month, cents })),
      advanceCents: allocation.advanceCents,
      balanceBeforeCents: ledger.balanceCents,
      balanceAfterCents: ledger.balanceCents - request.amountCents,
      papers: papers.map(paperPlan),
      rules: [...blocks.map(asRule), ...rules],
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

type Made = Pick<MadePlan, 'entries' | 'ledger' | 'allocation' | 'papers'> & { readonly today: IsoDate };

function blocksOf(
  db: ReadableDb,
  profile: LandlordProfile,
  lease: LeaseSummary,
  request: PlanRequest,
  made: Made,
): Block[] {
  const blocks: Block[] = [];
  if (request.amountCents > MAX_AMOUNT_CENTS) {
    blocks.push({
      code: 'ENC-MONTANT',
      field: 'amountCents',
      sentence: `Le montant dépasse ${formatEuros(MAX_AMOUNT_CENTS)}.`,
      source: 'Limite du programme',
    });
  }
  const answer = modesOf(profile, made.today).find(({ mode }) => mode === request.mode);
  if (answer !== undefined && !answer.allowed) {
    const sentence = answer.why ?? 'Ce mode de paiement n’est pas pris au guichet.';
    blocks.push({ code: 'ENC-MODE', field: 'mode', sentence, source: 'Profil du bailleur' });
  }
  const owed = new Set(
    made.ledger.months.filter(({ remainingCents }) => remainingCents > 0).map(({ month }) => month),
  );
  const settled = request.chosenMonths.find((month) => !owed.has(month));
  if (settled !== undefined) {
    blocks.push({
      code: 'ENC-MOIS',
      field: 'chosenMonths',
      sentence: `Le mois ${formatOfMonth(settled)} n'a plus rien à payer.`,
      source: 'Compte du locataire',
    });
  }
  const partial = appliedRule(profile, 'payment.partial', made.today);
  if (partial.value === false && made.papers.some(({ remainingCents }) => remainingCents > 0)) {
    blocks.push({
      code: 'ENC-PARTIEL',
      field: 'amountCents',
      sentence: "Ce bailleur n'accepte pas de paiement partiel.",
      source: partial.source,
    });
  }
  if (request.mode === 'especes') blocks.push(...cashBlocks(db, profile, lease, made));
  return blocks;
}

/** The ceiling is that of the debt: every cash payment already laid on it counts (B10, precision 23). */
function cashBlocks(db: ReadableDb, profile: LandlordProfile, lease: LeaseSummary, made: Made): Block[] {
  const ceilingCents = ruleAt(profile, 'payment.cashCeilingCents').value;
  const natures = new Map(made.entries.map((entry) => [entry.id, entry.nature]));
  const parts = made.allocation.lines.map(({ month, cents }) => ({
    month,
    cashCents: cents,
    cashPaidCents:
      made.ledger.months
        .find((candidate) => candidate.month === month)
        ?.paidBy.filter(
          ({ source }) => source.kind === 'entry' && natures.get(source.entryId) === 'paiement_especes',
        )
        .reduce((sum, part) => sum + part.cents, 0) ?? 0,
  }));
  const advance = {
    month: null,
    cashCents: made.allocation.advanceCents,
    cashPaidCents: Math.min(made.ledger.creditCents, cashAdvances(db, lease.id)),
  };
  return [...parts, ...(advance.cashCents > 0 ? [advance] : [])].flatMap((part) => {
    const check = checkCash({ ceilingCents, on: made.today, ...part });
    if (check.kind === 'allowed') return [];
    const source = appliedRule(profile, 'payment.cashCeilingCents', made.today).source;
    return [{ code: 'ENC-PLAFOND', field: 'amountCents', sentence: check.sentence, source }];
  });
}
