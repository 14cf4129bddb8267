import { formatEuros } from '../../../rules/money.ts';

/** How a balance is said. `settled` has no amount. */
export type BalanceWords =
  | { readonly word: 'debit' | 'credit'; readonly amount: string }
  | { readonly word: 'settled'; readonly amount: null };

/** @param balanceCents above zero the tenant owes, below zero the landlord does */
export function balanceWords(balanceCents: number): BalanceWords {
  if (balanceCents === 0) return { word: 'settled', amount: null };
  return { word: balanceCents > 0 ? 'debit' : 'credit', amount: formatEuros(Math.abs(balanceCents)) };
}
