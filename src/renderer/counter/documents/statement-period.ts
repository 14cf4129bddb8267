import { firstDayOfMonth, type IsoDate, monthOf, parseTypedDate, shiftMonth } from '../../../rules/dates.ts';

/** Months a relevé de compte may cover without dates being typed. */
export const STATEMENT_MONTHS = [3, 6, 12] as const;
export type PeriodChoice = '3' | '6' | '12' | 'dates';

export type Period = { readonly from: IsoDate; readonly to: IsoDate };
export type PeriodFault = 'from' | 'to' | 'order' | 'future';

export type PeriodReading =
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'fault'; readonly fault: PeriodFault };

/** The current month and those before it, whole months from the first day: a relevé that begins mid-month says little. */
export function lastMonths(count: number, today: IsoDate): Period {
  return { from: firstDayOfMonth(shiftMonth(monthOf(today), 1 - count)), to: today };
}

/** What the clerk asks for, or what is still wrong with it. */
export function readPeriod(
  choice: PeriodChoice,
  dates: { readonly from: string; readonly to: string },
  today: IsoDate,
): PeriodReading {
  if (choice !== 'dates') return { kind: 'period', period: lastMonths(Number(choice), today) };
  const from = typed(dates.from, today);
  if (from === null) return { kind: 'fault', fault: 'from' };
  const to = typed(dates.to, today);
  if (to === null) return { kind: 'fault', fault: 'to' };
  if (to < from) return { kind: 'fault', fault: 'order' };
  if (to > today) return { kind: 'fault', fault: 'future' };
  return { kind: 'period', period: { from, to } };
}

function typed(text: string, today: IsoDate): IsoDate | null {
  const read = parseTypedDate(text, today, { allowTwoDigitYears: false });
  return read.kind === 'ok' ? read.dates[0] : null;
}
