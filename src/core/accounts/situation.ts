import type { Situation } from '../../contract/accounts.ts';
import { CARRIED_OVER_MONTH, type IsoDate } from '../../rules/dates.ts';
import { isSettlement, monthKeyOf } from '../../rules/ledger.ts';
import { appliedRule, type LandlordProfile } from '../../rules/profile.ts';
import { dueMonths } from '../ledger/due-months.ts';
import type { StoredEntry } from '../ledger/queries.ts';
import { balanceHistory } from './balance-history.ts';
import { entryLabel } from './entry-label.ts';

const PAYMENTS_SHOWN = 5;

/** Where an account stands: what it owes, its last notice, its last payments, two years of history. */
export function situationOf(
  entries: readonly StoredEntry[],
  balanceCents: number,
  profile: LandlordProfile,
  today: IsoDate,
): Situation {
  const due = dueMonths(entries, today);
  return {
    dueMonths: due,
    totalDueCents: due.reduce((sum, { remainingCents }) => sum + remainingCents, 0),
    lastBilled: lastBilled(entries),
    lastPayments: lastPayments(entries),
    creditSentence: balanceCents < 0 ? creditSentence(profile, today) : null,
    chart: balanceHistory(entries, today),
  };
}

function lastBilled(entries: readonly StoredEntry[]): Situation['lastBilled'] {
  const billed = entries.filter(({ nature }) => !isSettlement(nature));
  const month = billed.map(monthKeyOf).reduce((last, one) => (one > last ? one : last), CARRIED_OVER_MONTH);
  const lines = billed
    .filter((entry) => monthKeyOf(entry) === month)
    .map((entry) => ({
      nature: entry.nature,
      label: entryLabel(entry),
      cents: entry.debitCents - entry.creditCents,
    }));
  if (month === CARRIED_OVER_MONTH) return null;
  return { month, totalCents: lines.reduce((sum, { cents }) => sum + cents, 0), lines };
}

/** Newest first; a payment that bounced or was given back stands among them below zero. */
function lastPayments(entries: readonly StoredEntry[]): Situation['lastPayments'] {
  return entries
    .filter(({ nature }) => isSettlement(nature))
    .slice(-PAYMENTS_SHOWN)
    .toReversed()
    .map((entry) => ({
      on: entry.date,
      nature: entry.nature,
      label: entryLabel(entry),
      cents: entry.creditCents - entry.debitCents,
      number: entry.paymentNumber ?? entry.piece,
    }));
}

function creditSentence(profile: LandlordProfile, today: IsoDate): string {
  const rule = appliedRule(profile, 'payment.creditSentence', today);
  return rule.value ?? 'Ce que devient un solde créditeur\u202f: le guide du bailleur ne le précise pas.';
}
