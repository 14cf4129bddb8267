/** U+202F: before ; : ! ? € %, inside « », between thousands. */
export const NARROW_NBSP = '\u202f';
/** U+00A0: in "14 h 05", "12 novembre", "n° 12", inside telephone numbers. */
export const NBSP = '\u00a0';
/** U+2212, the minus of printed amounts. */
export const MINUS = '\u2212';

// `\s` already holds U+00A0, U+202F, U+2000–U+200A, U+3000 and the byte-order mark; the format characters
// (zero-width space and joiners, soft hyphen, direction marks) arrive with text pasted from a web page or a PDF.
const INVISIBLE = /[\s\p{Cf}]+/gu;
const ANY_DASH = /[\p{Pd}\u2212\u2043\u02d7]/gu;
const APOSTROPHES = new Set(
  "'\u2019\u2018\u201a\u201b`\u00b4\u02bc\u02bb\u02bd\u02b9\u02be\u02bf\u02c8\u02ca\u02cb\u2032\u2035\uff07\ua78b\ua78c\u055a\u05f3",
);

/** The text without any white space or invisible character, whatever its Unicode kind. */
export function withoutSpaces(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Every dash and minus of Unicode becomes the ASCII hyphen. */
export function withAsciiDashes(text: string): string {
  return text.replace(ANY_DASH, '-');
}

/** True for the dashes and minuses of Unicode, one character given. */
export function isDash(character: string): boolean {
  return character === '-' || withAsciiDashes(character) === '-';
}

/** True for everything people and software write as an apostrophe, one character given. */
export function isApostrophe(character: string): boolean {
  return APOSTROPHES.has(character);
}
