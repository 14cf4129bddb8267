import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';
import { leaseOf } from './entry-id.ts';
import type { Entry } from './entry-rows.ts';
import { INDEXED_BEGINNING, type Scope } from './vocabulary.ts';

/** Words asked for as they stand, or as beginnings. */
export type Reach = 'whole' | 'begun';

/** Leases looked at; a word that none of them has is called rare. */
const SAMPLE = 8192;

/**
 * Counts, on a sample of the leases, which share of the entries has each word and each short beginning. It only serves
 * to choose the shortest way to an answer (search/narrow.ts): an old or wrong share makes it slower, never other.
 */
export class ShareCounter {
  readonly #step: number;
  readonly #counts = new Map<string, number>();
  #entries = 0;
  #sampled = 0;

  constructor(leases: number) {
    this.#step = Math.max(1, Math.floor(leases / SAMPLE));
  }

  add({ id, name, begun }: Entry): void {
    this.#entries += 1;
    if (leaseOf(id) % this.#step !== 0) return;
    this.#sampled += 1;
    this.#count('person', name);
    this.#count('all', begun);
  }

  #count(scope: Scope, words: readonly string[]): void {
    const beginnings = new Set<string>();
    for (const word of words) {
      this.#increment(place(scope, 'whole', word));
      for (let length = 1; length <= Math.min(INDEXED_BEGINNING, word.length); length++)
        beginnings.add(word.slice(0, length));
    }
    for (const beginning of beginnings) this.#increment(place(scope, 'begun', beginning));
  }

  #increment(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** @param entries how many there are in all, where not every one was added */
  write(db: WritableDb, entries = this.#entries): void {
    sql(db, 'DELETE FROM search_share').run();
    const insert = sql(db, 'INSERT INTO search_share (word, share) VALUES (?, ?)');
    for (const [word, count] of this.#counts) if (count > 1) insert.run(word, count / this.#sampled);
    insert.run(ENTRIES, entries);
  }
}

function place(scope: Scope, reach: Reach, text: string): string {
  return `${scope} ${reach} ${text}`;
}

/** Under which the table keeps how many entries there are, and how many were corrected since the shares were counted. */
const ENTRIES = '';
const CORRECTED = '+';

/** Below this many entries corrected, the shares are left as they are. */
const FEW = 1_000;

/** Notes entries corrected one by one; true once they are as many as those that the shares were counted on. */
export function outgrown(db: WritableDb, corrected: number): boolean {
  const row = sql<{ share: number }>(
    db,
    `INSERT INTO search_share (word, share) VALUES (?, ?)
     ON CONFLICT (word) DO UPDATE SET share = share + excluded.share RETURNING share`,
  ).get(CORRECTED, corrected);
  return (row?.share ?? 0) > Math.max(FEW, countEntries(db));
}

export const SHARE = 'SELECT share FROM search_share WHERE word = ?';

export function countEntries(db: ReadableDb): number {
  return read(db, ENTRIES) ?? 0;
}

/** The share of the entries that have the word. */
export function shareOfWord(db: ReadableDb, scope: Scope, word: string): number {
  return read(db, place(scope, 'whole', word)) ?? 1 / SAMPLE;
}

/**
 * The share of the entries that have a word that begins so.
 * @param words those that begin so, where they are known
 */
export function shareOfBeginning(
  db: ReadableDb,
  scope: Scope,
  beginning: string,
  words: readonly string[] | null,
): number {
  if (words !== null)
    return Math.min(
      1,
      words.reduce((sum, word) => sum + shareOfWord(db, scope, word), 0),
    );
  return read(db, place(scope, 'begun', beginning)) ?? 64 / SAMPLE;
}

function read(db: ReadableDb, word: string): number | undefined {
  return sql<{ share: number }>(db, SHARE).get(word)?.share;
}
