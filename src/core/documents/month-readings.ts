import {
  CARRIED_OVER_MONTH,
  formatDate,
  formatMonth,
  formatMonthCapitalised,
  type IsoDate,
  isIsoMonth,
  isoDate,
  lastDayOfMonth,
} from '../../rules/dates.ts';
import { isSettlement, type Ledger, type LedgerMonth, monthKeyOf, monthsOf } from '../../rules/ledger.ts';
import { formatEuros } from '../../rules/money.ts';
import { entriesById, payableOn } from '../ledger/due-months.ts';
import type { StoredEntry } from '../ledger/queries.ts';
import { noticeLines } from '../payments/received.ts';

/** An account, its months worked out once however many of them are read. */
type Book = {
  readonly ledger: Ledger;
  readonly byId: ReadonlyMap<string, StoredEntry>;
  readonly months: ReadonlyMap<string, LedgerMonth>;
};

const books = new WeakMap<readonly StoredEntry[], Book>();

/** The months of entries read from the base; the same array is worked out once. */
export function bookOf(entries: readonly StoredEntry[]): Book {
  const known = books.get(entries);
  if (known !== undefined) return known;
  const ledger = monthsOf(entries);
  const book = {
    ledger,
    byId: entriesById(entries),
    months: new Map(ledger.months.map((month) => [month.month, month])),
  };
  books.set(entries, book);
  return book;
}

/** Whether a paper can be made, its amount in cents, and why not. */
export type Reading = { readonly possible: boolean; readonly cents: number; readonly sentence: string };

const refused = (sentence: string): Reading => ({ possible: false, cents: 0, sentence });

export type NoticeReading = Reading & {
  readonly notice: {
    readonly dueOn: IsoDate | null;
    readonly drawnOn: IsoDate;
    readonly previousCents: number;
    readonly lines: readonly { readonly label: string; readonly cents: number }[];
    readonly totalCents: number;
    readonly netCents: number;
    readonly leftCents: number;
  } | null;
};

/** What the notice of a month asked (B9); `cents`: its net à payer, never below zero. */
export function noticeOf(entries: readonly StoredEntry[], month: string): NoticeReading {
  const { ledger, byId, months } = bookOf(entries);
  const found = months.get(month);
  const own = found === undefined ? [] : asked(found, byId);
  const drawnOn = firstDay(own);
  if (found === undefined || drawnOn === null || month === CARRIED_OVER_MONTH) {
    return { ...refused(`Aucune échéance n'est au compte pour ${wordsOf(month)}.`), notice: null };
  }
  let previousCents = 0;
  for (const entry of entries)
    if (stoodBefore(entry, month, drawnOn)) previousCents += entry.debitCents - entry.creditCents;
  const netCents = previousCents + found.dueCents;
  let leftCents = 0;
  for (const one of ledger.months) if (one.month <= month) leftCents += one.remainingCents;
  return {
    possible: true,
    cents: Math.max(0, netCents),
    sentence: `Net à payer\u202f: ${formatEuros(Math.max(0, netCents))}.`,
    notice: {
      dueOn: found.dueOn,
      drawnOn,
      previousCents,
      lines: noticeLines(found, byId),
      totalCents: found.dueCents,
      netCents,
      leftCents,
    },
  };
}

/** What a month's notice carries over: what other months asked by then, and what had been paid before that day. */
function stoodBefore(entry: StoredEntry, month: string, drawnOn: string): boolean {
  if (isSettlement(entry.nature)) return entry.date < drawnOn;
  return monthKeyOf(entry) < month && entry.date <= drawnOn;
}

