import { expect, test } from 'vitest';
import { isoDate } from '../../rules/dates.ts';
import type { LedgerEntry } from '../../rules/ledger.ts';
import { balanceHistory } from './balance-history.ts';

function entry(
  id: string,
  on: string,
  nature: string,
  cents: number,
  more: Partial<LedgerEntry> = {},
): LedgerEntry {
  return {
    id,
    date: isoDate(on),
    dueDate: null,
    period: null,
    nature,
    label: '',
    debitCents: Math.max(cents, 0),
    creditCents: Math.max(-cents, 0),
    ...more,
  };
}

const rents = ['2026-08', '2026-09', '2026-10'].map((month) =>
  entry(month, `${month}-28`, 'loyer', 10_000, { period: month, dueDate: isoDate(`${month}-28`) }),
);

test('a payment taken back shows in no month, neither when it came nor when it went', () => {
  const today = isoDate('2026-11-17');
  const cheque = entry('paid', '2026-08-20', 'paiement_cheque', -10_000);
  const bounced = entry('back', '2026-10-05', 'rejet', 10_000);
  const reversed = [cheque, bounced].map((one) => ({ ...one, reversed: true }));
  expect(balanceHistory([...rents, ...reversed], today)).toEqual(balanceHistory(rents, today));
  // Unmarked, it would.
  expect(balanceHistory([...rents, cheque, bounced], today)).not.toEqual(balanceHistory(rents, today));
});
