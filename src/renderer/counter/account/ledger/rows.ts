import type { LedgerLine, LedgerMonth } from '../../../../contract/accounts.ts';

/** What the ledger draws, one entry per line of the table. */
export type LedgerRow =
  | { readonly kind: 'month'; readonly month: LedgerMonth; readonly open: boolean }
  | { readonly kind: 'line'; readonly line: LedgerLine; readonly month: string };

/** Heights in CSS pixels (design.md §4 "Table", §7 at 1920), the same as in account.css. */
export const ROW_HEIGHT = {
  compact: { month: 44, line: 33 },
  large: { month: 46, line: 37 },
} as const;

/** Which months are open: what the clerk did last wins, month by month, else all or none, else what is still owed. */
export type Folding = {
  readonly all: boolean | null;
  readonly months: Readonly<Record<string, boolean>>;
};

export const INITIAL_FOLDING: Folding = { all: null, months: {} };

/** The newest month and every month not settled stand open at first. */
export function isOpen(folding: Folding, month: LedgerMonth, newest: boolean): boolean {
  return folding.months[month.month] ?? folding.all ?? (newest || month.remainingCents > 0);
}

export function toggled(folding: Folding, month: string, open: boolean): Folding {
  return { ...folding, months: { ...folding.months, [month]: open } };
}

/** The ledger as rows, newest month first as the core gives it. */
export function ledgerRows(months: readonly LedgerMonth[], folding: Folding): LedgerRow[] {
  return months.flatMap((month, index): LedgerRow[] => {
    const open = isOpen(folding, month, index === 0);
    const head: LedgerRow = { kind: 'month', month, open };
    return open
      ? [head, ...month.lines.map((line): LedgerRow => ({ kind: 'line', line, month: month.month }))]
      : [head];
  });
}

/**
 * The row the arrows lead to from a month's head: the next or previous head, the first, the last.
 * @returns the index in `rows`, or null when there is none that way
 */
export function monthFrom(rows: readonly LedgerRow[], from: number, key: string): number | null {
  const heads = rows.flatMap((row, index) => (row.kind === 'month' ? [index] : []));
  const at = heads.indexOf(from);
  const found = { ArrowDown: heads[at + 1], ArrowUp: heads[at - 1], Home: heads[0], End: heads.at(-1) }[key];
  return found ?? null;
}

export type MonthState = 'settled' | 'late' | 'due' | 'credit' | 'nothing';

/** What a month's head says of it. */
export function monthState({ dueCents, remainingCents, late }: LedgerMonth): MonthState {
  if (remainingCents > 0) return late ? 'late' : 'due';
  if (dueCents < 0) return 'credit';
  return dueCents === 0 ? 'nothing' : 'settled';
}
