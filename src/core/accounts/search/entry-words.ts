import { addressTokens } from '../../../rules/addresses.ts';
import { nameKey, nameTokens } from '../../../rules/names.ts';
import { phoneKey } from '../../../rules/phones.ts';
import type { IndexedName } from './name-keys.ts';

/** What an entry is found by, beside its name. */
export type IndexedPlace = {
  readonly address1: string;
  readonly address2: string | null;
  readonly building: string | null;
  readonly stair: string | null;
  readonly door: string | null;
  readonly postalCode: string;
  readonly city: string;
  readonly residence: string | null;
};

export type IndexedPerson = IndexedName & {
  readonly phone1: string | null;
  readonly phone2: string | null;
  /** ISO date, or a year alone, which no date typed can mean. */
  readonly birth: string | null;
};

/** The words a person's name is found by. Last, first and usage name apart: a tie never runs from one to the next. */
export function nameWords({ lastName, firstName, usageName }: IndexedName): string[] {
  return together([lastName, firstName, usageName], wordsOfName);
}

/** The words of an address as the screen shows it ("bât. B, esc. 2, apt 034"), the label before its value. */
export function placeWords(place: IndexedPlace): string[] {
  return together(
    [
      place.address1,
      place.address2,
      place.residence,
      place.building === null ? null : `batiment ${place.building}`,
      place.stair === null ? null : `escalier ${place.stair}`,
      place.door === null ? null : `appartement ${place.door}`,
      place.postalCode,
      place.city,
    ],
    wordsOfPlace,
  );
}

type WordsOf = (part: string) => readonly string[];

const wordsOfName = remembered(nameTokens);
const wordsOfPlace = remembered((part) => addressTokens([part]));

function together(parts: readonly (string | null)[], wordsOf: WordsOf): string[] {
  const words = new Set<string>();
  for (const part of parts) if (part !== null) for (const word of wordsOf(part)) words.add(word);
  return [...words];
}

/** Parts whose words are kept, of each kind: some megabytes. */
const MOST_REMEMBERED = 20_000;

/** Streets, towns, doors and first names return all the time, in an import as in a search: each is folded once. */
function remembered(wordsOf: WordsOf): WordsOf {
  const known = new Map<string, readonly string[]>();
  return (part) => {
    let words = known.get(part);
    if (words === undefined) {
      words = wordsOf(part);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(part, words);
    }
    return words;
  };
}

// Letters that folding never yields: what is marked by them is found whole, and digits typed for a reference or a
// street number do not fall on it.
const BIRTH_MARK = 'β';
const PHONE_MARK = 'τ';

/** The words of a person that are only asked for whole: telephones and birth date. */
export function wholeOnlyWords(person: IndexedPerson): string[] {
  const birth = person.birth === null ? null : birthWord(person.birth);
  return [...phoneKeys(person).map(phoneWord), ...(birth === null ? [] : [birth])];
}

export function phoneKeys({ phone1, phone2 }: Pick<IndexedPerson, 'phone1' | 'phone2'>): string[] {
  const keys = [phone1, phone2].map((phone) => (phone === null ? undefined : phoneKey(phone)));
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** A telephone as one word. @param key as `phoneKey` gives it */
export function phoneWord(key: string): string {
  return PHONE_MARK + nameKey(key);
}

/** The digits of a telephone's word; null for any other word. */
export function phoneOfWord(word: string): string | null {
  return word.startsWith(PHONE_MARK) ? word.slice(PHONE_MARK.length) : null;
}

/** A birth date as one word, or null for a year alone. */
export function birthWord(birth: string): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(birth) ? BIRTH_MARK + birth.replaceAll('-', '') : null;
}

/** True for a word of which no beginning is ever asked for. */
export function isWholeOnly(word: string): boolean {
  return word.startsWith(BIRTH_MARK) || word.startsWith(PHONE_MARK);
}
