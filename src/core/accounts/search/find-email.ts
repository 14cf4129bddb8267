import { type ReadableDb, sql } from '../../database/connection.ts';
import { entriesByChangedEmail, entryOfParty } from './changed-contacts.ts';
import { type FoundEntry, foundEntry } from './find-entries.ts';
import { afterAll } from './name-keys.ts';

/** Addresses read in one go: several people of a household may share one. */
const MOST = 200;

export const BY_EMAIL = `
  SELECT y.lease_id AS leaseId, y.id AS partyId, lower(p.email) = ? AS whole
  FROM person p CROSS JOIN party y ON y.person_id = p.id
  WHERE p.email IS NOT NULL AND lower(p.email) >= ? AND lower(p.email) < ? ORDER BY lower(p.email) LIMIT ${MOST}`;

/**
 * Entries whose e-mail begins so, in the ERP's file or by a change of it, whole addresses first, holders before the
 * others. @param email in lower case
 */
export function findByEmail(db: ReadableDb, email: string, wanted: number): FoundEntry[] {
  const rows = sql<{ leaseId: number; partyId: number; whole: 0 | 1 }>(db, BY_EMAIL)
    .all(email, email, afterAll(email))
    .flatMap(({ leaseId, partyId, whole }) => {
      const entry = entryOfParty(db, leaseId, partyId);
      return entry === undefined ? [] : [{ entry, whole }];
    });
  const found = new Map<number, FoundEntry>();
  for (const { entry } of [...rows, ...entriesByChangedEmail(db, email)].toSorted(
    (a, b) => b.whole - a.whole || a.entry - b.entry,
  )) {
    const one = foundEntry(entry);
    if (found.size < wanted && !found.has(one.leaseId)) found.set(one.leaseId, one);
  }
  return [...found.values()];
}
