import type { Alert } from '../../contract/accounts.ts';
import { daysBetween, isoDate } from '../../rules/dates.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { insuranceAlerts } from '../insurance/alerts.ts';
import { inactiveSpace } from '../registrations/inactive-space.ts';
import { isLate, type LeaseSummary } from './lease-summary.ts';

/** What the base holds at all: a landlord that sends no attestations has no account whose attestation is missing. */
export type KnownFacts = { readonly insurance: boolean; readonly spaces: boolean };

export function readKnownFacts(db: ReadableDb): KnownFacts {
  const row = sql<{ insurance: 0 | 1; spaces: 0 | 1 }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM insurance) AS insurance, EXISTS (SELECT 1 FROM tenant_space)
       OR EXISTS (SELECT 1 FROM portal_space) OR EXISTS (SELECT 1 FROM registration_act) AS spaces`,
  ).get();
  return { insurance: row?.insurance === 1, spaces: row?.spaces === 1 };
}

/** Alerts of an account, danger first, then what to check, then what to know. `today`: the day of this post. */
export function alertsOf(db: ReadableDb, lease: LeaseSummary, known: KnownFacts, today: string): Alert[] {
  const alerts: Alert[] = [];
  if (isLate(lease, today) && lease.oldestDueOn !== null && lease.oldestDueMonth !== null) {
    alerts.push({
      kind: 'late',
      days: daysBetween(isoDate(lease.oldestDueOn), isoDate(today)),
      month: lease.oldestDueMonth,
      cents: lease.oldestDueCents,
    });
  }
  const gone = lease.exitOn !== null && lease.exitOn < today;
  if (!gone && mustBeInsured(lease)) {
    alerts.push(...insuranceAlerts(db, lease, known.insurance, today));
  }
  if (lease.planSince !== null)
    alerts.push({ kind: 'payment-plan', monthlyCents: lease.planMonthlyCents, since: lease.planSince });
  // "Sorti le" once past, "Part le" before (precision 21).
  if (lease.exitOn !== null) alerts.push({ kind: gone ? 'exited' : 'leaving', on: lease.exitOn });
  if (lease.absentSince !== null) alerts.push({ kind: 'absent', since: lease.absentSince.slice(0, 10) });
  if (known.spaces && !gone) {
    const state = inactiveSpace(db, lease.id);
    if (state !== null) alerts.push({ kind: 'space-inactive', state });
  }
  return alerts;
}

/** What is insured is a dwelling; a parking place let alone is not asked for. */
function mustBeInsured({ dwellingType }: LeaseSummary): boolean {
  return dwellingType === null || !/^(parking|garage|box|cave|jardin)/i.test(dwellingType);
}
