import type { z } from 'zod';
import type { directDebitContract } from '../../contract/direct-debit.ts';
import { DEBIT_LAW, debitDays, debitOffer } from '../../rules/direct-debit/rules.ts';
import { displayName } from '../../rules/names.ts';
import { addressLines, type LeaseSummary } from '../accounts/lease-summary.ts';
import { holdersOf, listPeople } from '../accounts/people.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { type DebitDesk, seenOf } from './desk.ts';
import { shownMandate } from './shown.ts';

type Section = z.infer<NonNullable<(typeof directDebitContract.account)['~orpc']['outputSchema']>>;

/** Section "Prélèvement", and what its forms ask by this landlord's rules of the day. */
export function debitSection(core: CoreServices, db: ReadableDb, desk: DebitDesk): Section {
  const { current, former, profile, today, lease } = desk;
  const days = debitDays(profile, today);
  return {
    current: current === null ? null : shownMandate(core, db, desk, current),
    former: former.map((one) => shownMandate(core, db, desk, one)),
    seen: seenOf(current),
    offered: debitOffer(profile, today),
    days: { ...days, days: [...days.days] },
    law: [...DEBIT_LAW],
    debtors: debtorsOf(db, lease),
    creditor: { name: profile.letterhead.legalName, ics: profile.letterhead.creditorId },
  };
}

/** Whoever holds the account, at its address where that may be shown. */
function debtorsOf(db: ReadableDb, lease: LeaseSummary): { name: string; lines: string[] }[] {
  const lines = addressLines(lease);
  return holdersOf(listPeople(db, lease.id)).map((person) => ({
    name: displayName(person),
    lines: [...lines],
  }));
}