/** Whether a month is wholly paid, whoever collected it (B1, B19); `cents`: what its quittance acknowledges. */
export function quittanceOf(entries: readonly StoredEntry[], month: string): Reading {
  const { byId, months } = bookOf(entries);
  const found = months.get(month);
  if (
    found === undefined ||
    month === CARRIED_OVER_MONTH ||
    !asked(found, byId).some(({ debitCents }) => debitCents > 0)
  ) {
    return refused(`Aucun loyer n'est au compte pour ${wordsOf(month)}.`);
  }
  if (found.remainingCents > 0) {
    return refused(
      `${formatMonthCapitalised(month)} n'est pas payé en entier\u202f: il reste ${formatEuros(found.remainingCents)}. La quittance vient avec le dernier paiement.`,
    );
  }
  const cents = Math.max(0, found.dueCents);
  return { possible: true, cents, sentence: `Payé en entier\u202f: ${formatEuros(cents)}.` };
}

/** Whether a month bears an adjustment of charges; `cents`: its result, above zero owed. */
export function regularisationOf(entries: readonly StoredEntry[], month: string): Reading {
  const lines = regularisationLines(entries, month);
  if (lines.length === 0) {
    return refused(`Aucune régularisation de charges n'est au compte pour ${wordsOf(month)}.`);
  }
  const cents = lines.reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0);
  const side = cents < 0 ? 'en votre faveur' : 'à payer';
  return { possible: true, cents, sentence: `${formatEuros(Math.abs(cents))} ${side}.` };
}

export function regularisationLines(entries: readonly StoredEntry[], month: string): StoredEntry[] {
  return entries.filter(
    (entry) => entry.nature === 'regularisation' && entry.reversed !== true && monthKeyOf(entry) === month,
  );
}

/** Whether no month past its due date owes anything on a day (ISO). */
export function upToDateOf(entries: readonly StoredEntry[], today: string): Reading {
  const { ledger, byId } = bookOf(entries);
  const late = ledger.months.filter((month) => month.remainingCents > 0 && isPast(month, byId, today));
  if (late.length === 0) {
    return {
      possible: true,
      cents: 0,
      sentence: `Aucune somme échue n'est due au ${formatDate(isoDate(today))}.`,
    };
  }
  const cents = late.reduce((sum, { remainingCents }) => sum + remainingCents, 0);
  return {
    possible: false,
    cents,
    sentence: `${formatEuros(cents)} sont échus et restent dus\u202f: l'attestation ne peut pas être établie.`,
  };
}

/** Its due date is before that day; one that has none is due from the day it was asked. */
export function isPast(month: LedgerMonth, byId: ReadonlyMap<string, StoredEntry>, today: string): boolean {
  const on = payableOn(month, byId);
  if (on !== null) return on < today;
  return isIsoMonth(month.month) ? lastDayOfMonth(month.month) < today : true;
}

/** Whether an attestation of residence can be given on a day (ISO): a lease that runs, an address that may be told. */
export function residenceOf(
  lease: { readonly exitOn: string | null; readonly addressMasked: 0 | 1 },
  today: string,
): { readonly possible: boolean; readonly sentence: string } {
  if (lease.addressMasked === 1) {
    return {
      possible: false,
      sentence: "L'adresse est protégée (loi 89-462, art. 8-2)\u202f: aucun papier ne peut la porter.",
    };
  }
  if (lease.exitOn !== null && lease.exitOn < today) {
    return { possible: false, sentence: `Le bail a pris fin le ${formatDate(isoDate(lease.exitOn))}.` };
  }
  return { possible: true, sentence: 'Le bail est en cours.' };
}

function asked(month: LedgerMonth, byId: ReadonlyMap<string, StoredEntry>): StoredEntry[] {
  return month.lines.flatMap((id) => byId.get(id) ?? []).filter((entry) => !isSettlement(entry.nature));
}

/** The first day on which something was asked; of what was only deducted, its first day. */
function firstDay(lines: readonly StoredEntry[]): IsoDate | null {
  const debits = lines.filter(({ debitCents }) => debitCents > 0);
  let first: IsoDate | null = null;
  for (const { date } of debits.length > 0 ? debits : lines) if (first === null || date < first) first = date;
  return first;
}

function wordsOf(month: string): string {
  return month === CARRIED_OVER_MONTH ? 'le solde repris' : formatMonth(month);
}
