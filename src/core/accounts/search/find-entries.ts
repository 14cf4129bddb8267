import type { QueryToken } from '../../../rules/names.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import { entriesByChangedPhone, entriesByChangedPhoneBegun } from './changed-contacts.ts';
import type { Demands } from './demands.ts';
import { leaseOf, ordinalOf, othersOf } from './entry-id.ts';
import { readEntry } from './entry-rows.ts';
import { isWholeOnly, phoneOfWord } from './entry-words.ts';
import { afterAll, phoneEntryKey } from './name-keys.ts';
import { COSTS, type Costs } from './narrow.ts';
import { type EntryRow, MOST_ROWS, TextStages } from './text-stages.ts';

/** An answer: a party of a lease. */
export type FoundEntry = {
  readonly id: number;
  readonly leaseId: number;
  /** Place of the party among those of the lease. */
  readonly ordinal: number;
};

/**
 * Queries of the search, each answering in its own order and read only as far as needed. Exported so that a test
 * holds the plan of every one.
 */
export const STAGES = {
  wholeName: `SELECT entry FROM search_name WHERE others = ? AND key = ? ORDER BY entry LIMIT ${MOST_ROWS}`,
  nameRange: `SELECT entry FROM search_name WHERE others = ? AND key >= ? AND key < ?
    ORDER BY key, entry LIMIT ${MOST_ROWS}`,
} as const;

/**
 * The first entries that answer the demands, one per lease, in the order of precision 18: those who hold the lease
 * before the others; in each, the whole name, then whole words (a whole last name first), then beginnings (of a name
 * in the order of names first, then of any word). Ties by entry number.
 * @param wanted how many leases
 * @param costs by which the way is chosen; the answer is the same
 */
export function findEntries(
  db: ReadableDb,
  demands: Demands,
  wanted: number,
  costs: Costs = COSTS,
): FoundEntry[] {
  const found = new Map<number, number>();
  const text = new TextStages(db, demands.tokens, wanted, costs);
  const changed = byChangedPhone(db, demands);
  for (const others of [0, 1] as const) {
    for (const stage of stages(db, demands, text, changed, others)) {
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
  changed: readonly EntryRow[],
  others: 0 | 1,
): Generator<Iterable<EntryRow>> {
  const range = (beginning: string) =>
    sql<EntryRow>(db, STAGES.nameRange).iterate(others, beginning, afterAll(beginning));
  if (name !== null) {
    for (const key of name.whole) yield sql<EntryRow>(db, STAGES.wholeName).iterate(others, key);
    yield range(name.lastName);
  }
  yield text.rows('person', 'whole', others);
  yield text.rows('all', 'whole', others);
  yield changed.filter(({ entry }) => othersOf(entry) === others);
  if (name !== null) for (const beginning of name.begun) yield range(beginning);
  if (phoneBegun !== null) yield range(phoneEntryKey(phoneBegun));
  yield text.rows('person', 'begun', others);
  yield text.rows('all', 'begun', others);
}

/** Those who have the telephone typed, whole or begun, by a change of the file, and meet whatever else was typed. */
function byChangedPhone(db: ReadableDb, { tokens, phoneBegun }: Demands): EntryRow[] {
  const isPhone = ({ anyOf }: QueryToken) => phoneOfWord(anyOf[0]?.[0] ?? '') !== null;
  const typed = tokens.find(isPhone);
  const digits = phoneOfWord(typed?.anyOf[0]?.[0] ?? '');
  if (digits !== null) {
    const others = tokens.filter((token) => token !== typed);
    return entriesByChangedPhone(db, digits)
      .filter((entry) => meets(db, entry, others))
      .map((entry) => ({ entry }));
  }
  return phoneBegun === null ? [] : entriesByChangedPhoneBegun(db, phoneBegun).map((entry) => ({ entry }));
}

function meets(db: ReadableDb, id: number, tokens: readonly QueryToken[]): boolean {
  if (tokens.length === 0) return true;
  const entry = readEntry(db, id);
  if (entry === undefined) return false;
  const words = [...entry.begun, ...entry.whole];
  const has = (asked: string) =>
    isWholeOnly(asked) ? words.includes(asked) : words.some((word) => word.startsWith(asked));
  return tokens.every(({ anyOf }) => anyOf.some((writing) => writing.every(has)));
}
