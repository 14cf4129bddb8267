import { foldWords } from './fold.ts';
import { wordTokens } from './names.ts';
import { NBSP } from './unicode.ts';

// What one office writes whole and another shortens, where one is not the beginning of the other.
const SYNONYMS: readonly (readonly [string, string])[] = [
  ['BOULEVARD', 'BD'],
  ['ROUTE', 'RTE'],
  ['FAUBOURG', 'FG'],
  ['CHEMIN', 'CHM'],
  ['RESIDENCE', 'RCE'],
  ['APPARTEMENT', 'APT'],
  ['APPARTEMENT', 'APPT'],
  ['GENERAL', 'GAL'],
  ['MARECHAL', 'MAL'],
  ['DOCTEUR', 'DR'],
];

export type DwellingAddress = {
  readonly line1: string;
  readonly line2?: string | null | undefined;
  readonly building?: string | null | undefined;
  readonly staircase?: string | null | undefined;
  readonly door?: string | null | undefined;
  readonly postCode: string;
  readonly city: string;
};

/**
 * The tokens under which an address is found, with or without its commune: `12 BIS` and `12BIS`, `ST` and `SAINT`,
 * `STE` and `SAINTE`. Matched with `queryTokens`.
 */
export function addressTokens(parts: Iterable<string | null | undefined>): string[] {
  const tokens = new Set<string>();
  for (const part of parts) {
    if (part === null || part === undefined) continue;
    for (const token of wordTokens(part)) tokens.add(token);
    addNumbers(tokens, part);
  }
  for (const [whole, short] of SYNONYMS) {
    if (tokens.has(whole)) tokens.add(short);
    if (tokens.has(short)) tokens.add(whole);
  }
  return [...tokens];
}

/** `12 BIS` is also typed `12bis`, and `12bis` also `12 bis`. */
function addNumbers(tokens: Set<string>, part: string): void {
  const words = foldWords(part).map((word) => word.text);
  words.forEach((word, i) => {
    const next = words[i + 1];
    if (/^\d+$/.test(word) && next !== undefined && /^(BIS|TER|QUATER|[A-Z])$/.test(next))
      tokens.add(word + next);
    const stuck = /^(\d+)(BIS|TER|QUATER|[A-Z])$/.exec(word);
    if (stuck?.[1] !== undefined && stuck[2] !== undefined) tokens.add(stuck[1]).add(stuck[2]);
  });
}

/**
 * `14 rue des Bleuets, bât. B, esc. 2, apt 034, 28000 Chartres`: the parts as held, their label added only where the
 * landlord's file has not already written it. The floor is left out: the door says it.
 */
export function formatAddressLine(address: DwellingAddress): string {
  return [
    address.line1,
    address.line2,
    labelled('bât.', /^b[âa]t/i, address.building),
    labelled('esc.', /^esc/i, address.staircase),
    labelled('apt', /^(apt|appt|app|porte)/i, address.door),
    `${address.postCode} ${address.city}`,
  ]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(', ');
}

/** A label and its number are never parted by the end of a line. */
function labelled(label: string, already: RegExp, value: string | null | undefined): string {
  const text = value?.trim() ?? '';
  return text === '' || already.test(text) ? text.replaceAll(' ', NBSP) : `${label}${NBSP}${text}`;
}
