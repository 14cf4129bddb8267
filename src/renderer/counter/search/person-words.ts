import { formatDate, isoDate } from '../../../rules/dates.ts';

/** How a birth is introduced: by civility, which the ERP may leave out, and by what is known of the date. */
export type BirthWord = 'm' | 'f' | 'unknown' | 'yearM' | 'yearF' | 'yearUnknown';

/**
 * @param birth ISO date, or `1960` when only the year is known, or null
 * @param civility as the ERP writes it: `M`, `M.`, `MME`, `MLE`…
 * @returns the word before it and the date as printed, or null when nothing is known
 */
export function birthWords(
  birth: string | null,
  civility: string | null,
): { readonly word: BirthWord; readonly date: string } | null {
  if (birth === null) return null;
  const sex = sexOf(civility);
  if (/^\d{4}$/.test(birth)) {
    return { word: sex === 'm' ? 'yearM' : sex === 'f' ? 'yearF' : 'yearUnknown', date: birth };
  }
  return { word: sex, date: formatDate(isoDate(birth)) };
}

function sexOf(civility: string | null): 'm' | 'f' | 'unknown' {
  const word = (civility ?? '').toUpperCase().replace(/[^A-Z]/g, '');
  if (['M', 'MR', 'MONSIEUR'].includes(word)) return 'm';
  if (['MME', 'MLE', 'MLLE', 'MADAME', 'MADEMOISELLE'].includes(word)) return 'f';
  return 'unknown';
}

/** A role as the ERP names it, readable: `signataire_principal` → "signataire principal". */
export function roleWords(role: string): string {
  return role.replaceAll('_', ' ');
}
