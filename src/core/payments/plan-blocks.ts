import { checkCash } from '../../rules/cash-ceiling.ts';
import { formatOfMonth, type IsoDate, type IsoMonth } from '../../rules/dates.ts';
import type { Ledger } from '../../rules/ledger.ts';
import { formatEuros, MAX_AMOUNT_CENTS } from '../../rules/money.ts';
import { appliedRule, type LandlordProfile, ruleAt } from '../../rules/profile.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { modesOf } from './modes.ts';
import type { MadePlan, PlanRequest } from './plan.ts';
import { cashAdvances } from './queries.ts';

/** Why the act may not be done as asked; `field` names the input concerned. */
export type Block = {
  readonly code: string;
  readonly sentence: string;
  readonly source: string;
  readonly field: string;
};

type Made = Pick<MadePlan, 'entries' | 'ledger' | 'allocation' | 'papers'> & { readonly today: IsoDate };

/** What forbids this payment, but for the cash ceiling. */
export function blocksOf(profile: LandlordProfile, request: PlanRequest, made: Made): Block[] {
  const blocks: Block[] = [...amountBlocks(request.amountCents)];
  const answer = modesOf(profile, made.today).find(({ mode }) => mode === request.mode);
  if (answer !== undefined && !answer.allowed) {
    const sentence = answer.why ?? 'Ce mode de paiement n’est pas pris au guichet.';
    blocks.push({ code: 'ENC-MODE', field: 'mode', sentence, source: 'Profil du bailleur' });
  }
  blocks.push(...settledBlocks(made.ledger, request.chosenMonths));
  const partial = appliedRule(profile, 'payment.partial', made.today);
  if (partial.value === false && made.papers.some(({ remainingCents }) => remainingCents > 0)) {
    blocks.push({
      code: 'ENC-PARTIEL',
      field: 'amountCents',
      sentence: "Ce bailleur n'accepte pas de paiement partiel.",
      source: partial.source,
    });
  }
  return blocks;
}

/** An amount no line of the account may hold. */
export function amountBlocks(amountCents: number): Block[] {
  if (amountCents <= MAX_AMOUNT_CENTS) return [];
  return [
    {
      code: 'ENC-MONTANT',
      field: 'amountCents',
      sentence: `Le montant dépasse ${formatEuros(MAX_AMOUNT_CENTS)}.`,
      source: 'Limite du programme',
    },
  ];
}

/** A month the payer named that owes nothing. */
export function settledBlocks(ledger: Ledger, chosenMonths: readonly IsoMonth[]): Block[] {
  const owed = new Set(
    ledger.months.filter(({ remainingCents }) => remainingCents > 0).map(({ month }) => month),
  );
  const settled = chosenMonths.find((month) => !owed.has(month));
  if (settled === undefined) return [];
  return [
    {
      code: 'ENC-MOIS',
      field: 'chosenMonths',
      sentence: `Le mois ${formatOfMonth(settled)} n'a plus rien à payer.`,
      source: 'Compte du locataire',
    },
  ];
}

/** The ceiling is that of the debt: every cash payment already laid on it counts (B10, precision 23). */
export function cashBlocks(
  db: ReadableDb,
  profile: LandlordProfile,
  lease: LeaseSummary,
  made: Made,
): Block[] {
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
