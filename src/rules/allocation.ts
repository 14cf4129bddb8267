import {
  CARRIED_OVER_MONTH,
  formatDayMonth,
  formatMonthCapitalised,
  formatOfMonth,
  type IsoMonth,
} from './dates.ts';
import type { LedgerMonth } from './ledger.ts';
import { formatEuros } from './money.ts';

export type AllocationLine = { readonly month: IsoMonth; readonly cents: number };

export type Allocation = {
  /** Oldest first, each above zero. */
  readonly lines: readonly AllocationLine[];
  /** What exceeds everything due: a credit for the months to come. */
  readonly advanceCents: number;
};

/**
 * Lays a payment on months: those the payer chose first, oldest first, then the next oldest due; what exceeds all dues
 * is an advance. Nobody chosen = oldest due first. Sources: code civil 1342-10 (B17), precision 24.
 * @param amountCents above zero; every cent is in the lines or in the advance
 * @throws RangeError if the amount is not a whole number of cents above zero
 */
export function allocate(request: {
  readonly months: readonly Pick<LedgerMonth, 'month' | 'remainingCents'>[];
  readonly amountCents: number;
  readonly chosen?: readonly IsoMonth[] | undefined;
}): Allocation {
  if (!Number.isSafeInteger(request.amountCents) || request.amountCents <= 0)
    throw new RangeError(`Not an amount to lay on months: ${request.amountCents}`);
  const chosen = new Set(request.chosen ?? []);
  const due = request.months
    .filter((month) => month.remainingCents > 0)
    .toSorted(
      (a, b) => Number(chosen.has(b.month)) - Number(chosen.has(a.month)) || (a.month < b.month ? -1 : 1),
    );
  const lines: AllocationLine[] = [];
  let left = request.amountCents;
  for (const { month, remainingCents } of due) {
    if (left === 0) break;
    const cents = Math.min(left, remainingCents);
    lines.push({ month, cents });
    left -= cents;
  }
  return { lines: lines.toSorted((a, b) => (a.month < b.month ? -1 : 1)), advanceCents: left };
}

export const PAYMENT_MODES = ['especes', 'cheque', 'carte'] as const;
/** The modes taken in the till; each becomes an entry of nature `paiement_<mode>`. */
export type PaymentMode = (typeof PAYMENT_MODES)[number];

const MODE_LABELS: Readonly<Record<PaymentMode, string>> = {
  especes: 'Espèces',
  cheque: 'Chèque',
  carte: 'Carte bancaire',
};

/** The label of the choice "Mode de paiement", as ui.md writes it. */
export function paymentModeLabel(mode: PaymentMode): string {
  return MODE_LABELS[mode];
}

export type Paper = {
  readonly kind: 'quittance' | 'recu' | 'recu-avance';
  /** null for an advance. */
  readonly month: IsoMonth | null;
  readonly cents: number;
  /** `Quittance de septembre 2026`. */
  readonly title: string;
  /** Why this paper, in one or two French sentences. */
  readonly reason: string;
  /** True for a cheque: print "sous réserve d'encaissement" (it discharges only once cleared). */
  readonly underReserve: boolean;
};

type PaperMonth = Pick<LedgerMonth, 'month' | 'remainingCents' | 'paidBy'>;

/**
 * The paper one month calls for: a quittance if this payment leaves nothing to pay on that month, even though other
 * months stay due; else a reçu. Sources: loi 89-462 art. 21 (B1), CCH R.353-21 (B2), deduction B19, B8 for the cheque,
 * precision 25.
 * @param month the month before this payment
 * @param cents what this payment puts on it
 */
export function paperFor(month: PaperMonth, cents: number, mode: PaymentMode): Paper {
  const left = month.remainingCents - cents;
  const of = formatOfMonth(month.month);
  const underReserve = mode === 'cheque';
  const reserve = underReserve ? " Sous réserve d'encaissement du chèque." : '';
  const common = { month: month.month, cents, underReserve };
  if (left > 0)
    return {
      ...common,
      kind: 'recu',
      title: `Reçu ${of}`,
      reason: `Paiement partiel\u202f: ${formatEuros(cents)} sur ${formatEuros(month.remainingCents)}, reste ${formatEuros(left)}. Pas de quittance avant le paiement complet.${reserve}`,
    };
  if (month.month === CARRIED_OVER_MONTH)
    return {
      ...common,
      kind: 'recu',
      title: `Reçu ${of}`,
      reason: `${formatMonthCapitalised(month.month)} payée en entier. Ce n'est pas un mois de loyer\u202f: un reçu, pas une quittance.${reserve}`,
    };
  return {
    ...common,
    kind: 'quittance',
    title: `Quittance ${of}`,
    reason: `Le mois est payé en entier\u202f: ${history(month, cents)}.${reserve}`,
  };
}

function history(month: PaperMonth, cents: number): string {
  const now = `${formatEuros(cents)} aujourd'hui`;
  const before = month.paidBy.filter((part) => part.cents > 0);
  const paidBefore = month.paidBy.reduce((sum, part) => sum + part.cents, 0);
  if (paidBefore <= 0) return now;
  // A reversal among the parts, or a long list, would make the sentence say more than the clerk needs.
  if (before.length > 2 || before.length < month.paidBy.length)
    return `${formatEuros(paidBefore)} déjà payés, ${now}`;
  const parts = before.map(({ source, cents: part }) =>
    source.kind === 'entry'
      ? `${formatEuros(part)} le ${formatDayMonth(source.date)}`
      : `${formatEuros(part)} d'avoir`,
  );
  return [...parts, now].join(', ');
}

/** One paper per month, and one for the advance (precision 25). */
export function papersFor(months: readonly PaperMonth[], allocation: Allocation, mode: PaymentMode): Paper[] {
  const papers = allocation.lines.flatMap(({ month, cents }) => {
    const found = months.find((candidate) => candidate.month === month);
    return found === undefined ? [] : [paperFor(found, cents, mode)];
  });
  if (allocation.advanceCents > 0) papers.push(advancePaper(allocation.advanceCents, mode));
  return papers;
}

function advancePaper(cents: number, mode: PaymentMode): Paper {
  const underReserve = mode === 'cheque';
  return {
    kind: 'recu-avance',
    month: null,
    cents,
    title: "Reçu d'avance",
    reason: `Rien d'autre n'est dû\u202f: ${formatEuros(cents)} viendront en déduction des prochaines échéances.${underReserve ? " Sous réserve d'encaissement du chèque." : ''}`,
    underReserve,
  };
}
