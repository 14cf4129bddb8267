import type { Person } from '../../contract/accounts.ts';
import { displayName } from '../../rules/names.ts';
import { formatPhone } from '../../rules/phones.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { isHolder } from './roles.ts';

export type PersonRow = {
  readonly partyId: number;
  readonly personId: number;
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
};

const PEOPLE = `
  SELECT y.id AS partyId, y.person_id AS personId, y.role,
    y.absent_since IS NOT NULL AND l.absent_since IS NULL AS absent,
    p.civility, p.last_name AS lastName, p.usage_name AS usageName, p.first_name AS firstName, p.birth, p.email,
    p.phone1, p.phone2, p.address_masked AS addressMasked
  FROM party y CROSS JOIN lease l ON l.id = y.lease_id CROSS JOIN person p ON p.id = y.person_id`;

const PEOPLE_OF_LEASE = `${PEOPLE} WHERE y.lease_id = ? ORDER BY y.id`;
const PERSON_AT = `${PEOPLE} WHERE y.lease_id = ? ORDER BY y.id LIMIT 1 OFFSET ?`;

const ROLE_ORDER = ['signataire_principal', 'cosignataire', 'conjoint_cotitulaire'];

function rank({ role, absent }: PersonRow): number {
  const place = ROLE_ORDER.indexOf(role);
  return (absent === 1 ? 10 : 0) + (place === -1 ? ROLE_ORDER.length : place);
}

/** Everyone of an account: who holds it, main signatory first, then the others, then who is no longer named on it. */
export function listPeople(db: ReadableDb, leaseId: number): PersonRow[] {
  return sql<PersonRow>(db, PEOPLE_OF_LEASE)
    .all(leaseId)
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Ids of the parties of a lease in the order in which the search counts them. */
export function listParties(db: ReadableDb, leaseId: number): number[] {
  return sql<{ id: number }>(db, 'SELECT id FROM party WHERE lease_id = ? ORDER BY id')
    .all(leaseId)
    .map(({ id }) => id);
}

/** The party at a place among those of its lease, from 0. */
export function personAt(db: ReadableDb, leaseId: number, ordinal: number): PersonRow | undefined {
  return sql<PersonRow>(db, PERSON_AT).get(leaseId, ordinal);
}

/** Those who hold the account today; where the file names none, whoever it names. */
export function holdersOf(people: readonly PersonRow[]): PersonRow[] {
  const holders = people.filter(({ role, absent }) => absent === 0 && isHolder(role));
  return holders.length > 0 ? holders : people.slice(0, 1);
}

export function personView(row: PersonRow): Person {
  return {
    id: String(row.personId),
    role: row.role,
    civility: row.civility,
    name: displayName(row),
    birth: row.birth,
    email: row.email,
    phones: [row.phone1, row.phone2].filter((phone) => phone !== null).map(formatPhone),
    addressMasked: row.addressMasked === 1,
  };
}
