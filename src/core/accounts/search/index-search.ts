import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';
import { HOLDER_ROLES } from '../roles.ts';
import { entryId, othersOf } from './entry-id.ts';
import {
  type IndexedPerson,
  type IndexedPlace,
  nameWords,
  phoneKeys,
  placeWords,
  wholeOnlyWords,
} from './entry-words.ts';
import { personKeys, phoneEntryKey } from './name-keys.ts';
import { VocabularyWriter } from './vocabulary.ts';

/**
 * Brings the search up to date with the leases, people and dwellings of the base; to be called in the transaction
 * that changed them.
 * @param scope `all` rebuilds it; otherwise the leases whose parties, people or dwelling changed
 */
export function indexSearch(db: WritableDb, scope: 'all' | { readonly leaseIds: readonly number[] }): void {
  const protectedLeases = leasesWithProtectedAddress(db);
  if (scope === 'all') rebuild(db, protectedLeases);
  else reindex(db, [...new Set(scope.leaseIds)], protectedLeases);
}

type PartyRow = IndexedPerson &
  IndexedPlace & {
    readonly partyId: number;
    readonly leaseId: number;
    readonly personId: number;
    readonly holder: 0 | 1;
  };

// Someone the landlord's file no longer names on a lease that goes on holds it no more, but is still found.
const HOLDER = `(y.role IN (${[...HOLDER_ROLES].map((role) => `'${role}'`).join(', ')})
  AND (y.absent_since IS NULL OR l.absent_since IS NOT NULL))`;

const PARTIES = `
  SELECT y.id AS partyId, y.lease_id AS leaseId, y.person_id AS personId, ${HOLDER} AS holder,
    p.last_name AS lastName, p.first_name AS firstName, p.usage_name AS usageName, p.phone1, p.phone2, p.birth,
    d.address1, d.address2, d.building, d.stair, d.door, d.postal_code AS postalCode, d.city, r.name AS residence
  FROM party y CROSS JOIN lease l ON l.id = y.lease_id CROSS JOIN person p ON p.id = y.person_id
    CROSS JOIN dwelling d ON d.code = l.dwelling_code CROSS JOIN residence r ON r.code = d.residence_code`;

/** Leases where someone's address is to be hidden: then it is hidden for the whole lease. */
function leasesWithProtectedAddress(db: ReadableDb): Set<number> {
  const rows = sql<{ leaseId: number }>(
    db,
    `SELECT y.lease_id AS leaseId FROM person p CROSS JOIN party y ON y.person_id = p.id JOIN lease l ON l.id = y.lease_id
     WHERE p.address_masked = 1 AND (y.absent_since IS NULL OR l.absent_since IS NOT NULL)`,
  ).all();
  return new Set(rows.map(({ leaseId }) => leaseId));
}

const PAGE = 5000;

function rebuild(db: WritableDb, protectedLeases: ReadonlySet<number>): void {
  db.exec(`
    DELETE FROM search_entry;
    DELETE FROM search_name;
    DELETE FROM search_word;
    INSERT INTO search_person (search_person) VALUES ('delete-all');
    INSERT INTO search_all (search_all) VALUES ('delete-all');`);
  setHashSize(db, BULK_HASH_BYTES);
  const writer = new EntryWriter(db, protectedLeases);
  // Two passes, because the text index is built fast only when its numbers grow.
  for (const holder of [1, 0] as const) {
    let last = 0;
    for (;;) {
      const page = sql<PartyRow>(
        db,
        `${PARTIES} WHERE y.id > ? AND ${HOLDER} = ? ORDER BY y.id LIMIT ${PAGE}`,
      ).all(last, holder);
      for (const row of page) writer.add(row);
      const end = page.at(-1);
      if (end === undefined || page.length < PAGE) break;
      last = end.partyId;
    }
  }
  writer.flush();
  setHashSize(db, USUAL_HASH_BYTES);
}

function reindex(db: WritableDb, leaseIds: readonly number[], protectedLeases: ReadonlySet<number>): void {
  const rows: PartyRow[] = [];
  for (const leaseId of leaseIds) {
    const known = sql<{ id: number; keys: string }>(
      db,
      'SELECT id, keys FROM search_entry WHERE lease_id = ?',
    ).all(leaseId);
    for (const entry of known) removeEntry(db, entry.id, entry.keys);
    rows.push(...sql<PartyRow>(db, `${PARTIES} WHERE y.lease_id = ?`).all(leaseId));
  }
  rows.sort((a, b) => b.holder - a.holder || a.partyId - b.partyId);
  const writer = new EntryWriter(db, protectedLeases);
  for (const row of rows) writer.add(row);
  writer.flush();
}

function removeEntry(db: WritableDb, id: number, keys: string): void {
  for (const key of keys.split('\n'))
    sql(db, 'DELETE FROM search_name WHERE others = ? AND key = ? AND entry = ?').run(othersOf(id), key, id);
  sql(db, 'DELETE FROM search_person WHERE rowid = ?').run(id);
  sql(db, 'DELETE FROM search_all WHERE rowid = ?').run(id);
  sql(db, 'DELETE FROM search_entry WHERE id = ?').run(id);
}

class EntryWriter {
  readonly #db: WritableDb;
  readonly #protectedLeases: ReadonlySet<number>;
  readonly #vocabulary: VocabularyWriter;
  #names: NameRow[] = [];

  constructor(db: WritableDb, protectedLeases: ReadonlySet<number>) {
    this.#db = db;
    this.#protectedLeases = protectedLeases;
    this.#vocabulary = new VocabularyWriter(db);
  }

  add(row: PartyRow): void {
    const db = this.#db;
    const id = entryId(row.partyId, row.holder === 1);
    const keys = [...personKeys(row), ...phoneKeys(row).map(phoneEntryKey)];
    const name = nameWords(row);
    const begun = [...new Set([...name, ...(this.#protectedLeases.has(row.leaseId) ? [] : placeWords(row))])];
    sql(db, 'INSERT INTO search_entry (id, party_id, lease_id, person_id, keys) VALUES (?, ?, ?, ?, ?)').run(
      id,
      row.partyId,
      row.leaseId,
      row.personId,
      keys.join('\n'),
    );
    sql(db, 'INSERT INTO search_person (rowid, words) VALUES (?, ?)').run(id, name.join(' '));
    sql(db, 'INSERT INTO search_all (rowid, words) VALUES (?, ?)').run(
      id,
      [...begun, ...wholeOnlyWords(row)].join(' '),
    );
    this.#vocabulary.add(begun);
    for (const key of keys) this.#names.push({ others: othersOf(id), key, entry: id });
    if (this.#names.length >= 250_000) this.#flushNames();
  }

  flush(): void {
    this.#flushNames();
    this.#vocabulary.flush();
  }

  /** In the order of the index: at a million accounts, one by one, each row would touch a page of its own. */
  #flushNames(): void {
    this.#names.sort((a, b) => a.others - b.others || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const insert = sql(this.#db, 'INSERT INTO search_name (others, key, entry) VALUES (?, ?, ?)');
    for (const { others, key, entry } of this.#names) insert.run(others, key, entry);
    this.#names = [];
  }
}

type NameRow = { readonly others: number; readonly key: string; readonly entry: number };

const BULK_HASH_BYTES = 64 * 1024 * 1024;
const USUAL_HASH_BYTES = 1024 * 1024;

/** How much FTS5 gathers in memory before it writes a segment: few large ones make both building and asking faster. */
function setHashSize(db: WritableDb, bytes: number): void {
  for (const table of ['search_person', 'search_all'])
    db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${bytes})`);
}
