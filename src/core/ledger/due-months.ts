import type { DueMonth } from '../../contract/accounts.ts';
import { addMonths, daysBetween, type IsoDate } from '../../rules/dates.ts';
import { type LedgerEntry, type LedgerMonth, monthsOf } from '../../rules/ledger.ts';

/** Years after which a rent can no longer be claimed. Source: loi 89-462 art. 7-1. */
const TIME_BAR_MONTHS = 36;

/**
 * The day from which a month is late: its échéance, else the date of its first debit (import-format.md "What comes
 * in": a debt is dated by echeance, else date).
 */
export function payableOn(month: LedgerMonth, byId: ReadonlyMap<string, LedgerEntry>): IsoDate | null {
  if (month.dueOn !== null) return month.dueOn;
  let first: IsoDate | null = null;
  for (const id of month.lines) {
    const entry = byId.get(id);
    if (entry !== undefined && entry.debitCents > 0 && (first === null || entry.date < first))
      first = entry.date;
  }
  return first;
}

export function entriesById<E extends LedgerEntry>(entries: readonly E[]): ReadonlyMap<string, E> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** What an account owes, month by month, oldest first; nothing where all is paid. `today`: the day of this post. */
export function dueMonths(entries: readonly LedgerEntry[], today: IsoDate): DueMonth[] {
  const byId = entriesById(entries);
  return monthsOf(entries)
    .months.filter(({ remainingCents }) => remainingCents > 0)
    .map((month) => {
      const on = payableOn(month, byId);
      return {
        month: month.month,
        dueOn: month.dueOn,
        dueCents: month.dueCents,
        paidCents: month.paidCents,
        remainingCents: month.remainingCents,
        lateDays: on === null ? 0 : Math.max(0, daysBetween(on, today)),
        timeBarred: on !== null && addMonths(on, TIME_BAR_MONTHS) < today,
      };
    });
}
