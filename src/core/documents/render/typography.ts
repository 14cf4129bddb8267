import { NBSP } from '../../../rules/unicode.ts';

/** A paper is drawn open; closer, when that saves it a second page. */
export type Density = 'open' | 'close';

/** Points of a millimetre. */
export const MM = 72 / 25.4;
export const PAGE = { width: 595.28, height: 841.89, side: 20 * MM } as const;
/** Width between the margins. */
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;

/** Inter static: a family by weight, because pdfmake knows only regular and bold of each. */
export const FONT = 'Inter';
export const FONT_MEDIUM = 'Inter Medium';
export const FONT_SEMIBOLD = 'Inter SemiBold';

/** Sizes in points, measured on the picture of design.md §10. */
export const SIZE = {
  title: 24,
  letterhead: 13,
  code: 11.5,
  recipient: 10.85,
  period: 10.97,
  sentence: 10.45,
  total: 10.85,
  row: 9.92,
  signature: 9.95,
  note: 9.48,
  letterheadLine: 8.98,
  detail: 8.6,
  legal: 8,
} as const;

/** Figures of one width, so that amounts stand under each other. */
export const FIGURES: 'tnum'[] = ['tnum'];
/** The slashed zero of references and numbers: it is not taken for an O. */
export const NUMBER_FEATURES: ('zero' | 'tnum')[] = ['zero'];
export const REFERENCE: ('zero' | 'tnum')[] = ['zero', 'tnum'];

/** Printed paper's apostrophe (design.md §6); names of people are kept as held and do not pass here. */
export function printed(text: string): string {
  return text.replaceAll("'", '\u2019');
}

/** `n° 12`, never cut at the end of a line. */
export function numbered(number: string): string {
  return `n°${NBSP}${number}`;
}

/** Characters of a file's name on paper. */
const LONGEST_NAME = 30;

/** The name of a file, its middle left out where it is too long to be read. */
export function shortName(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST_NAME) return name;
  return `${letters.slice(0, LONGEST_NAME - 13).join('')}…${letters.slice(-12).join('')}`;
}

/** A telephone number, never cut at the end of a line. */
export function phoneWords(phone: string): string {
  return phone.replaceAll(' ', NBSP);
}

/** First letter small, inside a sentence: "Agence Centre, guichet 2". */
export function inSentence(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('fr') + text.slice(1);
}

/** The first letter in capitals. */
export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('fr') + text.slice(1);
}

/** Characters of the longest word that a line of A4 holds, whatever its letters. */
const LONGEST_WORD = 62;

/**
 * Text with an address of the web or of mail in it. Where the address fits no line it is cut, after a slash if it can
 * be, else anywhere: it never runs over the edge.
 * @param most characters of a word that the place holds
 */
export function wrapped(text: string, most = LONGEST_WORD): { text: string; wordBreak?: 'break-all' } {
  const long = text.split(/\s/).some((word) => word.length > most);
  return long
    ? { text: text.replaceAll(/\S+/g, (word) => cut(word, most)), wordBreak: 'break-all' }
    : { text };
}

function cut(word: string, most: number): string {
  const slash = word.lastIndexOf('/', most - 1);
  if (word.length <= most || slash < most / 3 || slash === word.length - 1) return word;
  return `${word.slice(0, slash + 1)}\n${cut(word.slice(slash + 1), most)}`;
}

/** The landlord's own words as paper prints them: its apostrophe, its fine spaces (design.md §6). */
export function typeset(text: string): string {
  return printed(text)
    .replaceAll(/[ \u00a0](?=[:;!?»€%])/g, '\u202f')
    .replaceAll(/«[ \u00a0]/g, '«\u202f');
}
