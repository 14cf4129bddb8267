import { nameKey } from '../../../rules/names.ts';

export type IndexedName = {
  readonly lastName: string;
  readonly firstName: string | null;
  readonly usageName: string | null;
};

/**
 * The keys a person is listed under: `LEGALL ANNE`, and `MARTIN ANNE` by the name of use. The single space parts the
 * names whatever spaces, dashes and apostrophes they hold, so that all of one last name stand together in the index,
 * in the order of the first names.
 */
export function personKeys({ lastName, firstName, usageName }: IndexedName): string[] {
  const first = nameKey(firstName ?? '');
  const lasts = [nameKey(lastName), nameKey(usageName ?? '')].filter((last) => last !== '');
  return [...new Set(lasts.map((last) => `${last} ${first}`))];
}

/** Two people of one key are homonyms; null where nothing can be compared (a name of another alphabet). */
export function homonymKey(name: IndexedName): string | null {
  return personKeys({ ...name, usageName: null })[0] ?? null;
}

// Beyond this many words the text is no name: each more would only be one more empty look-up.
const LONGEST_NAME = 8;

export type NameProbes = {
  /** Keys of a whole name, last name first or first name first. */
  readonly whole: readonly string[];
  /** Beginning of the keys of everyone whose whole last name this is. */
  readonly lastName: string;
  /** Beginnings of keys: a whole last name and a first name begun, the longest last name first; then a last name begun. */
  readonly begun: readonly string[];
};

/**
 * How a text, given as its folded words, may stand in the name index: any cut between last and first name. Null when
 * the text cannot be a name.
 */
export function nameProbes(words: readonly string[]): NameProbes | null {
  if (words.length === 0 || words.length > LONGEST_NAME) return null;
  const glue = (from: number, to: number) => words.slice(from, to).join('');
  const all = glue(0, words.length);
  const whole = new Set([`${all} `]);
  const begun: string[] = [];
  for (let cut = words.length - 1; cut > 0; cut--) {
    whole.add(`${glue(0, cut)} ${glue(cut, words.length)}`);
    whole.add(`${glue(cut, words.length)} ${glue(0, cut)}`);
    begun.push(`${glue(0, cut)} ${glue(cut, words.length)}`);
  }
  begun.push(all);
  return { whole: [...whole], lastName: `${all} `, begun };
}

/** The text just after every text that begins with `beginning`, in SQLite's binary order. */
export function afterAll(beginning: string): string {
  const last = beginning.codePointAt(beginning.length - 1) ?? 0;
  return beginning.slice(0, -1) + String.fromCodePoint(last + 1);
}

/** Under what a telephone stands among the names: no name begins with its mark. @param key as `phoneKey` gives it */
export function phoneEntryKey(key: string): string {
  return `+${key}`;
}
