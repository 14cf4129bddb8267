import { addMonths, formatDate, isIsoDate, isoDate, parseTypedDate } from '../dates.ts';

/** A birth date read: a day, or the year alone where day and month are unknown (`00/00/1960`). */
export type ReadBirth =
  | { readonly kind: 'day'; readonly date: string }
  | { readonly kind: 'year'; readonly year: string }
  | { readonly kind: 'unreadable'; readonly sentence: string };

// The oldest person ever known died at 122.
const LONGEST_LIFE_YEARS = 122;
const FULL_AGE_YEARS = 18;
/** `1960`, or a day and a month of zeros before or after it, as documents and files write what nobody knew. */
const YEAR_ALONE = /^(?:0{1,2}[-/. ]?0{1,2}[-/. ]?(?=\d{4}$))?(\d{4})(?:-00-00)?$/;

/**
 * Reads a birth date as typed in a form: `29/02/1960`, `1/2/1960`, `01021960`, `1960-02-01`, `00/00/1960`, `1960`.
 * @param today ISO date
 */
export function readBirth(typed: string, today: string): ReadBirth {
  const text = typed.trim();
  if (text === '') return { kind: 'unreadable', sentence: 'Indiquez la date de naissance.' };
  const alone = YEAR_ALONE.exec(text)?.[1];
  if (alone !== undefined) return livedYear(Number(alone), today);
  const read = parseTypedDate(text, isoDate(today), { allowTwoDigitYears: false });
  if (read.kind === 'none') {
    return { kind: 'unreadable', sentence: 'Écrivez la date de naissance comme 29/02/1960.' };
  }
  if (read.kind === 'invalid') return { kind: 'unreadable', sentence: read.reason };
  const date = read.dates[0];
  if (date === today) return { kind: 'unreadable', sentence: "C'est la date d'aujourd'hui." };
  if (date > today) return { kind: 'unreadable', sentence: "Cette date est dans l'avenir." };
  if (date < addMonths(isoDate(today), -12 * (LONGEST_LIFE_YEARS + 1))) return tooOld();
  return { kind: 'day', date };
}

function livedYear(year: number, today: string): ReadBirth {
  const now = Number(today.slice(0, 4));
  if (year > now) return { kind: 'unreadable', sentence: "Cette date est dans l'avenir." };
  if (year < now - LONGEST_LIFE_YEARS - 1) return tooOld();
  return { kind: 'year', year: String(year) };
}

function tooOld(): ReadBirth {
  return { kind: 'unreadable', sentence: `Cette date donne plus de ${LONGEST_LIFE_YEARS} ans.` };
}

export type ComparedBirth = {
  readonly result: 'same' | 'different' | 'unknown' | 'unreadable';
  readonly sentence: string | null;
};

/**
 * Holds a typed birth date against the lease's.
 * @param held ISO date, the year alone, or null where the lease has none
 * @param today ISO date
 * @returns with `same`, a sentence where the person is a minor: told, not refused
 */
export function compareBirth(held: string | null, typed: string | null, today: string): ComparedBirth {
  const read = readBirth(typed ?? '', today);
  if (read.kind === 'unreadable') {
    if (held === null && (typed ?? '').trim() === '') return nothingHeld();
    return { result: 'unreadable', sentence: read.sentence };
  }
  if (held === null || held.trim() === '') return nothingHeld();
  const typedYear = read.kind === 'year' ? read.year : read.date.slice(0, 4);
  if (/^\d{4}$/.test(held)) {
    if (held === typedYear) return { result: 'same', sentence: minor(read, today) };
    return { result: 'different', sentence: `Le bail porte l'année de naissance ${held}, pas ${typedYear}.` };
  }
  if (!isIsoDate(held)) return nothingHeld();
  const lease = `Le bail porte le ${formatDate(held)}`;
  if (read.kind === 'year') {
    // Files write an unknown day as 1 January.
    if (read.year === held.slice(0, 4) && held.endsWith('-01-01')) return { result: 'same', sentence: null };
    return { result: 'different', sentence: `${lease}, la pièce n'a que l'année ${read.year}.` };
  }
  if (read.date === held) return { result: 'same', sentence: minor(read, today) };
  const [year, month, day] = read.date.split('-');
  if (held === `${year}-${day}-${month}`) {
    return { result: 'different', sentence: `${lease}\u202f: le jour et le mois sont intervertis.` };
  }
  if (held.endsWith('-01-01') && held.slice(0, 4) === year) {
    return {
      result: 'different',
      sentence: `${lease}, qui peut tenir lieu d'un jour inconnu\u202f: faites corriger le dossier.`,
    };
  }
  return { result: 'different', sentence: `${lease}, pas le ${formatDate(isoDate(read.date))}.` };
}

function nothingHeld(): ComparedBirth {
  return { result: 'unknown', sentence: "Le bail n'a pas de date de naissance\u202f: rien à comparer." };
}

function minor(read: ReadBirth, today: string): string | null {
  if (read.kind !== 'day' || read.date <= addMonths(isoDate(today), -12 * FULL_AGE_YEARS)) return null;
  return 'Cette personne est mineure\u202f: son représentant légal agit pour elle.';
}
