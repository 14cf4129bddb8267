import type { AccountHeader } from '../../contract/accounts.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { requireMeta } from '../database/meta.ts';
import { countOpenRequests } from '../requests/desk.ts';
import { alertsOf, readKnownFacts } from './alerts.ts';
import { dwellingLine, listAnnexes } from './dwelling-words.ts';
import { addressLine, isLate, type LeaseSummary } from './lease-summary.ts';
import { holdersOf, listPeople, personView } from './people.ts';

/** What stands above every tab of the account. `today`: the day of this post. */
export function accountHeader(db: ReadableDb, lease: LeaseSummary, today: string): AccountHeader {
  const gone = lease.exitOn !== null && lease.exitOn < today;
  return {
    account: lease.key,
    reference: lease.printed,
    holders: holdersOf(listPeople(db, lease.id)).map(personView),
    addressLine: addressLine(lease),
    dwellingLine: dwellingLine(lease.dwellingType, listAnnexes(db, lease.annexes)),
    balanceCents: lease.balanceCents,
    late: isLate(lease, today),
    asOf: requireMeta(db, 'as-of'),
    unsent: readUnsent(db, lease.key),
    exitedOn: gone ? lease.exitOn : null,
    leavingOn: gone ? null : lease.exitOn,
    alerts: alertsOf(db, lease, readKnownFacts(db), today),
    counters: { openRequests: countOpenRequests(db, lease.id, today) },
  };
}

/** Acts of this account that the portal has not taken yet, but for refusals somebody has decided about, and the money they took, in cents. */
function readUnsent(db: ReadableDb, key: string): { count: number; cents: number } {
  const row = sql<{ count: number; cents: number }>(
    db,
    `SELECT count(*) AS count, coalesce(sum(p.amount_cents), 0) AS cents
     FROM command c CROSS JOIN outbox o ON o.command_id = c.id LEFT JOIN payment p ON p.id = c.id
     WHERE c.account_key = ? AND o.state <> 'sent'
       AND NOT EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = c.id)`,
  ).get(key);
  return row ?? { count: 0, cents: 0 };
}
