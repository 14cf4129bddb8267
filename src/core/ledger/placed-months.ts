import { monthOf } from '../../rules/dates.ts';
import {
  isSettlement,
  type Ledger,
  type LedgerEntry,
  type LedgerMonth,
  monthKeyOf,
} from '../../rules/ledger.ts';

/**
 * Under which month each entry of an account stands on screen: once, beside what it is for. A payment stands under the
 * month it paid; one that paid several, under the last of them not later than its own date. A payment taken back stands
 * where it stood, and what takes it back beside it.
 */
export function placeEntries<E extends LedgerEntry>(
  entries: readonly E[],
  ledger: Ledger,
): ReadonlyMap<string, readonly E[]> {
  const paid = paidMonths(ledger.months);
  const byMonth = new Map<string, E[]>();
  for (const entry of entries) {
    const laid = entry.reversed === true ? entry.allocations?.map(({ month }) => month) : paid.get(entry.id);
    const month = monthOfEntry(entry, laid ?? []);
    const placed = byMonth.get(month);
    if (placed === undefined) byMonth.set(month, [entry]);
    else placed.push(entry);
  }
  return byMonth;
}

function monthOfEntry(entry: LedgerEntry, paid: readonly string[]): string {
  if (!isSettlement(entry.nature) || entry.period !== null) return monthKeyOf(entry);
  const own = monthOf(entry.date);
  const [first] = paid;
  if (first === undefined) return own;
  return paid.findLast((month) => month <= own) ?? first;
}

/** The months each settlement paid, oldest first. */
function paidMonths(months: readonly LedgerMonth[]): Map<string, string[]> {
  const paid = new Map<string, string[]>();
  for (const { month, paidBy } of months)
    for (const { source } of paidBy) {
      if (source.kind !== 'entry') continue;
      const known = paid.get(source.entryId);
      if (known === undefined) paid.set(source.entryId, [month]);
      else if (known.at(-1) !== month) known.push(month);
    }
  return paid;
}
