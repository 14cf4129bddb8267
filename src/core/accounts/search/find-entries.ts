import { type ReadableDb, sql } from '../../database/connection.ts';
import type { Demands } from './demands.ts';
import { leaseOf, ordinalOf, othersOf } from './entry-id.ts';
import { begunWord, matchExpression, wholeWord } from './match-expression.ts';
import { afterAll, phoneEntryKey } from './name-keys.ts';
import { isWord, wordsThatBegin } from './vocabulary.ts';

/** An answer: a party of a lease. */
export type FoundEntry = {
  readonly id: number;
  readonly leaseId: number;
  /** Place of the party among those of the lease. */
  readonly ordinal: number;
};

/** No twenty leases have this many parties; it only bounds what a faulty base could make us read. */
const STAGE_LIMIT = 1000;

/**
 * Queries of the search, each answering in its own order and read only as far as needed. Exported so that a test
 * holds the plan of every one.
 */
export const STAGES = {
  wholeName: `SELECT entry FROM search_name WHERE others = ? AND key = ? ORDER BY entry LIMIT ${STAGE_LIMIT}`,
  nameRange: `SELECT entry FROM search_name WHERE others = ? AND key >= ? AND key < ?
    ORDER BY key, entry LIMIT ${STAGE_LIMIT}`,
  personWords: textStage('search_person'),
  allWords: textStage('search_all'),
} as const;

function textStage(table: string): string {
  return `SELECT rowid AS entry FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid LIMIT ${STAGE_LIMIT}`;
}

type Row = { readonly entry: number };

/**
 * The first entries that answer the demands, one per lease, in the order of precision 18: those who hold the lease
 * before the others; in each, the whole name, then whole words (a whole last name first), then beginnings (of a name
 * in the order of names first, then of any word). Ties by entry number.
 * @param wanted how many leases
 */
export function findEntries(db: ReadableDb, demands: Demands, wanted: number): FoundEntry[] {
  const found = new Map<number, number>();
  const text = new TextStages(db, demands, wanted);
  for (const others of [0, 1] as const) {
    for (const stage of stages(db, demands, text, others)) {
      for (const { entry } of stage) {
        const leaseId = leaseOf(entry);
        if (!found.has(leaseId)) found.set(leaseId, entry);
        if (found.size >= wanted) return [...found.values()].map(foundEntry);
      }
    }
  }
  return [...found.values()].map(foundEntry);
}

export function foundEntry(id: number): FoundEntry {
  return { id, leaseId: leaseOf(id), ordinal: ordinalOf(id) };
}

function* stages(
  db: ReadableDb,
  { name, phoneBegun }: Demands,
  text: TextStages,
  others: 0 | 1,
): Generator<Iterable<Row>> {
  const range = (beginning: string) =>
    sql<Row>(db, STAGES.nameRange).iterate(others, beginning, afterAll(beginning));
  if (name !== null) {
    for (const key of name.whole) yield sql<Row>(db, STAGES.wholeName).iterate(others, key);
    yield range(name.lastName);
  }
  yield text.rows('personWords', 'whole', others);
  yield text.rows('allWords', 'whole', others);
  if (name !== null) for (const beginning of name.begun) yield range(beginning);
  if (phoneBegun !== null) yield range(phoneEntryKey(phoneBegun));
  yield text.rows('personWords', 'begun', others);
  yield text.rows('allWords', 'begun', others);
}

type Reach = 'whole' | 'begun';

/**
 * The stages answered by the text indexes. Each is read once: where those who hold a lease do not suffice, what
 * follows them is kept for when the turn of the others comes.
 */
class TextStages {
  readonly #db: ReadableDb;
  readonly #demands: Demands;
  readonly #wanted: number;
  readonly #expressions = new Map<Reach, string | null>();
  readonly #kept = new Map<string, readonly Row[]>();

  constructor(db: ReadableDb, demands: Demands, wanted: number) {
    this.#db = db;
    this.#demands = demands;
    this.#wanted = wanted;
  }

  rows(stage: 'personWords' | 'allWords', reach: Reach, others: 0 | 1): Iterable<Row> {
    const place = `${stage} ${reach}`;
    return others === 1 ? (this.#kept.get(place) ?? []) : this.#read(STAGES[stage], reach, place);
  }

  *#read(statement: string, reach: Reach, place: string): Generator<Row> {
    const expression = this.#expression(reach);
    // Every word typed is whole and begins no other: the beginnings were answered with the whole words.
    if (expression === null || (reach === 'begun' && expression === this.#expression('whole'))) return;
    const kept: Row[] = [];
    const leases = new Set<number>();
    this.#kept.set(place, kept);
    for (const row of sql<Row>(this.#db, statement).iterate(expression)) {
      if (othersOf(row.entry) === 0) yield row;
      else {
        kept.push(row);
        // Fewer than `wanted` leases can be known already when these are used.
        if (leases.add(leaseOf(row.entry)).size >= 2 * this.#wanted) return;
      }
    }
  }

  /** Built when first asked for: most texts are answered before, by the index of names. */
  #expression(reach: Reach): string | null {
    const known = this.#expressions.get(reach);
    if (known !== undefined) return known;
    const phrase =
      reach === 'whole'
        ? wholeWord((word) => isWord(this.#db, word))
        : begunWord((beginning) => wordsThatBegin(this.#db, beginning, afterAll(beginning)));
    const expression = matchExpression(this.#demands.tokens, phrase);
    this.#expressions.set(reach, expression);
    return expression;
  }
}
