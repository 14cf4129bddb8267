import { type ReadableDb, sql } from '../../database/connection.ts';
import { listParties } from '../file-people.ts';
import { entryRanges, ordinalOf } from './entry-id.ts';
import { type FoundEntry, foundEntry } from './find-entries.ts';
import { afterAll } from './name-keys.ts';

/** Addresses read in one go: several people of a household may share one. */
const MOST = 200;

export const BY_EMAIL = `
  SELECT y.lease_id AS leaseId, y.id AS partyId, lower(p.email) = ? AS whole
  FROM person p CROSS JOIN party y ON y.person_id = p.id
  WHERE p.email IS NOT NULL AND lower(p.email) >= ? AND lower(p.email) < ? ORDER BY lower(p.email) LIMIT ${MOST}`;

export const ENTRIES_OF_LEASE = 'SELECT id FROM search_entry WHERE id BETWEEN ? AND ?';

/** Entries whose e-mail begins so, whole addresses first, holders before the others. @param email in lower case */
export function findByEmail(db: ReadableDb, email: string, wanted: number): FoundEntry[] {
  const rows = sql<{ leaseId: number; partyId: number; whole: 0 | 1 }>(db, BY_EMAIL)
    .all(email, email, afterAll(email))
    .flatMap(({ leaseId, partyId, whole }) => {
      const entry = entryOfParty(db, leaseId, partyId);
      return entry === undefined ? [] : [{ entry, whole }];
    });
  const found = new Map<number, FoundEntry>();
  for (const { entry } of rows.toSorted((a, b) => b.whole - a.whole || a.entry - b.entry)) {
    const one = foundEntry(entry);
    if (found.size < wanted && !found.has(one.leaseId)) found.set(one.leaseId, one);
  }
  return [...found.values()];
}

function entryOfParty(db: ReadableDb, leaseId: number, partyId: number): number | undefined {
  const ordinal = listParties(db, leaseId).indexOf(partyId);
  const entries = entryRanges(leaseId).flatMap(([first, last]) =>
    sql<{ id: number }>(db, ENTRIES_OF_LEASE).all(first, last),
  );
  return entries.map(({ id }) => id).find((id) => ordinalOf(id) === ordinal);
}
