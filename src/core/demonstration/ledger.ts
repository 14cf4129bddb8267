import {
  addDays,
  firstDayOfMonth,
  type IsoDate,
  type IsoMonth,
  lastDayOfMonth,
  monthOf,
  partsOfDate,
} from '../../rules/dates.ts';
import type { Nature } from '../../rules/natures.ts';
import { type DemoCalendar, dayIn } from './calendar.ts';
import type { DemoEntry, DemoLine } from './model.ts';
import type { Prng } from './prng.ts';
import { linesOf, type Rent, totalOf } from './rent.ts';

/** How a tenant usually pays. */
export type PaymentMode = 'prelevement' | 'carte' | 'cheque' | 'especes' | 'virement' | 'tip' | 'mandat';

/** A simulated account's way of being billed and of paying. */
export type Habits = {
  readonly rent: Rent;
  readonly mode: PaymentMode;
  /** Day of the month of the direct debit, or of the usual payment. */
  readonly day: number;
  /** Months left unpaid at the end, 0 for an account up to date. */
  readonly unpaid: number;
  /** What is still missing of the oldest unpaid month, in cents; null = all of it. */
  readonly missing: number | null;
  /** Paid too much with the last payment, in cents. */
  readonly excess: number;
  /** Pays by small sums: 150,00 a week. */
  readonly weekly: boolean;
  /** The ERP does not say which month its payments are for. */
  readonly unallocated: boolean;
  /** Months back → lines added to that notice. */
  readonly extras: ReadonlyMap<number, readonly DemoLine[]>;
  /** Months back of a direct debit refused by the bank, then paid otherwise. */
  readonly rejected: number | null;
  /** Has paid the last month already, even early in the month: a demonstration is mostly up to date on any day. */
  readonly early: boolean;
  /** Before the months shown: a debt taken over from the older ERP, in cents. */
  readonly broughtForward: number;
};

const MODE_WORDS: Readonly<Record<PaymentMode, readonly [Nature, string]>> = {
  prelevement: ['paiement_prelevement', 'Prélèvement automatique'],
  carte: ['paiement_carte', 'Paiement par carte, espace locataire'],
  cheque: ['paiement_cheque', 'Chèque'],
  especes: ['paiement_especes', 'Espèces, guichet'],
  virement: ['paiement_virement', 'Virement'],
  tip: ['paiement_tip', 'TIP SEPA'],
  mandat: ['paiement_mandat', 'Mandat compte'],
};

export function payment(mode: PaymentMode): { nature: Nature; libelle: string } {
  const [nature, libelle] = MODE_WORDS[mode];
  return { nature, libelle };
}

/** What part of a month a lease covers: 1, or days over days. */
export function shareOf(month: IsoMonth, from: IsoDate, to: IsoDate | null): number {
  const days = partsOfDate(lastDayOfMonth(month)).day;
  const first = monthOf(from) === month ? partsOfDate(from).day : 1;
  const last = to !== null && monthOf(to) === month ? partsOfDate(to).day : days;
  return (last - first + 1) / days;
}

/** The entries of an account that behaves by habit, over the last `span` months billed. */
export function* habitualEntries(
  habits: Habits,
  lease: { readonly date_effet: IsoDate; readonly date_sortie: IsoDate | null },
  span: number,
  calendar: DemoCalendar,
  random: Prng,
): Generator<DemoEntry, void> {
  if (habits.broughtForward !== 0) {
    const date = addDays(firstDayOfMonth(calendar.monthBack(span + 24)), 4);
    const libelle = 'Reprise du solde antérieur';
    yield {
      date,
      echeance: null,
      periode: null,
      nature: 'solde_reprise',
      libelle,
      cents: habits.broughtForward,
    };
  }
  let carried = 0;
  for (let back = span - 1; back >= 0; back -= 1) {
    const month = calendar.monthBack(back);
    if (month < monthOf(lease.date_effet)) continue;
    if (lease.date_sortie !== null && month > monthOf(lease.date_sortie)) continue;
    const share = shareOf(month, lease.date_effet, lease.date_sortie);
    const lines = [
      ...linesOf(habits.rent, month, calendar.lastMonth, share),
      ...(habits.extras.get(back) ?? []),
    ];
    const date = calendar.billedOn(month);
    const echeance = calendar.dueOn(month);
    for (const line of lines) yield { date, echeance, periode: month, ...line };
    const owed = totalOf(lines) + carried;
    carried = Math.min(0, owed);
    if (owed > 0) yield* paymentsOf(habits, { back, month, owed }, calendar, random);
  }
}

type Owed = { readonly back: number; readonly month: IsoMonth; readonly owed: number };

function* paymentsOf(
  habits: Habits,
  month: Owed,
  calendar: DemoCalendar,
  random: Prng,
): Generator<DemoEntry, void> {
  const due = calendar.dueOn(month.month);
  const periode = habits.unallocated ? null : month.month;
  const today = calendar.today;
  const pay = (wanted: IsoDate, mode: PaymentMode, cents: number): DemoEntry[] => {
    const date = wanted > today && habits.early ? today : wanted;
    return date > today || cents <= 0
      ? []
      : [{ date, echeance: null, periode, ...payment(mode), cents: -cents }];
  };

  if (month.back < habits.unpaid) {
    const oldest = month.back === habits.unpaid - 1;
    if (oldest && habits.missing !== null) {
      yield* pay(
        addDays(due, -1),
        habits.mode === 'prelevement' ? 'carte' : habits.mode,
        month.owed - habits.missing,
      );
    }
    return;
  }
  if (habits.weekly) {
    const weeks = Math.ceil(month.owed / 15_000);
    for (let week = 0; week < weeks; week += 1) {
      yield* pay(addDays(due, -9 + week * 7), 'especes', Math.min(15_000, month.owed - week * 15_000));
    }
    return;
  }
  // Paid too much with the last month but one: always before today, and still there after the last.
  const excess = month.back === 1 ? habits.excess : 0;
  const date =
    habits.mode === 'prelevement' ? dayIn(monthOf(due), habits.day) : addDays(due, -random.between(0, 8));
  if (habits.rejected === month.back && habits.mode === 'prelevement') {
    const back = addDays(date, 4);
    yield* pay(date, 'prelevement', month.owed);
    if (back > calendar.today) return;
    const libelle = 'Prélèvement rejeté par la banque';
    yield { date: back, echeance: null, periode, nature: 'rejet', libelle, cents: month.owed };
    yield* pay(addDays(back, 9), 'carte', month.owed);
    return;
  }
  // Three in a hundred come a month late and are settled with the next.
  const lateness =
    month.back > habits.unpaid + 1 && habits.mode !== 'prelevement' && random.percent(3) ? 30 : 0;
  yield* pay(addDays(date, lateness), habits.mode, month.owed + excess);
}
