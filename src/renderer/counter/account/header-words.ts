import type { Person } from '../../../contract/accounts.ts';
import { birthWords } from '../search/person-words.ts';

type Holder = Pick<Person, 'name' | 'birth' | 'civility'>;

/** The names in the heading, each once; holders of one name are told apart by their year of birth. */
export function holderNames(holders: readonly Holder[]): string[] {
  return holders.map(({ name, birth }) => {
    const shared = holders.filter((other) => other.name === name).length > 1;
    return shared && birth !== null ? `${name} (${birth.slice(0, 4)})` : name;
  });
}

/** "A", "A et B", "A, B et C". */
export function listed(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

export type BirthsWord = 'they' | 'theyF' | 'theyUnknown' | 'theyYear' | 'theyYearF' | 'theyYearUnknown';

/** The births of several holders after one word, "nés le … et le …"; null when one of them is unknown. */
export function birthsWord(
  holders: readonly Holder[],
): { readonly word: BirthsWord; readonly dates: readonly string[] } | null {
  const births = holders.map(({ birth, civility }) => birthWords(birth, civility));
  const known = births.filter((birth) => birth !== null);
  if (known.length === 0 || known.length < births.length) return null;
  const years = known.filter(({ word }) => word.startsWith('year')).length;
  // A date beside a bare year has no common word: the years alone then.
  const dates = known.map(({ date }) => (years > 0 ? date.slice(-4) : date));
  const words = known.map(({ word }) => word.replace('year', '').toLowerCase());
  const sex = words.includes('unknown') ? 'Unknown' : words.every((word) => word === 'f') ? 'F' : '';
  return { word: `they${years > 0 ? 'Year' : ''}${sex}`, dates };
}
