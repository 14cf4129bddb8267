import { isoDate, parseTypedDate } from '../../../rules/dates.ts';

/** The day on this machine. @returns ISO date */
export function dayOf(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * A date as it is typed on the keypad, whole: "05/11/2026".
 * @param today ISO date
 * @returns ISO date, or null while it is none
 */
export function readDay(typed: string, today: string): string | null {
  const read = parseTypedDate(typed, isoDate(today), { allowTwoDigitYears: false });
  return read.kind === 'ok' ? read.dates[0] : null;
}

/** Two e-mail addresses typed by one person are one, whatever their capitals. */
export function sameEmail(first: string, second: string): boolean {
  return first.trim().toLowerCase() === second.trim().toLowerCase();
}

/** What stands in an answer, or null where it was left empty. */
export function givenOrNull(typed: string): string | null {
  const given = typed.trim();
  return given === '' ? null : given;
}
