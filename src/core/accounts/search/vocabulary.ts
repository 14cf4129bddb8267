import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';

/**
 * FTS5 answers a beginning of up to three letters from an index of its own; a longer one makes it gather every row of
 * every word that begins so, before it gives the first: 200 ms for "resid" at a million accounts. Few words begin so,
 * however many rows hold them; asking for those words by name gives the first rows at once.
 */
const INDEXED_BEGINNING = 3;
/** Beyond this many words, each is rare: gathering their rows is then the shorter way. */
const MOST_WORDS = 64;

/** The words to ask for in place of a beginning, or null to ask for the beginning itself. None = nobody has it. */
export function wordsThatBegin(db: ReadableDb, beginning: string, after: string): string[] | null {
  if (beginning.length <= INDEXED_BEGINNING) return null;
  const words = new Set<string>();
  const select = sql<{ word: string }>(db, WORDS);
  for (let length = 1; length <= beginning.length; length++) {
    for (const { word } of select.all(length, beginning, after)) words.add(word);
    if (words.size > MOST_WORDS) return null;
  }
  return [...words];
}

export const WORDS = `SELECT word FROM search_word WHERE begun_from = ? AND word >= ? AND word < ? LIMIT ${MOST_WORDS + 1}`;

/** Whether anyone has the word. */
export function isWord(db: ReadableDb, word: string): boolean {
  const select = sql<{ word: string }>(db, WORD);
  for (let length = 1; length <= word.length; length++)
    if (select.get(length, word) !== undefined) return true;
  return false;
}

export const WORD = 'SELECT word FROM search_word WHERE begun_from = ? AND word = ?';

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
  readonly #lengths = new Map<string, number>();

  constructor(db: WritableDb) {
    this.#db = db;
  }

  add(words: readonly string[]): void {
    for (const [word, length] of beginningLengths(words)) {
      const known = this.#lengths.get(word);
      if (known === undefined || length < known) this.#lengths.set(word, length);
    }
    if (this.#lengths.size >= 200_000) this.flush();
  }

  flush(): void {
    const rows = [...this.#lengths].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1));
    const insert = sql(
      this.#db,
      'INSERT INTO search_word (begun_from, word) VALUES (?, ?) ON CONFLICT DO NOTHING',
    );
    for (const [word, length] of rows) insert.run(length, word);
    this.#lengths.clear();
  }
}
