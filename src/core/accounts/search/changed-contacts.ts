import { emailKey } from '../../../rules/registrations/email.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import { phoneDigits } from '../../dossier/refresh.ts';
import { standingOf } from '../../dossier/standing.ts';
import { listParties } from '../file-people.ts';
import { entryRanges, ordinalOf } from './entry-id.ts';
import { afterAll } from './name-keys.ts';

type Found = { readonly leaseId: number; readonly person: string; readonly key: string };
type ContactKind = 'phone' | 'email';

/** Several people of a household may share one. */
const MOST = 200;

/** Queries by what changes of the file brought; exported so that a test holds the plan of every one. */
export const CHANGED = {
  whole: `SELECT lease_id AS leaseId, person_key AS person, key FROM dossier_contact
    WHERE kind = ? AND key = ? LIMIT ${MOST}`,
  begun: `SELECT lease_id AS leaseId, person_key AS person, key FROM dossier_contact
    WHERE kind = ? AND key >= ? AND key < ? ORDER BY key LIMIT ${MOST}`,
  party: `SELECT y.id FROM person p CROSS JOIN party y ON y.person_id = p.id AND y.lease_id = ? WHERE p.key = ?
    ORDER BY y.absent_since IS NOT NULL, y.id LIMIT 1`,
} as const;

export const ENTRIES_OF_LEASE = 'SELECT id FROM search_entry WHERE id BETWEEN ? AND ?';

/** Entries of whoever has this telephone by a change of the file. @param digits as `phoneDigits` gives them */
export function entriesByChangedPhone(db: ReadableDb, digits: string): number[] {
  return entriesOf(db, 'phone', sql<Found>(db, CHANGED.whole).all('phone', digits)).map(({ entry }) => entry);
}

/** @param digits beginning of a French number, from its 0 */
export function entriesByChangedPhoneBegun(db: ReadableDb, digits: string): number[] {
  const rows = sql<Found>(db, CHANGED.begun).all('phone', digits, afterAll(digits));
  return entriesOf(db, 'phone', rows).map(({ entry }) => entry);
}

/** Entries of whoever has an e-mail that begins so by a change of the file. @param email in lower case */
export function entriesByChangedEmail(db: ReadableDb, email: string): { entry: number; whole: 0 | 1 }[] {
  return entriesOf(db, 'email', sql<Found>(db, CHANGED.begun).all('email', email, afterAll(email))).map(
    ({ entry, key }) => ({ entry, whole: key === email ? 1 : 0 }),
  );
}

/** What a change brought counts while it stands: the ERP may have moved on. */
function entriesOf(
  db: ReadableDb,
  kind: ContactKind,
  rows: readonly Found[],
): { entry: number; key: string }[] {
  return rows.flatMap(({ leaseId, person, key }) => {
    const { phone1, phone2, email } = standingOf(db, { id: leaseId }).contactsOf(person);
    const keys =
      kind === 'email' ? [emailKey(email ?? '')] : [phone1, phone2].map((phone) => phoneDigits(phone ?? ''));
    const party = keys.includes(key)
      ? sql<{ id: number }>(db, CHANGED.party).get(leaseId, person)
      : undefined;
    const entry = party === undefined ? undefined : entryOfParty(db, leaseId, party.id);
    return entry === undefined ? [] : [{ entry, key }];
  });
}

export function entryOfParty(db: ReadableDb, leaseId: number, partyId: number): number | undefined {
  const ordinal = listParties(db, leaseId).indexOf(partyId);
  const entries = entryRanges(leaseId).flatMap(([first, last]) =>
    sql<{ id: number }>(db, ENTRIES_OF_LEASE).all(first, last),
  );
  return entries.map(({ id }) => id).find((id) => ordinalOf(id) === ordinal);
}
