import { addDays, type IsoDate, type IsoMonth, isoDate, partsOfDate, weekday } from './calendar.ts';
import { NBSP } from './unicode.ts';

/** From January. */
export const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;
/** From Sunday. */
export const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;

/** The key of the debt carried over from another program: older than every month (import-format.md "What comes in"). */
export const CARRIED_OVER_MONTH: IsoMonth = '0000-00';

/** `12/11/2026`. */
export function formatDate(date: IsoDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** `12/11`, where the year is plain from the context. */
export function formatDayMonth(date: IsoDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}`;
}

/** `jeudi 12 novembre 2026`; the first of a month is `1ᵉʳ`; U+00A0 inside "12 novembre". */
export function formatLongDate(date: IsoDate): string {
  return `${WEEKDAYS[weekday(date)]} ${formatPlainDate(date)}`;
}

/** `12 novembre 2026`, the long date without its weekday. */
export function formatPlainDate(date: IsoDate): string {
  const { year, month, day } = partsOfDate(date);
  return `${day === 1 ? '1ᵉʳ' : day}${NBSP}${monthName(month)} ${year}`;
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** `septembre 2026`; the debt carried over reads `reprise de solde`. */
export function formatMonth(month: IsoMonth): string {
  if (month === CARRIED_OVER_MONTH) return 'reprise de solde';
  return `${monthName(Number(month.slice(5, 7)))} ${month.slice(0, 4)}`;
}

/** `Septembre 2026`. */
export function formatMonthCapitalised(month: IsoMonth): string {
  const text = formatMonth(month);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `de septembre 2026`, `d'octobre 2026`: the month after a noun. */
export function formatOfMonth(month: IsoMonth): string {
  const text = formatMonth(month);
  return /^[aeiouâéèô]/.test(text) ? `d'${text}` : `de ${text}`;
}

/**
 * The parts of an instant as the clock of the desk showed it.
 * @param isoUtc instant, ISO UTC, `2026-11-12T13:05:00.000Z`
 * @param offsetMinutes the device's offset from UTC at that instant, positive east (60 in a French winter)
 * @returns the local day, and `14 h 05` with U+00A0
 */
export function formatInstant(
  isoUtc: string,
  offsetMinutes: number,
): { readonly date: IsoDate; readonly day: string; readonly time: string } {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(isoUtc);
  if (found === null) throw new RangeError(`Not a UTC instant: ${isoUtc}`);
  const minutes = Number(found[2]) * 60 + Number(found[3]) + offsetMinutes;
  const dayShift = Math.floor(minutes / 1440);
  const date = addDays(isoDate(found[1] ?? ''), dayShift);
  const local = minutes - dayShift * 1440;
  const minute = String(local % 60).padStart(2, '0');
  return { date, day: formatDate(date), time: `${Math.floor(local / 60)}${NBSP}h${NBSP}${minute}` };
}
