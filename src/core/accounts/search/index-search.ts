import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';
import { entryRanges, othersOf } from './entry-id.ts';
import { type Entry, entriesOf, readAllParties, readPartiesOf } from './entry-rows.ts';
import { phoneKeys } from './entry-words.ts';
import { personKeys, phoneEntryKey } from './name-keys.ts';
import { outgrown, ShareCounter } from './shares.ts';
import { VocabularyWriter } from './vocabulary.ts';

/**
 * Brings the search up to date with the leases, people and dwellings of the base; to be called in the transaction
 * that changed them.
 * @param scope `all` rebuilds it; otherwise the leases whose parties, people or dwelling changed
 */
export function indexSearch(db: WritableDb, scope: 'all' | { readonly leaseIds: readonly number[] }): void {
  if (scope === 'all') rebuild(db);
  else reindex(db, [...new Set(scope.leaseIds)]);
}

function rebuild(db: WritableDb): void {
  db.exec(`
    DELETE FROM search_entry;
    DELETE FROM search_name;
    DELETE FROM search_word;
    INSERT INTO search_person (search_person) VALUES ('delete-all');
    INSERT INTO search_all (search_all) VALUES ('delete-all');`);
  setHashSize(db, BULK_HASH_BYTES);
  const writer = new EntryWriter(db);
  const shares = new ShareCounter(countLeases(db));
  // Two passes, because the text index is built fast only when its numbers grow.
  for (const others of [0, 1])
    for (const parties of readAllParties(db))
      for (const entry of entriesOf(parties, (id) => othersOf(id) === others)) {
        writer.add(entry);
        shares.add(entry);
      }
  writer.flush();
  shares.write(db);
  // One segment in place of several: each word of each text typed is then looked up once.
  for (const table of TEXT_INDEXES) db.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
  setHashSize(db, USUAL_HASH_BYTES);
}

function countLeases(db: ReadableDb): number {
  return sql<{ count: number }>(db, 'SELECT count(*) AS count FROM lease').get()?.count ?? 0;
}

function reindex(db: WritableDb, leaseIds: readonly number[]): void {
  const entries: Entry[] = [];
  for (const leaseId of leaseIds) {
    for (const [first, last] of entryRanges(leaseId)) removeEntries(db, first, last);
    entries.push(...entriesOf(readPartiesOf(db, leaseId)));
  }
  const writer = new EntryWriter(db);
  for (const entry of entries.sort((a, b) => a.id - b.id)) writer.add(entry);
  writer.flush();
  if (outgrown(db, entries.length)) countShares(db);
}

/** Leases looked at for the shares between two acts of the counter: few, since it may not take long. */
const LOOKED_AT = 512;

/** A base filled account by account, by the portal, never has its index made as a whole. */
function countShares(db: WritableDb): void {
  const shares = new ShareCounter(0);
  const last = sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM lease').get()?.id ?? 0;
  const step = Math.max(1, Math.floor(last / LOOKED_AT));
  for (let id = 1; id <= last; id += step)
    for (const entry of entriesOf(readPartiesOf(db, id))) shares.add(entry);
  const count = sql<{ count: number }>(db, 'SELECT count(*) AS count FROM search_entry').get()?.count;
  shares.write(db, count ?? 0);
}

function removeEntries(db: WritableDb, first: number, last: number): void {
  const known = sql<{ id: number; keys: string }>(
    db,
    'SELECT id, keys FROM search_entry WHERE id BETWEEN ? AND ?',
  ).all(first, last);
  for (const { id, keys } of known) {
    for (const key of keys.split('\n'))
      sql(db, 'DELETE FROM search_name WHERE others = ? AND key = ? AND entry = ?').run(
        othersOf(id),
        key,
        id,
      );
    sql(db, 'DELETE FROM search_person WHERE rowid = ?').run(id);
    sql(db, 'DELETE FROM search_all WHERE rowid = ?').run(id);
    sql(db, 'DELETE FROM search_entry WHERE id = ?').run(id);
  }
}

type NameRow = { readonly others: number; readonly key: string; readonly entry: number };

class EntryWriter {
  readonly #db: WritableDb;
  readonly #vocabulary: VocabularyWriter;
  #names: NameRow[] = [];

  constructor(db: WritableDb) {
    this.#db = db;
    this.#vocabulary = new VocabularyWriter(db);
  }

  add({ id, row, name, begun, whole }: Entry): void {
    const db = this.#db;
    const keys = [...personKeys(row), ...phoneKeys(row).map(phoneEntryKey)];
    sql(db, 'INSERT INTO search_entry (id, keys) VALUES (?, ?)').run(id, keys.join('\n'));
    sql(db, 'INSERT INTO search_person (rowid, words) VALUES (?, ?)').run(id, name.join(' '));
    sql(db, 'INSERT INTO search_all (rowid, words) VALUES (?, ?)').run(id, [...begun, ...whole].join(' '));
    this.#vocabulary.add('person', name);
    this.#vocabulary.add('all', begun);
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

const TEXT_INDEXES = ['search_person', 'search_all'] as const;
const BULK_HASH_BYTES = 64 * 1024 * 1024;
const USUAL_HASH_BYTES = 1024 * 1024;

/** How much FTS5 gathers in memory before it writes a segment: few large ones make both building and asking faster. */
function setHashSize(db: WritableDb, bytes: number): void {
  for (const table of TEXT_INDEXES)
    db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${bytes})`);
}
