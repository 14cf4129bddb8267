import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';
import { HOLDER_ROLES } from '../roles.ts';
import { entryId, entryRanges, MOST_PARTIES, othersOf } from './entry-id.ts';
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
    readonly leaseId: number;
    readonly holder: 0 | 1;
  };

// Someone the landlord's file no longer names on a lease that goes on holds it no more, but is still found.
const HOLDER = `(y.role IN (${[...HOLDER_ROLES].map((role) => `'${role}'`).join(', ')})
  AND (y.absent_since IS NULL OR l.absent_since IS NOT NULL))`;

const PARTIES = `
  SELECT l.id AS leaseId, ${HOLDER} AS holder,
    p.last_name AS lastName, p.first_name AS firstName, p.usage_name AS usageName, p.phone1, p.phone2, p.birth,
    d.address1, d.address2, d.building, d.stair, d.door, d.postal_code AS postalCode, d.city, r.name AS residence
  FROM lease l CROSS JOIN party y ON y.lease_id = l.id CROSS JOIN person p ON p.id = y.person_id
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

/** Leases read at a time. */
const PAGE = 3000;

const PARTIES_OF_LEASES = `${PARTIES} WHERE l.id > ? AND l.id <= ? ORDER BY l.id, y.id`;
const PARTIES_OF_LEASE = `${PARTIES} WHERE l.id = ? ORDER BY y.id`;

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
  for (const holder of [1, 0] as const)
    for (const page of pages(db))
      for (const entry of withOrdinals(page)) if (entry.row.holder === holder) writer.add(entry);
  writer.flush();
  setHashSize(db, USUAL_HASH_BYTES);
}

function* pages(db: ReadableDb): Generator<PartyRow[]> {
  for (let from = 0; ; ) {
    const to = sql<{ id: number | null }>(
      db,
      `SELECT max(id) AS id FROM (SELECT id FROM lease WHERE id > ? ORDER BY id LIMIT ${PAGE})`,
    ).get(from)?.id;
    if (to === null || to === undefined) return;
    yield sql<PartyRow>(db, PARTIES_OF_LEASES).all(from, to);
    from = to;
  }
}

type OrderedRow = { readonly row: PartyRow; readonly ordinal: number };

/** Each party with its place in its lease. @param rows whole leases, in their order */
function withOrdinals(rows: readonly PartyRow[]): OrderedRow[] {
  let lease = -1;
  let ordinal = 0;
  return rows.map((row) => {
    ordinal = row.leaseId === lease ? ordinal + 1 : 0;
    lease = row.leaseId;
    if (ordinal >= MOST_PARTIES) throw new Error('a lease has too many parties to be indexed');
    return { row, ordinal };
  });
}

function reindex(db: WritableDb, leaseIds: readonly number[], protectedLeases: ReadonlySet<number>): void {
  const entries: OrderedRow[] = [];
  for (const leaseId of leaseIds) {
    for (const [first, last] of entryRanges(leaseId)) removeEntries(db, first, last);
    entries.push(...withOrdinals(sql<PartyRow>(db, PARTIES_OF_LEASE).all(leaseId)));
  }
  entries.sort((a, b) => entryOf(a) - entryOf(b));
  const writer = new EntryWriter(db, protectedLeases);
  for (const entry of entries) writer.add(entry);
  writer.flush();
}

function entryOf({ row, ordinal }: OrderedRow): number {
  return entryId(row.leaseId, ordinal, row.holder === 1);
}

function removeEntries(db: WritableDb, first: number, last: number): void {
  const known = sql<{ id: number; keys: string }>(
    db,
    'SELECT id, keys FROM search_entry WHERE id BETWEEN ? AND ?',
  ).all(first, last);
  for (const { id, keys } of known) removeEntry(db, id, keys);
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

  add(entry: OrderedRow): void {
    const db = this.#db;
    const { row } = entry;
    const id = entryOf(entry);
    const keys = [...personKeys(row), ...phoneKeys(row).map(phoneEntryKey)];
    const name = nameWords(row);
    const begun = [...new Set([...name, ...(this.#protectedLeases.has(row.leaseId) ? [] : placeWords(row))])];
    sql(db, 'INSERT INTO search_entry (id, keys) VALUES (?, ?)').run(id, keys.join('\n'));
    sql(db, 'INSERT INTO search_person (rowid, words) VALUES (?, ?)').run(id, name.join(' '));
    sql(db, 'INSERT INTO search_all (rowid, words) VALUES (?, ?)').run(
      id,
      [...begun, ...wholeOnlyWords(row)].join(' '),
    );
    // Both lists apart: what another word of the address makes needless for one index, the other still needs.
    this.#vocabulary.add(name);
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
