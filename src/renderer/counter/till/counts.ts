import { DENOMINATIONS, type DenominationCounts } from '../../../contract/till.ts';
import { countedCents } from '../../../rules/till-count.ts';

export type Denomination = (typeof DENOMINATIONS)[number];

/** How many of each, as typed: an empty text is none. Keyed by cents. */
export type CountTexts = Readonly<Record<string, string>>;

const SMALLEST_NOTE = 500;
export const NOTES = DENOMINATIONS.filter((cents) => cents >= SMALLEST_NOTE);
export const COINS = DENOMINATIONS.filter((cents) => cents < SMALLEST_NOTE);

/** No more pieces than the core takes of one denomination. */
const MOST_DIGITS = 5;

/** Digits only: a count is never a half note. */
export function typedCount(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, MOST_DIGITS);
  return digits === '' ? '' : String(Number(digits));
}

export function piecesOf(texts: CountTexts, cents: number): number {
  return Number(texts[cents] ?? '') || 0;
}

/** What the core takes: every denomination there is one of, largest first. */
export function countsOf(texts: CountTexts): DenominationCounts {
  return DENOMINATIONS.map((cents) => ({ cents, pieces: piecesOf(texts, cents) })).filter(
    ({ pieces }) => pieces > 0,
  );
}

export function totalOf(texts: CountTexts, among: readonly number[] = DENOMINATIONS): number {
  return countedCents(among.map((cents) => ({ cents, pieces: piecesOf(texts, cents) })));
}

export function piecesAmong(texts: CountTexts, among: readonly number[]): number {
  return among.reduce((sum, cents) => sum + piecesOf(texts, cents), 0);
}

/**
 * The line the keys go to: ↓ and Entrée the next, ↑ the one before, notes then coins, as a drawer is counted.
 * @returns null past either end
 */
export function lineAfter(cents: Denomination, step: 1 | -1): Denomination | null {
  const at = DENOMINATIONS.indexOf(cents);
  return DENOMINATIONS[at + step] ?? null;
}

/** `500 €`, `0,50 €`: a note and a coin are named without needless cents. */
export function denominationName(cents: number): string {
  const whole = cents % 100 === 0;
  const figure = whole ? String(cents / 100) : `0,${String(cents).padStart(2, '0')}`;
  return `${figure}\u202f€`;
}
