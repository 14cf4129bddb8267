import type { Situation } from '../../contract/accounts.ts';
import { CARRIED_OVER_MONTH, type IsoDate, lastDayOfMonth, shiftMonth } from '../../rules/dates.ts';
import { isSettlement, type LedgerEntry, monthKeyOf, monthsOf } from '../../rules/ledger.ts';
import { entriesById, payableOn } from '../ledger/due-months.ts';

const MONTHS = 24;

type ChartMonth = Situation['chart'][number];
type Settlement = { readonly on: IsoDate; readonly cents: number };

/**
 * Two years up to the newest month billed. Balance: what the months billed so far still asked once the month's due date
 * had passed, payments up to that day taken off; for the newest month, as of today. Paid: what came in since the due
 * date before. A notice counts in its month, whatever day the ERP wrote it. `today`: the day of this post.
 */
export function balanceHistory(entries: readonly LedgerEntry[], today: IsoDate): ChartMonth[] {
  const { billed, settlements } = split(entries);
  const names = [...billed.keys()].filter((month) => month !== CARRIED_OVER_MONTH).toSorted();
  const [oldest] = names;
  const newest = names.at(-1);
  if (oldest === undefined || newest === undefined) return [];
  const dueOn = dueDays(entries);
  const chart: ChartMonth[] = [];
  let owed = billed.get(CARRIED_OVER_MONTH) ?? 0;
  let next = 0;
  for (let month = oldest; month <= newest; month = shiftMonth(month, 1)) {
    const due = dueOn(month);
    let paidCents = 0;
    for (; next < settlements.length; next++) {
      const settlement = settlements[next];
      if (settlement === undefined || (month !== newest && settlement.on > due)) break;
      paidCents += settlement.cents;
    }
    const dueCents = billed.get(month) ?? 0;
    owed += dueCents - paidCents;
    chart.push({ month, balanceCents: owed, dueCents, paidCents, late: owed > 0 && due < today });
  }
  return chart.slice(-MONTHS);
}

/** What each month was billed, and what came in or went back, oldest first. */
function split(entries: readonly LedgerEntry[]): { billed: Map<string, number>; settlements: Settlement[] } {
  const billed = new Map<string, number>();
  const settlements: Settlement[] = [];
  for (const entry of entries) {
    // Money taken back never settled anything: on the day of either, a bar would show what the account never had.
    if (entry.reversed === true) continue;
    const cents = entry.debitCents - entry.creditCents;
    if (isSettlement(entry.nature)) settlements.push({ on: entry.date, cents: -cents });
    else billed.set(monthKeyOf(entry), (billed.get(monthKeyOf(entry)) ?? 0) + cents);
  }
  settlements.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { billed, settlements };
}

/** The day each month was to be paid by; the last of the month where nothing says. */
function dueDays(entries: readonly LedgerEntry[]): (month: string) => IsoDate {
  const byId = entriesById(entries);
  const facts = new Map(monthsOf(entries).months.map((month) => [month.month, month]));
  return (month) => {
    const fact = facts.get(month);
    return (fact === undefined ? null : payableOn(fact, byId)) ?? lastDayOfMonth(month);
  };
}
