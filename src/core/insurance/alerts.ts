import type { Alert } from '../../contract/accounts.ts';
import { checkRule } from '../../rules/insurance/rules.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { certificatesOf, placed } from './desk.ts';

/**
 * What to say of the insurance of a dwelling that must have one: expired or missing, then to be checked.
 * @param known the ERP sends certificates; without that, none is known to be missing
 * @param today ISO date
 */
export function insuranceAlerts(
  db: ReadableDb,
  lease: Pick<LeaseSummary, 'id' | 'key'>,
  known: boolean,
  today: string,
): Alert[] {
  const counted = placed(certificatesOf(db, lease));
  if (counted.length === 0) return known ? [{ kind: 'insurance-missing' }] : [];
  const begun = counted.filter(
    ({ startsOn, state }) => state !== 'refusee' && (startsOn === null || startsOn <= today),
  );
  const latest = begun[0];
  if (latest === undefined) return [{ kind: 'insurance-missing' }];
  if (latest.endsOn < today) return [{ kind: 'insurance-expired', since: latest.endsOn }];
  if (latest.state !== 'a_verifier') return [];
  const alerts: Alert[] = [{ kind: 'insurance-to-check' }];
  // Where it counts only once checked, the one before it is what covers, or no longer does.
  const { before } = checkRule(currentProfile(db), today);
  const counting = begun.find(({ state }) => state === 'validee');
  if (before && counting !== undefined && counting.endsOn < today) {
    alerts.unshift({ kind: 'insurance-expired', since: counting.endsOn });
  }
  return alerts;
}
