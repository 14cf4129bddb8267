import { type ReadableDb, sql } from '../../database/connection.ts';
import { HIDDEN } from '../../dossier/hidden.ts';
import { HOLDER_ROLES } from '../roles.ts';
import { entryId, leaseOf, MOST_PARTIES, ordinalOf } from './entry-id.ts';
import {
  type IndexedPerson,
  type IndexedPlace,
  nameWords,
  placeWords,
  wholeOnlyWords,
} from './entry-words.ts';

/** A party of a lease with all that it is found by. */
export type PartyRow = IndexedPerson &
  IndexedPlace & {
    readonly leaseId: number;
    readonly holder: 0 | 1;
    readonly addressMasked: 0 | 1;
  };

// Someone the landlord's file no longer names on a lease that goes on holds it no more, but is still found.
const HOLDER = `(y.role IN (${[...HOLDER_ROLES].map((role) => `'${role}'`).join(', ')})
  AND (y.absent_since IS NULL OR l.absent_since IS NOT NULL))`;

const PARTIES = `
  SELECT l.id AS leaseId, ${HOLDER} AS holder, p.last_name AS lastName, p.first_name AS firstName,
    p.usage_name AS usageName, p.phone1, p.phone2, p.birth,
    ${HIDDEN} AND (y.absent_since IS NULL OR l.absent_since IS NOT NULL) AS addressMasked,
    d.address1, d.address2, d.building, d.stair, d.door, d.postal_code AS postalCode, d.city, r.name AS residence
  FROM lease l CROSS JOIN party y ON y.lease_id = l.id CROSS JOIN person p ON p.id = y.person_id
    CROSS JOIN dwelling d ON d.code = l.dwelling_code CROSS JOIN residence r ON r.code = d.residence_code`;

const PARTIES_OF_LEASES = `${PARTIES} WHERE l.id > ? AND l.id <= ? ORDER BY l.id, y.id`;
export const PARTIES_OF_LEASE = `${PARTIES} WHERE l.id = ? ORDER BY y.id`;

/** An entry as it is to be indexed. */
export type Entry = {
  readonly id: number;
  readonly row: PartyRow;
  /** Words of the name; words of everything of which beginnings are asked for; words only asked for whole. */
  readonly name: readonly string[];
  readonly begun: readonly string[];
  readonly whole: readonly string[];
};

/** Leases read at a time. */
const PAGE = 3000;

/** Every party of the base, lease by lease. */
export function* readAllParties(db: ReadableDb): Generator<readonly PartyRow[]> {
  for (let from = 0; ; ) {
    const to = sql<{ id: number | null }>(
      db,
      `SELECT max(id) AS id FROM (SELECT id FROM lease WHERE id > ? ORDER BY id LIMIT ${PAGE})`,
    ).get(from)?.id;
    if (to === null || to === undefined) return;
    yield* byLease(sql<PartyRow>(db, PARTIES_OF_LEASES).all(from, to));
    from = to;
  }
}

function* byLease(rows: readonly PartyRow[]): Generator<readonly PartyRow[]> {
  for (let start = 0; start < rows.length; ) {
    let end = start + 1;
    while (rows[end]?.leaseId === rows[start]?.leaseId && end < rows.length) end++;
    yield rows.slice(start, end);
    start = end;
  }
}

export function readPartiesOf(db: ReadableDb, leaseId: number): PartyRow[] {
  return sql<PartyRow>(db, PARTIES_OF_LEASE).all(leaseId);
}

/**
 * The entries of one lease. An address to be hidden for one of its people is hidden for all: it is then no part of
 * what they are found by (precision 21).
 * @param parties of that lease, in the order of their ids
 * @param wanted leaves out those not asked for, before their words are made
 */
export function entriesOf(
  parties: readonly PartyRow[],
  wanted: (id: number) => boolean = () => true,
): Entry[] {
  if (parties.length > MOST_PARTIES) throw new Error('a lease has too many parties to be indexed');
  const masked = parties.some(({ addressMasked }) => addressMasked === 1);
  return parties.flatMap((row, ordinal) => {
    const id = entryId(row.leaseId, ordinal, row.holder === 1);
    if (!wanted(id)) return [];
    const name = nameWords(row);
    const begun = masked ? name : [...new Set([...name, ...placeWords(row)])];
    return [{ id, row, name, begun, whole: wholeOnlyWords(row) }];
  });
}

/** The entry of a number as the base stands, to hold it against what was typed. */
export function readEntry(db: ReadableDb, id: number): Entry | undefined {
  return entriesOf(readPartiesOf(db, leaseOf(id)), (one) => ordinalOf(one) === ordinalOf(id))[0];
}
