import { type IsoDate, parseTypedDate } from '../../../rules/dates.ts';
import { foldWords } from '../../../rules/fold.ts';
import { type QueryToken, queryTokens } from '../../../rules/names.ts';
import { isPhoneShaped, phoneKey } from '../../../rules/phones.ts';
import { birthWord, phoneWord } from './entry-words.ts';
import { type NameProbes, nameProbes } from './name-keys.ts';

/** A text of words read for the index. */
export type Demands = {
  /** Every one is to be met, by the beginning of a word of the entry or by a whole telephone or birth date. */
  readonly tokens: readonly QueryToken[];
  /** How the text may be a name by itself; null when it holds something else. */
  readonly name: NameProbes | null;
  /** The digits of a telephone begun, or null. */
  readonly phoneBegun: string | null;
  /** The text without the telephones and dates recognised in it: what names and addresses are highlighted by. */
  readonly text: string;
};

// "+33 (0)6 39 98 12 34" is seven pieces.
const LONGEST_PHONE = 7;

/** Reads names, addresses, telephones and birth dates mixed in any order: `martin bleuets`, `martin 12/03/1984`. */
export function readDemands(text: string, today: IsoDate): Demands {
  const pieces = text.split(/\s+/u).filter((piece) => piece !== '');
  const special: QueryToken[] = [];
  const rest: string[] = [];
  for (let index = 0; index < pieces.length; ) {
    const phone = phoneAt(pieces, index);
    const piece = pieces[index] ?? '';
    const born = phone === null ? bornOn(piece, today) : null;
    if (phone !== null) special.push(phone.token);
    else if (born !== null) special.push(born);
    else rest.push(piece);
    index += phone?.length ?? 1;
  }
  const plain = rest.join(' ');
  return {
    tokens: distinct([...queryTokens(plain), ...special]),
    name: special.length > 0 ? null : nameProbes(foldWords(plain).map((word) => word.text)),
    phoneBegun: special.length > 0 ? null : phoneBegun(plain),
    text: plain,
  };
}

function phoneAt(pieces: readonly string[], index: number): { token: QueryToken; length: number } | null {
  if (!/^[+(0]/.test(pieces[index] ?? '')) return null;
  for (let length = Math.min(LONGEST_PHONE, pieces.length - index); length > 0; length--) {
    const candidate = pieces.slice(index, index + length).join(' ');
    const key = isPhoneShaped(candidate) ? phoneKey(candidate) : undefined;
    if (key !== undefined) return { token: phoneToken(key), length };
  }
  return null;
}

/** `06 39 98`: four digits at least, else it is more likely anything else. */
function phoneBegun(text: string): string | null {
  const digits = text.replace(/[\s.\-/]/g, '').replace(/^(\+33|0033)/, '0');
  return /^0[1-9]\d{2,7}$/.test(digits) ? digits : null;
}

function bornOn(piece: string, today: IsoDate): QueryToken | null {
  if (!/\d[/.-]\d/.test(piece)) return null;
  const date = parseTypedDate(piece, today, { allowTwoDigitYears: true });
  return date.kind === 'ok' ? birthToken(date.dates) : null;
}

/** Born on one of these days. */
export function birthToken(dates: readonly IsoDate[]): QueryToken {
  return { anyOf: dates.map((date) => [birthWord(date) ?? '']) };
}

/** @param key as `phoneKey` gives it */
export function phoneToken(key: string): QueryToken {
  return { anyOf: [[phoneWord(key)]] };
}

function distinct(tokens: readonly QueryToken[]): QueryToken[] {
  return [...new Map(tokens.map((token) => [JSON.stringify(token.anyOf), token])).values()];
}
