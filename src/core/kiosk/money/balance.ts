import type { KioskBalance } from '../../../contract/kiosk/money.ts';
import { daysBetween, isoDate } from '../../../rules/dates.ts';
import type { KioskAccount } from '../../../rules/kiosk/account.ts';
import { appliedRule } from '../../../rules/profile.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { standingOf } from './counted.ts';

/** What an account owes at this kiosk. @param today ISO date */
export function balanceOf(db: ReadableDb, account: KioskAccount, today: string): KioskBalance {
  const { balanceCents, due, unsentCents } = standingOf(db, account);
  return {
    balanceCents,
    asOf: account.asOf,
    due: due.map((one) => ({ ...one, lateDays: lateDays(one.dueOn, today) })),
    sentence: balanceCents < 0 ? creditSentence(db, today) : null,
    unsentCents,
  };
}

function lateDays(dueOn: string | null, today: string): number {
  return dueOn === null ? 0 : Math.max(0, daysBetween(isoDate(dueOn), isoDate(today)));
}

function creditSentence(db: ReadableDb, today: string): string {
  const rule = appliedRule(currentProfile(db), 'payment.creditSentence', today);
  return rule.value ?? 'Ce que devient un solde créditeur\u202f: le guide du bailleur ne le précise pas.';
}
