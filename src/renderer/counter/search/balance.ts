import { formatEuros } from '../../../rules/money.ts';

/** What is known of a balance in a list. Cents, positive when the tenant owes. */
export type BalanceFacts = {
  readonly balanceCents: number;
  readonly late: boolean;
  /** ISO date of the next due date; null when unknown or not asked for. */
  readonly nextDueOn?: string | null;
};

export type BalanceView = {
  /** "445,34 €" without a sign, or null when nothing is owed either way. */
  readonly amount: string | null;
  readonly word: 'settled' | 'creditor' | 'late' | 'dueOn' | 'notDue';
  /** Only what is late is red (design.md §11). */
  readonly tone: 'ink' | 'danger';
};

/** How a balance is said on a row: the amount without a sign, and the side in a word. */
export function balanceView({ balanceCents, late, nextDueOn }: BalanceFacts): BalanceView {
  if (balanceCents === 0) return { amount: null, word: 'settled', tone: 'ink' };
  const amount = formatEuros(Math.abs(balanceCents));
  if (balanceCents < 0) return { amount, word: 'creditor', tone: 'ink' };
  if (late) return { amount, word: 'late', tone: 'danger' };
  return { amount, word: nextDueOn ? 'dueOn' : 'notDue', tone: 'ink' };
}
