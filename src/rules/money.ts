import type { Brand } from './brand.ts';
import { MINUS, NARROW_NBSP } from './unicode.ts';

/** An amount of money in whole cents; never a fraction, never -0. */
export type Cents = Brand<number, 'Cents'>;

/** The largest amount the program takes in one line: 9 999 999,99 € (precision 4). */
export const MAX_AMOUNT_CENTS = 999_999_999;

/**
 * @param n whole cents, of any sign
 * @throws RangeError if `n` is not a safe integer: a rounding has been forgotten upstream
 */
export function cents(n: number): Cents {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a whole number of cents: ${n}`);
  return (n === 0 ? 0 : n) as Cents;
}

export type ParsedAmount =
  | { readonly kind: 'ok'; readonly cents: Cents }
  /** `1.234`: 1,23 or 1 234,00. The screen asks; nothing is chosen for the clerk. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [Cents, Cents] }
  | { readonly kind: 'invalid'; readonly reason: string };

const UNREADABLE = 'Ce montant ne peut pas être lu. Écrivez par exemple 1234,56.';
const NOT_POSITIVE = 'Le montant doit être supérieur à zéro.';
const BELOW_CENT = "Un montant s'arrête au centime\u202f: deux chiffres après la virgule.";
const TOO_LARGE = 'Le montant dépasse 9\u202f999\u202f999,99\u202f€.';

/**
 * An amount typed by a person: `1 234,56`, `1.234,56`, `1234.5`, `12 €`, `12€50`, with any Unicode space.
 * Zero, a negative amount and a fraction of a cent are refused. Sources: ui.md "Encaisser", precision 27.
 */
export function parseAmount(text: string): ParsedAmount {
  const plain = text
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim()
    .replace(/^€ ?/, '')
    .replace(/ ?(€|eur|euros?)$/i, '')
    // "12€50" is how prices are spoken and often typed.
    .replace(/^(\d[\d ]*?) ?€ ?(\d{2})$/, '$1,$2')
    .replace(/ ?([.,]) ?/g, '$1');
  if (plain === '') return { kind: 'invalid', reason: 'Indiquez un montant.' };
  if (/^[-\u2212\u2010-\u2015]/.test(plain)) return { kind: 'invalid', reason: NOT_POSITIVE };
  const shape = /^(\d[\d ]*(?:[.,]\d{3})*?|\d*)(?:([.,])(\d*))?$/.exec(plain);
  if (shape === null) return { kind: 'invalid', reason: UNREADABLE };
  const [, whole = '', mark, fraction = ''] = shape;
  const groups = whole.split(/[ .,]/);
  const marks = plain.replace(/[^.,]/g, '').length;
  const grouped = groups.length === 1 || isGrouped(groups);
  if (!grouped || (whole === '' && fraction === '')) return { kind: 'invalid', reason: UNREADABLE };
  const digits = groups.join('');
  if (mark !== undefined && marks === 1 && fraction.length === 3) return ambiguous(digits, fraction);
  if (fraction.length > 2) return { kind: 'invalid', reason: BELOW_CENT };
  return positive(toCents(digits, fraction));
}

function isGrouped(groups: readonly string[]): boolean {
  return groups.every((group, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
}

function toCents(digits: string, fraction: string): number {
  return Number(digits === '' ? '0' : digits) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2));
}

function positive(amount: number): ParsedAmount {
  if (amount <= 0) return { kind: 'invalid', reason: NOT_POSITIVE };
  if (amount > MAX_AMOUNT_CENTS) return { kind: 'invalid', reason: TOO_LARGE };
  return { kind: 'ok', cents: cents(amount) };
}

function ambiguous(digits: string, fraction: string): ParsedAmount {
  const asDecimal = toCents(digits, fraction);
  const asGroup = toCents(digits + fraction, '');
  // Without two possible amounts there is no question to ask, only a fraction of a cent.
  if (digits === '' || asDecimal <= 0 || asGroup > MAX_AMOUNT_CENTS)
    return { kind: 'invalid', reason: BELOW_CENT };
  return { kind: 'ambiguous', readings: [cents(asDecimal), cents(asGroup)] };
}

/**
 * An amount of an ERP file: digits, one comma or point, at most two decimals, no sign, no grouping, at most
 * 9 999 999,99; zero allowed. Anything else is a fault of the row. Source: precision 4.
 */
export function parseImportAmount(
  text: string,
): { readonly kind: 'ok'; readonly cents: Cents } | { readonly kind: 'invalid'; readonly reason: string } {
  const shape = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  if (shape === null)
    return {
      kind: 'invalid',
      reason:
        'Montant illisible\u202f: des chiffres, une virgule ou un point, deux décimales au plus, sans signe ni espace.',
    };
  const amount = toCents(shape[1] ?? '', shape[2] ?? '');
  if (amount > MAX_AMOUNT_CENTS) return { kind: 'invalid', reason: TOO_LARGE };
  return { kind: 'ok', cents: cents(amount) };
}

/** `1 234,56`: U+202F between thousands, U+2212 as minus, no currency. @param amount cents */
export function formatAmount(amount: number): string {
  const absolute = Math.abs(amount);
  const whole = String(Math.trunc(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, NARROW_NBSP);
  const fraction = String(absolute % 100).padStart(2, '0');
  return `${amount < 0 ? MINUS : ''}${whole},${fraction}`;
}

/** `1 234,56 €` with U+202F before the sign. @param amount cents */
export function formatEuros(amount: number): string {
  return `${formatAmount(amount)}${NARROW_NBSP}€`;
}

export { amountInWords } from './amount-in-words.ts';
