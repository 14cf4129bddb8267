import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';
import { afterAll } from './name-keys.ts';

/**
 * FTS5 answers a beginning of up to three letters from an index of its own; a longer one makes it gather every row of
 * every word that begins so, before it gives the first: 200 ms for "resid" at a million accounts. Few words begin so,
 * however many rows hold them; asking for those words by name gives the first rows at once.
 */
export const INDEXED_BEGINNING = 3;
/** Beyond this many words, each is rare: gathering their rows is then the shorter way. */
const MOST_WORDS = 64;

/** Which text index: names alone, or everything. */
export type Scope = 'person' | 'all';
const SCOPES: Readonly<Record<Scope, number>> = { person: 0, all: 1 };

/** The words to ask for in place of a beginning; none when nobody has it; null for the beginning itself. */
export function wordsThatBegin(db: ReadableDb, scope: Scope, beginning: string): string[] | null {
  const select = sql<{ word: string }>(db, WORDS);
  const most = beginning.length <= INDEXED_BEGINNING ? 1 : MOST_WORDS + 1;
  const after = afterAll(beginning);
  const words = new Set<string>();
  for (let length = 1; length <= beginning.length; length++) {
    for (const { word } of select.all(SCOPES[scope], length, beginning, after, most)) words.add(word);
    if (words.size >= most) return null;
  }
  return [...words];
}

export const WORDS = `SELECT word FROM search_word
  WHERE scope = ? AND begun_from = ? AND word >= ? AND word < ? LIMIT ?`;

/** Whether anyone has the word. */
export function isWord(db: ReadableDb, scope: Scope, word: string): boolean {
  const select = sql<{ word: string }>(db, WORD);
  for (let length = 1; length <= word.length; length++)
    if (select.get(SCOPES[scope], length, word) !== undefined) return true;
  return false;
}

export const WORD = 'SELECT word FROM search_word WHERE scope = ? AND begun_from = ? AND word = ?';

/**
 * The length from which asking for the beginning of each word of an entry finds more than its other words do: with
 * `MARTIN` and `MARTINDURAND`, the second matters from its seventh letter on. Thus a common name does not begin
 * hundreds of words.
 */
export function beginningLengths(words: readonly string[]): Map<string, number> {
  const lengths = new Map<string, number>();
  const open: string[] = [];
  for (const word of words.toSorted()) {
    while (open.length > 0 && !word.startsWith(open.at(-1) ?? '')) open.pop();
    lengths.set(word, (open.at(-1)?.length ?? 0) + 1);
    open.push(word);
  }
  return lengths;
}

/** Collects words and writes them in the order of their index. */
export class VocabularyWriter {
  readonly #db: WritableDb;
  readonly #lengths: Readonly<Record<Scope, Map<string, number>>> = { person: new Map(), all: new Map() };

  constructor(db: WritableDb) {
    this.#db = db;
  }

  add(scope: Scope, words: readonly string[]): void {
    const known = this.#lengths[scope];
    for (const [word, length] of beginningLengths(words)) {
      const least = known.get(word);
      if (least === undefined || length < least) known.set(word, length);
    }
    if (known.size >= 200_000) this.flush();
  }

  flush(): void {
    const insert = sql(
      this.#db,
      'INSERT INTO search_word (scope, begun_from, word) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    );
    for (const scope of ['person', 'all'] as const) {
      const rows = [...this.#lengths[scope]].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1));
      for (const [word, length] of rows) insert.run(SCOPES[scope], length, word);
      this.#lengths[scope].clear();
    }
  }
}
