import { NBSP, withAsciiDashes } from './unicode.ts';

// The overseas departments have country codes of their own, and are dialled with a 0 from all of France.
const FRENCH_CODES = ['33', '262', '590', '594', '596'];
// Their national numbers, usually written by four then by two. 0639 is left out: the ARCEP fiction range is mainland.
const OVERSEAS = /^0(262|263|269|590|594|596|690|691|692|693|694|696|697)/;

/**
 * One writing for each telephone number, to compare by: `0639981234` for `06.39.98.12.34`, `+33 6…`, `+33 (0)6…`,
 * `0033…`; overseas numbers likewise (`+262 692…` → `0692…`); foreign ones as `+` and digits.
 * @returns undefined when the text is no telephone number
 */
export function phoneKey(text: string): string | undefined {
  const plain = withAsciiDashes(text)
    .replace(/\(0\)/g, '')
    .replace(/[\s\p{Cf}.\-/()_]+/gu, '');
  const digits = /^(\+|00)?(\d+)$/.exec(plain);
  const number = digits?.[2];
  if (number === undefined) return undefined;
  if (digits?.[1] === undefined) return /^0[1-9]\d{8}$/.test(number) ? number : undefined;
  for (const code of FRENCH_CODES) {
    const national = new RegExp(`^${code}0?([1-9]\\d{8})$`).exec(number)?.[1];
    if (national !== undefined) return `0${national}`;
  }
  const isFrench = number.startsWith('33');
  return !isFrench && /^[1-9]\d{6,14}$/.test(number) ? `+${number}` : undefined;
}

/**
 * Whether a search text is a telephone number before it is anything else. A foreign number needs its `+`: with `00`
 * it cannot be told from the references that begin with two zeros.
 */
export function isPhoneShaped(text: string): boolean {
  const key = phoneKey(text);
  return key !== undefined && (!key.startsWith('+') || text.trim().startsWith('+'));
}

/** `06 39 98 12 34`, `0692 12 34 56`, with U+00A0; a text that is no number is given back as held. */
export function formatPhone(text: string): string {
  const key = phoneKey(text);
  if (key === undefined || key.startsWith('+')) return key ?? text.trim();
  const groups = OVERSEAS.test(key) ? [key.slice(0, 4), ...pairs(key.slice(4))] : pairs(key);
  return groups.join(NBSP);
}

function pairs(digits: string): string[] {
  return digits.match(/\d{2}/g) ?? [];
}
