import { isApostrophe, isDash } from './unicode.ts';

// Letters that NFKD leaves whole although French keyboards, and the tenant beside them, write them without their stroke.
const LETTERS: Readonly<Record<string, string>> = {
  Œ: 'OE',
  Æ: 'AE',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  Þ: 'TH',
  Ħ: 'H',
  Ŧ: 'T',
  Ŋ: 'N',
  Ə: 'E',
  ẞ: 'SS',
};

export type Separator = ' ' | '-' | "'";

/**
 * One character of any script as what names are compared by: `A`–`Z`, `0`–`9` (several for a ligature), one of the
 * three separators, or nothing for a mark or an invisible character.
 */
export function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return foldAscii(character, code);
  if (isApostrophe(character)) return "'";
  if (isDash(character)) return '-';
  let letters = '';
  let visible = false;
  for (const piece of character.normalize('NFKD')) {
    if (/[\p{M}\p{Cf}]/u.test(piece)) continue;
    visible = true;
    for (const upper of piece.toUpperCase()) {
      const letter = LETTERS[upper] ?? upper;
      if (/^[A-Z0-9]+$/.test(letter)) letters += letter;
    }
  }
  if (letters !== '') return letters;
  return visible ? ' ' : '';
}

function foldAscii(character: string, code: number): string {
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)) return character;
  if (code >= 0x61 && code <= 0x7a) return String.fromCharCode(code - 0x20);
  if (code === 0x27 || code === 0x60) return "'";
  return code === 0x2d ? '-' : ' ';
}

export type FoldedWord = {
  /** `A`–`Z`, `0`–`9`. */
  readonly text: string;
  /** For each folded letter, where the character it comes from begins and ends in the text given, its marks included. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The apostrophe or dash that ties this word to the one before it, or a space. */
  readonly before: Separator;
};

/** The words of a text, folded, with their places in it. */
export function foldWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  let letters = '';
  let starts: number[] = [];
  let ends: number[] = [];
  let before: Separator = ' ';
  let next: Separator | null = null;
  let index = 0;
  const close = () => {
    if (letters !== '') words.push({ text: letters, starts, ends, before });
    letters = '';
    starts = [];
    ends = [];
  };
  for (const character of text) {
    const end = index + character.length;
    const folded = foldCharacter(character);
    if (folded === '') {
      // A combining mark belongs to the letter before it: a highlight must not cut them apart.
      if (ends.length > 0 && letters !== '') ends[ends.length - 1] = end;
    } else if (folded === ' ' || folded === '-' || folded === "'") {
      close();
      // "JEAN - BAPTISTE": the tie prevails over the spaces around it.
      next = next === null || next === ' ' ? folded : next;
    } else {
      if (letters === '') {
        before = next ?? ' ';
        next = null;
      }
      for (const letter of folded) {
        letters += letter;
        starts.push(index);
        ends.push(end);
      }
    }
    index = end;
  }
  close();
  return words;
}
