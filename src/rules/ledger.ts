import { CARRIED_OVER_MONTH, type IsoDate, type IsoMonth, monthOf } from './dates.ts';
import { isPayment, isSettlement } from './natures.ts';

export { isNature, isPayment, isSettlement, NATURES, natureLabel } from './natures.ts';

/** One line of an account. Amounts in cents, exactly one of the two above zero. */
export type LedgerEntry = {
  readonly id: string;
  readonly date: IsoDate;
  /** Échéance. */
  readonly dueDate: IsoDate | null;
  /** Période, `AAAA-MM`. */
  readonly period: IsoMonth | null;
  /** One of `NATURES`, or a word the ERP alone knows. */
  readonly nature: string;
  readonly label: string;
  readonly debitCents: number;
  readonly creditCents: number;
  /**
   * The months a payment of the counter was taken for; its rest is unallocated. Cents are signed as the payment acts:
   * above zero for a payment, below zero for the entry that reverses it.
   */
  readonly allocations?: readonly { readonly month: IsoMonth; readonly cents: number }[] | undefined;
  /**
   * A payment taken back, and the entry that takes it back: both stand in the balance, neither settles a month, so that
   * what was due before the payment is due again exactly.
   */
  readonly reversed?: boolean | undefined;
};

/** Where a month's money came from: an entry, or the credit another month left. */
export type PaidPart = {
  readonly source:
    | { readonly kind: 'entry'; readonly entryId: string; readonly date: IsoDate }
    | { readonly kind: 'credit'; readonly month: IsoMonth };
  readonly cents: number;
};

/** One month's debt. Always: remaining = due − paid + surplus, and remaining ≥ 0. */
export type LedgerMonth = {
  /** `AAAA-MM`, or `CARRIED_OVER_MONTH` for the debt taken over from another program. */
  readonly month: IsoMonth;
  /** What the month's notice asks: the sum of its entries but the settlements; below zero when APL exceeds the rent. */
  readonly dueCents: number;
  readonly paidCents: number;
  /** What the month had too much of, handed on to the oldest debt or kept as credit. */
  readonly surplusCents: number;
  readonly remainingCents: number;
  /** The earliest échéance of its debits. */
  readonly dueOn: IsoDate | null;
  /** The month's own entries, in the order given. */
  readonly lines: readonly string[];
  readonly paidBy: readonly PaidPart[];
};

export type Ledger = {
  /** Oldest first, settled months included. */
  readonly months: readonly LedgerMonth[];
  /** What no month needs: carried forward to the next one. */
  readonly creditCents: number;
  /** Debits minus credits: above zero the tenant owes. Always Σ remaining − credit. */
  readonly balanceCents: number;
};

/** Debits minus credits, in cents: above zero the tenant owes. */
export function balanceOf(entries: Iterable<Pick<LedgerEntry, 'debitCents' | 'creditCents'>>): number {
  let balance = 0;
  for (const entry of entries) balance += entry.debitCents - entry.creditCents;
  return balance;
}

/**
 * The month an entry belongs to: its période, else that of its échéance, else of its date; a `solde_reprise` is older
 * than every month. Sources: precision 2, import-format.md "What comes in".
 */
export function monthKeyOf(entry: Pick<LedgerEntry, 'nature' | 'period' | 'dueDate' | 'date'>): IsoMonth {
  if (entry.nature === 'solde_reprise') return CARRIED_OVER_MONTH;
  return entry.period ?? monthOf(entry.dueDate ?? entry.date);
}

type Draft = {
  month: IsoMonth;
  dueCents: number;
  paidCents: number;
  surplusCents: number;
  dueOn: IsoDate | null;
  lines: string[];
  paidBy: PaidPart[];
};

/** Money that pays the oldest debt, whichever it is. */
type Free = { readonly source: PaidPart['source']; readonly on: string; cents: number };

/**
 * What each month owes once everything paid is laid on it: a payment of the counter on the months the payer chose, a
 * payment with a période on its month, and the rest (payments without one, months below zero) on the oldest month
 * above zero. A payment taken back is laid nowhere, nor is the entry that takes it back. Sources: precision 2; code
 * civil 1342-10.
 */
export function monthsOf(entries: readonly LedgerEntry[]): Ledger {
  const drafts = new Map<IsoMonth, Draft>();
  const free: Free[] = [];
  for (const entry of entries) if (entry.reversed !== true) lay(entry, drafts, free);
  const months = [...drafts.values()].sort((a, b) => compare(a.month, b.month));
  for (const draft of months) {
    const surplus = draft.paidCents - draft.dueCents;
    if (surplus <= 0) continue;
    draft.surplusCents = surplus;
    free.push({ source: { kind: 'credit', month: draft.month }, on: draft.month, cents: surplus });
  }
  free.sort((a, b) => compare(a.on, b.on));
  payOldest(months, free);
  return {
    months: months.map((draft) => ({ ...draft, remainingCents: remaining(draft) })),
    creditCents: free.reduce((sum, part) => sum + part.cents, 0),
    balanceCents: balanceOf(entries),
  };
}

function lay(entry: LedgerEntry, drafts: Map<IsoMonth, Draft>, free: Free[]): void {
  const net = entry.debitCents - entry.creditCents;
  const source: PaidPart['source'] = { kind: 'entry', entryId: entry.id, date: entry.date };
  if (!isSettlement(entry.nature)) {
    const draft = draftOf(drafts, monthKeyOf(entry));
    draft.lines.push(entry.id);
    draft.dueCents += net;
    const dueOn = entry.dueDate;
    if (entry.debitCents > 0 && dueOn !== null && (draft.dueOn === null || dueOn < draft.dueOn))
      draft.dueOn = dueOn;
    return;
  }
  let left = -net;
  for (const { month, cents } of entry.allocations ?? []) {
    pay(draftOf(drafts, month), source, cents, entry.id);
    left -= cents;
  }
  if (left === 0) return;
  if (entry.period !== null) {
    pay(draftOf(drafts, entry.period), source, left, entry.id);
  } else if (left > 0 && isPayment(entry.nature)) {
    free.push({ source, on: entry.date, cents: left });
  } else {
    // Money given back or bounced without a période is a debt of its own month: there is no month to take it from.
    const draft = draftOf(drafts, monthKeyOf(entry));
    if (!draft.lines.includes(entry.id)) draft.lines.push(entry.id);
    draft.dueCents -= left;
  }
}

function draftOf(drafts: Map<IsoMonth, Draft>, month: IsoMonth): Draft {
  const known = drafts.get(month);
  if (known !== undefined) return known;
  const draft: Draft = {
    month,
    dueCents: 0,
    paidCents: 0,
    surplusCents: 0,
    dueOn: null,
    lines: [],
    paidBy: [],
  };
  drafts.set(month, draft);
  return draft;
}

function pay(draft: Draft, source: PaidPart['source'], cents: number, line?: string): void {
  draft.paidCents += cents;
  draft.paidBy.push({ source, cents });
  if (line !== undefined && !draft.lines.includes(line)) draft.lines.push(line);
}

function remaining(draft: Draft): number {
  return draft.dueCents - draft.paidCents + draft.surplusCents;
}

function payOldest(months: readonly Draft[], free: readonly Free[]): void {
  let index = 0;
  for (const part of free) {
    while (part.cents > 0 && index < months.length) {
      const draft = months[index];
      const owed = draft === undefined ? 0 : remaining(draft);
      if (draft === undefined || owed <= 0) {
        index += 1;
        continue;
      }
      const cents = Math.min(owed, part.cents);
      pay(draft, part.source, cents);
      part.cents -= cents;
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
