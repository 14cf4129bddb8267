import { parseAmount } from '../../../rules/money.ts';

export type TypedAmount =
  | { readonly kind: 'ok'; readonly cents: number }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'out-of-range' };

/** An amount typed on the keypad, within what may be paid here. Cents. */
export function readAmount(typed: string, least: number, most: number): TypedAmount {
  const read = parseAmount(typed);
  if (read.kind !== 'ok') return { kind: 'unreadable' };
  return read.cents < least || read.cents > most
    ? { kind: 'out-of-range' }
    : { kind: 'ok', cents: read.cents };
}

/** What the chosen months come to. Cents. */
export function sumOf(
  due: readonly { readonly month: string; readonly cents: number }[],
  chosen: readonly string[],
): number {
  return due.reduce((sum, { month, cents }) => (chosen.includes(month) ? sum + cents : sum), 0);
}
