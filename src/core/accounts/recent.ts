import type { RecentAccount } from '../../contract/accounts.ts';
import { displayName } from '../../rules/names.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';
import { addressLine, isLate, summaryById } from './lease-summary.ts';
import { holdersOf, listPeople } from './people.ts';

const SHOWN = 10;
/** Consultations read to find ten different accounts: an agent comes back to the same ones. */
const READ = 300;

/** Writes that an agent consulted an account. @param at instant, ISO UTC */
export function recordConsultation(
  db: WritableDb,
  consultation: {
    readonly leaseId: number;
    readonly agentId: string;
    readonly post: string;
    readonly at: string;
  },
): void {
  sql(
    db,
    'INSERT INTO consultation (lease_id, agent_id, post, at) VALUES (@leaseId, @agentId, @post, @at)',
  ).run(consultation);
}

export const RECENT = `SELECT lease_id AS leaseId FROM consultation WHERE agent_id = ? ORDER BY at DESC, id DESC LIMIT ${READ}`;

/** The last accounts an agent opened, newest first. `today`: the day of this post. */
export function recentAccounts(db: ReadableDb, agentId: string, today: string): RecentAccount[] {
  const leases = new Set(
    sql<{ leaseId: number }>(db, RECENT)
      .all(agentId)
      .map(({ leaseId }) => leaseId),
  );
  return [...leases].slice(0, SHOWN).flatMap((leaseId) => {
    const lease = summaryById(db, leaseId);
    if (lease === undefined) return [];
    const names = holdersOf(listPeople(db, leaseId)).map(displayName);
    const due = lease.oldestDueOn;
    return [
      {
        account: lease.key,
        reference: lease.printed,
        name: names[0] ?? '',
        address: addressLine(lease) ?? 'adresse protégée',
        balanceCents: lease.balanceCents,
        late: isLate(lease, today),
        nextDueOn: due !== null && due >= today ? due : null,
        exitedOn: lease.exitOn !== null && lease.exitOn < today ? lease.exitOn : null,
      },
    ];
  });
}
