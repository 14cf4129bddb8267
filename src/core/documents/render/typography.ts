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

/** First letter small, inside a sentence: "Agence Centre, guichet 2". */
export function inSentence(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('fr') + text.slice(1);
}

/** The first letter in capitals. */
export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('fr') + text.slice(1);
}

/** Longer than the narrowest place on a paper: such a word would run over the edge. */
const LONGEST_WORD = 44;

/** An address of the web or of mail: cut anywhere, but only where it fits no line. */
export function wrapped(text: string): { text: string; wordBreak?: 'break-all' } {
  const long = text.split(/\s/).some((word) => word.length > LONGEST_WORD);
  return long ? { text, wordBreak: 'break-all' } : { text };
}
