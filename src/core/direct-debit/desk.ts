import type { ErpMandate } from '../../rules/direct-debit/counting.ts';
import type { MandateSeen } from '../../rules/direct-debit/states.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { requireAccount } from '../accounts/require-account.ts';
import type { ReadableDb } from '../database/connection.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { type MergedMandate, type MergedMandates, mergeMandates } from './merge-mandates.ts';
import { readMandateRows } from './queries.ts';

/** An account as every act on its mandates begins with it. */
export type DebitDesk = MergedMandates & {
  readonly lease: LeaseSummary;
  readonly profile: LandlordProfile;
  /** Day of this post, ISO date. */
  readonly today: string;
  /** What the ERP itself says; null where it names no mandate. */
  readonly erp: ErpMandate | null;
};

/** @throws Refusal `CPT-404` when no account has this key */
export function debitDesk(core: CoreServices, db: ReadableDb, account: string): DebitDesk {
  const lease = requireAccount(db, account);
  const rows = readMandateRows(db, lease.id);
  return {
    lease,
    profile: currentProfile(db),
    today: localDay(core.ports.clock),
    erp: rows.erp,
    ...mergeMandates(rows),
  };
}

const NONE: MandateSeen = { rum: null, maskedIban: null, day: null, state: null };

/** What a clerk sees of the mandate when an act is begun. */
export function seenOf(current: MergedMandate | null): MandateSeen {
  if (current === null) return NONE;
  const { rum, maskedIban, day, state } = current;
  return { rum, maskedIban, day, state };
}
