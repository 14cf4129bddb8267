import type { Ledger, LedgerLine, LedgerMonth } from '../../contract/accounts.ts';
import { shiftMonth } from '../../rules/dates.ts';
import { isPayment, monthsOf, NATURES } from '../../rules/ledger.ts';
import { entriesById, payableOn } from '../ledger/due-months.ts';
import { placeEntries } from '../ledger/placed-months.ts';
import type { StoredEntry } from '../ledger/queries.ts';
import { entryLabel } from './entry-label.ts';

export type LedgerFilters = {
  readonly months: 12 | 24 | 36 | 'all';
  readonly nature: string | null;
  readonly unsettledOnly: boolean;
};

/**
 * The account by month, newest first. The running balance follows the lines as shown: months in order, then dates, so
 * that each month ends with what was owed once it was billed and paid. `today`: the day of this post.
 */
export function ledgerView(entries: readonly StoredEntry[], filters: LedgerFilters, today: string): Ledger {
  const ledger = monthsOf(entries);
  const byId = entriesById(entries);
  const placed = placeEntries(entries, ledger);
  const facts = new Map(ledger.months.map((month) => [month.month, month]));
  const names = [...new Set([...facts.keys(), ...placed.keys()])].toSorted();
  const months: LedgerMonth[] = [];
  let balance = 0;
  for (const name of names) {
    const fact = facts.get(name);
    const lines: LedgerLine[] = [];
    for (const entry of placed.get(name) ?? []) {
      balance += entry.debitCents - entry.creditCents;
      if (filters.nature === null || entry.nature === filters.nature) lines.push(lineOf(entry, balance));
    }
    const on = fact === undefined ? null : payableOn(fact, byId);
    months.push({
      month: name,
      dueOn: fact?.dueOn ?? null,
      dueCents: fact?.dueCents ?? 0,
      remainingCents: fact?.remainingCents ?? 0,
      late: (fact?.remainingCents ?? 0) > 0 && on !== null && on < today,
      debitCents: lines.reduce((sum, line) => sum + line.debitCents, 0),
      creditCents: lines.reduce((sum, line) => sum + line.creditCents, 0),
      balanceCents: balance,
      lines,
    });
  }
  return { ...shown(months, filters), natures: naturesOf(entries) };
}

function lineOf(entry: StoredEntry, balanceCents: number): LedgerLine {
  return {
    id: entry.id,
    on: entry.date,
    nature: entry.nature,
    label: entryLabel(entry),
    piece: entry.piece ?? entry.paymentNumber,
    debitCents: entry.debitCents,
    creditCents: entry.creditCents,
    balanceCents,
    local: entry.local,
    // What takes money back is no payment, though its nature says the means.
    payment: isPayment(entry.nature) && entry.creditCents > 0,
  };
}

/** A month still owed is shown however old: a period never hides a debt. */
function shown(
  months: readonly LedgerMonth[],
  filters: LedgerFilters,
): Pick<Ledger, 'months' | 'olderMonths'> {
  const kept = months.filter(
    ({ lines, remainingCents }) =>
      (filters.nature === null || lines.length > 0) && (!filters.unsettledOnly || remainingCents > 0),
  );
  const newest = months.at(-1)?.month;
  if (filters.months === 'all' || newest === undefined) return { months: kept.toReversed(), olderMonths: 0 };
  const after = shiftMonth(newest, -filters.months);
  const within = kept.filter(({ month, remainingCents }) => month > after || remainingCents > 0);
  return { months: within.toReversed(), olderMonths: kept.length - within.length };
}

/** The natures of the account in the order of the notice, then those only its ERP knows. */
function naturesOf(entries: readonly StoredEntry[]): string[] {
  const present = new Set(entries.map(({ nature }) => nature));
  const known = NATURES.filter((nature) => present.delete(nature));
  return [...known, ...[...present].toSorted()];
}
