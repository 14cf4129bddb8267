import { CARRIED_OVER_MONTH, type IsoMonth } from '../../../rules/dates.ts';
import { isSettlement, type LedgerMonth, monthsOf } from '../../../rules/ledger.ts';
import { entriesById } from '../../ledger/due-months.ts';
import type { StoredEntry } from '../../ledger/queries.ts';

/** A month of an account that a notice was made of. */
export type NoticeMonth = {
  readonly month: IsoMonth;
  /** What the notice asked for the month itself; below zero where APL exceeds the rent. */
  readonly cents: number;
  /** Nothing of it is owed any more, whoever collected it. */
  readonly paid: boolean;
  /** The adjustment of charges in it, in cents; null where it has none. */
  readonly adjustmentCents: number | null;
};

/** Months that can be offered: three years, as far back as a rent can be claimed (loi 89-462, art. 7-1). */
const OFFERED = 36;

/**
 * The months that notices were made of, newest first. A debt taken over from another program is no month, nor is one
 * that holds nothing but money received in advance.
 */
export function noticeMonths(entries: readonly StoredEntry[]): NoticeMonth[] {
  const byId = entriesById(entries);
  return monthsOf(entries)
    .months.flatMap((month) => noticeMonth(month, byId))
    .toReversed()
    .slice(0, OFFERED);
}

function noticeMonth(month: LedgerMonth, byId: ReadonlyMap<string, StoredEntry>): NoticeMonth[] {
  if (month.month === CARRIED_OVER_MONTH) return [];
  const asked = month.lines.flatMap((id) => {
    const entry = byId.get(id);
    return entry === undefined || isSettlement(entry.nature) ? [] : [entry];
  });
  if (asked.length === 0) return [];
  const adjusted = asked.filter(({ nature }) => nature === 'regularisation');
  const adjustment = adjusted.reduce((sum, entry) => sum + entry.debitCents - entry.creditCents, 0);
  return [
    {
      month: month.month,
      cents: month.dueCents,
      paid: month.remainingCents === 0,
      adjustmentCents: adjusted.length === 0 ? null : adjustment,
    },
  ];
}
