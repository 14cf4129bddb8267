import { type ReadableDb, sql } from '../../database/connection.ts';
import type { FoundEntry } from './find-entries.ts';
import { afterAll } from './name-keys.ts';

/** Addresses read in one go: several people of a household may share one. */
const MOST = 200;

export const BY_EMAIL = `
  SELECT e.id, e.party_id AS partyId, e.lease_id AS leaseId, e.person_id AS personId, lower(p.email) = ? AS whole
  FROM person p CROSS JOIN party y ON y.person_id = p.id CROSS JOIN search_entry e ON e.lease_id = y.lease_id AND e.party_id = y.id
  WHERE p.email IS NOT NULL AND lower(p.email) >= ? AND lower(p.email) < ? ORDER BY lower(p.email) LIMIT ${MOST}`;

/** Entries whose e-mail begins so, whole addresses first, holders before the others. @param email in lower case */
export function findByEmail(db: ReadableDb, email: string, wanted: number): FoundEntry[] {
  const rows = sql<FoundEntry & { whole: 0 | 1 }>(db, BY_EMAIL).all(email, email, afterAll(email));
  const found = new Map<number, FoundEntry>();
  for (const row of rows.toSorted((a, b) => b.whole - a.whole || a.id - b.id))
    if (found.size < wanted && !found.has(row.leaseId)) found.set(row.leaseId, row);
  return [...found.values()];
}
