import { addDays, type IsoDate } from './dates.ts';

/** An order of payment shown at the counter: a transfer, a TIP, a mandat. Amounts in cents. */
export type AnnouncedOrder = {
  readonly id: string;
  readonly mode: string;
  readonly amountCents: number;
  /** The day it was shown. */
  readonly on: IsoDate;
};

/** What an announcement may be settled by. Entries of other natures and debits are passed over. */
export type SettlingEntry = {
  readonly id: string;
  readonly nature: string;
  readonly creditCents: number;
  readonly date: IsoDate;
};

/** A bank may date an order a little before the day on which its slip was shown. */
const EARLIER_DAYS = 3;

/**
 * Which entry of the ERP settles which announcement: same mode, same amount, not older than three days before the
 * order was shown, each entry once. The oldest announcement takes the oldest entry it may, which settles as many
 * announcements as can be. Source: ui.md "Encaisser" (an announcement settles nothing by itself).
 * @returns the entry's id by the announcement's; an announcement still open is not in it
 */
export function settledBy(
  announced: readonly AnnouncedOrder[],
  entries: readonly SettlingEntry[],
): ReadonlyMap<string, string> {
  const free = entries
    .filter(({ creditCents }) => creditCents > 0)
    .toSorted((a, b) => compare(a.date, b.date));
  const settled = new Map<string, string>();
  const taken = new Set<string>();
  for (const order of announced.toSorted((a, b) => compare(a.on, b.on))) {
    const from = addDays(order.on, -EARLIER_DAYS);
    const entry = free.find(
      ({ id, nature, creditCents, date }) =>
        nature === `paiement_${order.mode}` &&
        creditCents === order.amountCents &&
        date >= from &&
        !taken.has(id),
    );
    if (entry === undefined) continue;
    taken.add(entry.id);
    settled.set(order.id, entry.id);
  }
  return settled;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
