import { type ReadableDb, sql } from '../../database/connection.ts';
import type { Demands } from './demands.ts';
import { othersOf } from './entry-id.ts';
import { begunWord, matchExpression, wholeWord } from './match-expression.ts';
import { afterAll, phoneEntryKey } from './name-keys.ts';
import { wordsThatBegin } from './vocabulary.ts';

/** An answer: a party of a lease. */
export type FoundEntry = {
  readonly id: number;
  readonly partyId: number;
  readonly leaseId: number;
  readonly personId: number;
};

/** No twenty leases have this many parties; it only bounds what a faulty base could make us read. */
const STAGE_LIMIT = 1000;

const ENTRY = 'e.id, e.party_id AS partyId, e.lease_id AS leaseId, e.person_id AS personId';

/**
 * Queries of the search, each answering in its own order and read only as far as needed. Exported so that a test
 * holds the plan of every one.
 */
export const STAGES = {
  wholeName: `SELECT ${ENTRY} FROM search_name n CROSS JOIN search_entry e ON e.id = n.entry
    WHERE n.others = ? AND n.key = ? ORDER BY n.entry LIMIT ${STAGE_LIMIT}`,
  nameRange: `SELECT ${ENTRY} FROM search_name n CROSS JOIN search_entry e ON e.id = n.entry
    WHERE n.others = ? AND n.key >= ? AND n.key < ? ORDER BY n.key, n.entry LIMIT ${STAGE_LIMIT}`,
  personWords: textStage('search_person'),
  allWords: textStage('search_all'),
} as const;

function textStage(table: string): string {
  return `SELECT ${ENTRY} FROM ${table} CROSS JOIN search_entry e ON e.id = ${table}.rowid
    WHERE ${table} MATCH ? ORDER BY ${table}.rowid LIMIT ${STAGE_LIMIT}`;
}

/**
 * The first entries that answer the demands, one per lease, in the order of precision 18: those who hold the lease
 * before the others; in each, the whole name, then whole words (a whole last name first), then beginnings (of a name
 * in the order of names first, then of any word). Ties by entry number.
 * @param wanted how many leases
 */
export function findEntries(db: ReadableDb, demands: Demands, wanted: number): FoundEntry[] {
  const found = new Map<number, FoundEntry>();
  const text = new TextStages(db, demands, wanted);
  for (const others of [0, 1] as const) {
    for (const stage of stages(db, demands, text, others)) {
      for (const entry of stage) {
        if (!found.has(entry.leaseId)) found.set(entry.leaseId, entry);
        if (found.size >= wanted) return [...found.values()];
      }
    }
  }
  return [...found.values()];
}

function* stages(
  db: ReadableDb,
  { name, phoneBegun }: Demands,
  text: TextStages,
  others: 0 | 1,
): Generator<Iterable<FoundEntry>> {
  const range = (beginning: string) =>
    sql<FoundEntry>(db, STAGES.nameRange).iterate(others, beginning, afterAll(beginning));
  if (name !== null) {
    for (const key of name.whole) yield sql<FoundEntry>(db, STAGES.wholeName).iterate(others, key);
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
  readonly #kept = new Map<string, readonly FoundEntry[]>();

  constructor(db: ReadableDb, demands: Demands, wanted: number) {
    this.#db = db;
    this.#demands = demands;
    this.#wanted = wanted;
  }

  rows(stage: 'personWords' | 'allWords', reach: Reach, others: 0 | 1): Iterable<FoundEntry> {
    const place = `${stage} ${reach}`;
    return others === 1 ? (this.#kept.get(place) ?? []) : this.#read(STAGES[stage], reach, place);
  }

  *#read(statement: string, reach: Reach, place: string): Generator<FoundEntry> {
    const expression = this.#expression(reach);
    // Every word typed is whole and begins no other: the beginnings were answered with the whole words.
    if (expression === null || (reach === 'begun' && expression === this.#expression('whole'))) return;
    const kept: FoundEntry[] = [];
    const leases = new Set<number>();
    this.#kept.set(place, kept);
    for (const entry of sql<FoundEntry>(this.#db, statement).iterate(expression)) {
      if (othersOf(entry.id) === 0) yield entry;
      else {
        kept.push(entry);
        // Fewer than `wanted` leases can be known already when these are used.
        if (leases.add(entry.leaseId).size >= 2 * this.#wanted) return;
      }
    }
  }

  /** Built when first asked for: most texts are answered before, by the index of names. */
  #expression(reach: Reach): string | null {
    const known = this.#expressions.get(reach);
    if (known !== undefined) return known;
    const expand = (beginning: string) => wordsThatBegin(this.#db, beginning, afterAll(beginning));
    const expression = matchExpression(
      this.#demands.tokens,
      reach === 'whole' ? wholeWord : begunWord(expand),
    );
    this.#expressions.set(reach, expression);
    return expression;
  }
}
