import { dateFrom, type IsoDate, partsOfDate } from './calendar.ts';
import { withAsciiDashes, withoutSpaces } from './unicode.ts';

const ISO_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

export type ImportDate =
  | { readonly kind: 'ok'; readonly date: IsoDate }
  | { readonly kind: 'invalid'; readonly reason: string };

/** A date of an ERP file: `JJ/MM/AAAA` or `AAAA-MM-JJ`, a day that exists. */
export function parseImportDate(text: string): ImportDate {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const iso = ISO_SHAPE.exec(text);
  if (french === null && iso === null)
    return { kind: 'invalid', reason: 'Date illisible\u202f: JJ/MM/AAAA ou AAAA-MM-JJ attendu.' };
  const date = french
    ? dateFrom(Number(french[3]), Number(french[2]), Number(french[1]))
    : dateFrom(Number(iso?.[1]), Number(iso?.[2]), Number(iso?.[3]));
  return date === null ? { kind: 'invalid', reason: "Cette date n'existe pas." } : { kind: 'ok', date };
}

/** A birth date of an ERP file: `00/00/1960` says the year alone (precision 12). */
export function parseImportBirthDate(
  text: string,
): ImportDate | { readonly kind: 'year'; readonly year: number } {
  const year = /^00\/00\/(\d{4})$/.exec(text)?.[1] ?? /^(\d{4})-00-00$/.exec(text)?.[1];
  if (year === undefined) return parseImportDate(text);
  return dateFrom(Number(year), 1, 1) === null
    ? { kind: 'invalid', reason: "Cette date n'existe pas." }
    : { kind: 'year', year: Number(year) };
}

export type TypedDate =
  /** Not in the shape of a date. */
  | { readonly kind: 'none' }
  /** One day, or one per living century where the year was typed with two digits. */
  | { readonly kind: 'ok'; readonly dates: readonly [IsoDate, ...IsoDate[]] }
  | { readonly kind: 'invalid'; readonly reason: string };

// No one living was born earlier: the oldest person ever known died at 122.
const LONGEST_LIFE = 122;

/**
 * A date typed by a person: `1/2/60`, `01.02.1960`, `01021960`, `1960-02-01`.
 * Two-digit years give every living century when allowed (search), and are refused otherwise (forms): precision 20.
 */
export function parseTypedDate(
  text: string,
  today: IsoDate,
  options: { readonly allowTwoDigitYears: boolean },
): TypedDate {
  const flat = withAsciiDashes(text.trim());
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(withoutSpaces(flat));
  if (iso) return only(dateFrom(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const marked = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(withoutSpaces(flat));
  if (marked) return dayMonthYear(marked[1], marked[3], marked[4], today, options.allowTwoDigitYears);
  // Spaces alone, or nothing, between the parts: also the look of a reference, so a day that does not exist is no date.
  const bare = /^(\d{1,2})\s(\d{1,2})\s(\d{4}|\d{2})$/.exec(flat) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(flat);
  if (!bare) return { kind: 'none' };
  const read = dayMonthYear(bare[1], bare[2], bare[3], today, options.allowTwoDigitYears);
  const lived = read.kind === 'ok' && read.dates.every((date) => isLiving(partsOfDate(date).year, today));
  return lived ? read : { kind: 'none' };
}

function isLiving(year: number, today: IsoDate): boolean {
  const now = partsOfDate(today).year;
  return year >= now - LONGEST_LIFE && year <= now + 1;
}

function only(date: IsoDate | null): TypedDate {
  return date === null
    ? { kind: 'invalid', reason: "Cette date n'existe pas." }
    : { kind: 'ok', dates: [date] };
}

function dayMonthYear(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  today: IsoDate,
  allowTwoDigitYears: boolean,
): TypedDate {
  if (year?.length === 4) return only(dateFrom(Number(year), Number(month), Number(day)));
  if (!allowTwoDigitYears) return { kind: 'invalid', reason: "Écrivez l'année avec quatre chiffres." };
  const now = partsOfDate(today).year;
  const century = now - (now % 100);
  const dates = [century, century - 100, century - 200]
    .map((start) => dateFrom(start + Number(year), Number(month), Number(day)))
    .filter((date) => date !== null && date <= today && partsOfDate(date).year >= now - LONGEST_LIFE)
    .filter((date): date is IsoDate => date !== null);
  const [first, ...others] = dates;
  return first === undefined ? only(null) : { kind: 'ok', dates: [first, ...others] };
}
