import { type ReadableDb, sql } from '../database/connection.ts';

/** Somebody of an account as the ERP's file says, before any change of this counter's. */
export type FilePersonRow = {
  readonly partyId: number;
  readonly personId: number;
  /** Key that both sides know. */
  readonly key: string;
  readonly role: string;
  readonly absent: 0 | 1;
  readonly civility: string | null;
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string | null;
  readonly birth: string | null;
  readonly email: string | null;
  readonly phone1: string | null;
  readonly phone2: string | null;
  readonly addressMasked: 0 | 1;
  /** The same, as the file says on this very lease. */
  readonly partyMasked: 0 | 1;
};

const PEOPLE = `
  SELECT y.id AS partyId, y.person_id AS personId, p.key, y.role,
    y.absent_since IS NOT NULL AND l.absent_since IS NULL AS absent,
    p.civility, p.last_name AS lastName, p.usage_name AS usageName, p.first_name AS firstName, p.birth, p.email,
    p.phone1, p.phone2, p.address_masked AS addressMasked, y.address_masked AS partyMasked
  FROM party y CROSS JOIN lease l ON l.id = y.lease_id CROSS JOIN person p ON p.id = y.person_id`;

const PEOPLE_OF_LEASE = `${PEOPLE} WHERE y.lease_id = ? ORDER BY y.id`;
const PERSON_AT = `${PEOPLE} WHERE y.lease_id = ? ORDER BY y.id LIMIT 1 OFFSET ?`;

/** Everyone that the file names on a lease, or once named, in the order of its parties. */
export function filePeople(db: ReadableDb, leaseId: number): FilePersonRow[] {
  return sql<FilePersonRow>(db, PEOPLE_OF_LEASE).all(leaseId);
}

/** The party at a place among those of its lease, from 0. */
export function personAt(db: ReadableDb, leaseId: number, ordinal: number): FilePersonRow | undefined {
  return sql<FilePersonRow>(db, PERSON_AT).get(leaseId, ordinal);
}

/** Ids of the parties of a lease in the order in which the search counts them. */
export function listParties(db: ReadableDb, leaseId: number): number[] {
  return sql<{ id: number }>(db, 'SELECT id FROM party WHERE lease_id = ? ORDER BY id')
    .all(leaseId)
    .map(({ id }) => id);
}
