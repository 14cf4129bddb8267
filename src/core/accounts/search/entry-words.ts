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
  const words = new Set(nameTokens(lastName));
  for (const part of [firstName, usageName])
    if (part !== null) for (const word of nameTokens(part)) words.add(word);
  return [...words];
}

/** The words of an address as the screen shows it ("bât. B, esc. 2, apt 034"), the label before its value. */
export function placeWords(place: IndexedPlace): string[] {
  return addressTokens([
    place.address1,
    place.address2,
    place.residence,
    place.building === null ? null : `batiment ${place.building}`,
    place.stair === null ? null : `escalier ${place.stair}`,
    place.door === null ? null : `appartement ${place.door}`,
    place.postalCode,
    place.city,
  ]);
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

/** A birth date as one word, or null for a year alone. */
export function birthWord(birth: string): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(birth) ? BIRTH_MARK + birth.replaceAll('-', '') : null;
}

/** True for a word of which no beginning is ever asked for. */
export function isWholeOnly(word: string): boolean {
  return word.startsWith(BIRTH_MARK) || word.startsWith(PHONE_MARK);
}
