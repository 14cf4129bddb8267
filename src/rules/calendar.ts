import type { Brand } from './brand.ts';

/** A day of the calendar, `AAAA-MM-JJ`, without time or zone. */
export type IsoDate = Brand<string, 'IsoDate'>;
/** A month, `AAAA-MM`. */
export type IsoMonth = string;

type Day = { readonly year: number; readonly month: number; readonly day: number };

const ISO_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists in the calendar. */
export function isIsoDate(text: string): text is IsoDate {
  const found = ISO_SHAPE.exec(text);
  return found !== null && exists(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** @throws RangeError if the text is not a day of the calendar */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`Not a date: ${text}`);
  return text;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function exists(year: number, month: number, day: number): boolean {
  return (
    year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** The day, or null when the calendar has no such day (29/02/1900). Years 1000 to 9999. */
export function dateFrom(year: number, month: number, day: number): IsoDate | null {
  if (!exists(year, month, day)) return null;
  return `${year}-${pad(month)}-${pad(day)}` as IsoDate;
}

/** The parts of a date, for the rules that read it. */
export function partsOfDate(date: IsoDate): Day {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}

// Days since 1970-01-01 (H. Hinnant's civil calendar): no Date object, hence no machine's time zone.
function dayNumber(date: IsoDate): number {
  const { year, month, day } = partsOfDate(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

function fromDayNumber(n: number): IsoDate {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return isoDate(`${year}-${pad(month)}-${pad(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`);
}

/** @throws RangeError outside the years 1000 to 9999 */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: IsoDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The same day some months on; the last day of the month where it is shorter (31 January + 1 = 28 or 29 February). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { day } = partsOfDate(date);
  const month = shiftMonth(monthOf(date), months);
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return isoDate(`${month}-${pad(Math.min(day, length))}`);
}

/** `2026-11` some months on. */
export function shiftMonth(month: IsoMonth, months: number): IsoMonth {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${pad((count % 12) + 1)}`;
}

export function monthOf(date: IsoDate): IsoMonth {
  return date.slice(0, 7);
}

export function firstDayOfMonth(month: IsoMonth): IsoDate {
  return isoDate(`${month}-01`);
}

export function lastDayOfMonth(month: IsoMonth): IsoDate {
  return isoDate(`${month}-${pad(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))))}`);
}

/** True for `AAAA-MM` with a month that exists. */
export function isIsoMonth(text: string): boolean {
  return /^\d{4}-\d{2}$/.test(text) && isIsoDate(`${text}-01`);
}
