import { type ReadableDb, sql } from '../../database/connection.ts';
import type { Demands } from './demands.ts';
import { OTHERS } from './entry-id.ts';
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
    WHERE ${table} MATCH ? AND ${table}.rowid >= ? AND ${table}.rowid < ? ORDER BY ${table}.rowid LIMIT ${STAGE_LIMIT}`;
}

/**
 * The first entries that answer the demands, one per lease, in the order of precision 18: those who hold the lease
 * before the others; in each, the whole name, then whole words (a whole last name first), then beginnings (of a name
 * in the order of names first, then of any word). Ties by entry number.
 * @param wanted how many leases
 */
export function findEntries(db: ReadableDb, demands: Demands, wanted: number): FoundEntry[] {
  const found = new Map<number, FoundEntry>();
  const expressions = textExpressions(db, demands);
  for (const others of [0, 1] as const) {
    for (const stage of stages(db, demands, expressions, others)) {
      for (const entry of stage) {
        if (!found.has(entry.leaseId)) found.set(entry.leaseId, entry);
        if (found.size >= wanted) return [...found.values()];
      }
    }
  }
  return [...found.values()];
}

type Expressions = { readonly whole: () => string | null; readonly begun: () => string | null };

/** Built when first asked for: most texts are answered before, by the index of names. */
function textExpressions(db: ReadableDb, { tokens }: Demands): Expressions {
  const expand = (beginning: string) => wordsThatBegin(db, beginning, afterAll(beginning));
  let begun: string | null | undefined;
  return {
    whole: () => matchExpression(tokens, wholeWord),
    begun: () => {
      if (begun === undefined) begun = matchExpression(tokens, begunWord(expand));
      return begun;
    },
  };
}

function* stages(
  db: ReadableDb,
  { name, phoneBegun }: Demands,
  expressions: Expressions,
  others: 0 | 1,
): Generator<Iterable<FoundEntry>> {
  const [from, to] = others === 0 ? [0, OTHERS] : [OTHERS, 2 * OTHERS];
  const range = (beginning: string) =>
    sql<FoundEntry>(db, STAGES.nameRange).iterate(others, beginning, afterAll(beginning));
  const text = (stage: string, expression: string | null): Iterable<FoundEntry> =>
    expression === null ? [] : sql<FoundEntry>(db, stage).iterate(expression, from, to);
  if (name !== null) {
    for (const key of name.whole) yield sql<FoundEntry>(db, STAGES.wholeName).iterate(others, key);
    yield range(name.lastName);
  }
  yield text(STAGES.personWords, expressions.whole());
  yield text(STAGES.allWords, expressions.whole());
  if (name !== null) for (const beginning of name.begun) yield range(beginning);
  if (phoneBegun !== null) yield range(phoneEntryKey(phoneBegun));
  yield text(STAGES.personWords, expressions.begun());
  yield text(STAGES.allWords, expressions.begun());
}
