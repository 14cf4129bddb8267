import type { QueryToken } from '../../../rules/names.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import { leaseOf, othersOf } from './entry-id.ts';
import { readEntry } from './entry-rows.ts';
import { isWholeOnly } from './entry-words.ts';
import { begunWord, matchExpression, wholeWord } from './match-expression.ts';
import { type Costs, narrow } from './narrow.ts';
import { countEntries, type Reach, shareOfBeginning, shareOfWord } from './shares.ts';
import { isWord, type Scope, wordsThatBegin } from './vocabulary.ts';

export type EntryRow = { readonly entry: number };

/** No twenty leases have so many parties; it only bounds what a faulty base could make us read. */
export const MOST_ROWS = 1000;

function statement(table: string): string {
  return `SELECT rowid AS entry FROM ${table} WHERE ${table} MATCH ? AND rowid > ? ORDER BY rowid LIMIT ${MOST_ROWS}`;
}

export const TEXT_STAGES: Readonly<Record<Scope, string>> = {
  person: statement('search_person'),
  all: statement('search_all'),
};

/**
 * The stages answered by the text indexes. Each is read once: where those who hold a lease do not suffice, what
 * follows them is kept for when the turn of the others comes.
 */
export class TextStages {
  readonly #db: ReadableDb;
  readonly #tokens: readonly QueryToken[];
  readonly #wanted: number;
  readonly #costs: Costs;
  readonly #begun = new Map<string, string[] | null>();
  readonly #kept = new Map<string, readonly EntryRow[]>();
  readonly #expressions = new Map<string, string | null>();

  constructor(db: ReadableDb, tokens: readonly QueryToken[], wanted: number, costs: Costs) {
    this.#db = db;
    this.#tokens = tokens;
    this.#wanted = wanted;
    this.#costs = costs;
  }

  rows(scope: Scope, reach: Reach, others: 0 | 1): Iterable<EntryRow> {
    const place = `${scope} ${reach}`;
    return others === 1 ? (this.#kept.get(place) ?? []) : this.#holders(scope, reach, place);
  }

  *#holders(scope: Scope, reach: Reach, place: string): Generator<EntryRow> {
    const expression = this.#whole(scope, reach);
    // Every word typed is whole and begins no other: the beginnings were answered with the whole words.
    if (expression === null || (reach === 'begun' && expression === this.#whole(scope, 'whole'))) return;
    const kept: EntryRow[] = [];
    const leases = new Set<number>();
    this.#kept.set(place, kept);
    for (const row of this.#read(scope, reach, expression)) {
      if (othersOf(row.entry) === 0) yield row;
      else {
        kept.push(row);
        // Fewer than `wanted` leases can be known already when these are used.
        if (leases.add(leaseOf(row.entry)).size >= 2 * this.#wanted) return;
      }
    }
  }

  *#read(scope: Scope, reach: Reach, expression: string): Generator<EntryRow> {
    const ask = (asked: string, after: number) =>
      sql<EntryRow>(this.#db, TEXT_STAGES[scope]).iterate(asked, after);
    const fewer = this.#narrowed(scope, reach);
    let last = 0;
    if (fewer !== null && fewer.expression !== null) {
      let inVain = 0;
      for (const row of ask(fewer.expression, 0)) {
        last = row.entry;
        if (this.#meets(scope, reach, row.entry)) yield row;
        else if (++inVain > fewer.mostInVain) break;
      }
      // Otherwise the estimate was wrong: the index is asked for everything from there on.
      if (inVain <= fewer.mostInVain) return;
    }
    yield* ask(expression, last);
  }

  /** The whole text as an expression, made when first asked for: most texts are answered before, by names. */
  #whole(scope: Scope, reach: Reach): string | null {
    const place = `${scope} ${reach}`;
    const known = this.#expressions.get(place);
    if (known !== undefined) return known;
    const expression = this.#expressionOf(this.#tokens, scope, reach);
    this.#expressions.set(place, expression);
    return expression;
  }

  #expressionOf(tokens: readonly QueryToken[], scope: Scope, reach: Reach): string | null {
    const phrase =
      reach === 'whole'
        ? wholeWord((word) => isWord(this.#db, scope, word))
        : begunWord((beginning) => this.#wordsThatBegin(scope, beginning));
    return matchExpression(tokens, phrase);
  }

  #wordsThatBegin(scope: Scope, beginning: string): string[] | null {
    const place = `${scope} ${beginning}`;
    let words = this.#begun.get(place);
    if (words === undefined) {
      words = wordsThatBegin(this.#db, scope, beginning);
      this.#begun.set(place, words);
    }
    return words;
  }

  /** An expression of the rarer words alone, where checking its answers is the shorter way. */
  #narrowed(scope: Scope, reach: Reach): { expression: string | null; mostInVain: number } | null {
    const db = this.#db;
    const shareOf = (word: string) =>
      reach === 'whole' || isWholeOnly(word)
        ? shareOfWord(db, scope, word)
        : shareOfBeginning(db, scope, word, this.#wordsThatBegin(scope, word));
    const fewer = narrow(this.#tokens, shareOf, countEntries(db), this.#wanted, this.#costs);
    if (fewer === null) return null;
    return { expression: this.#expressionOf(fewer.tokens, scope, reach), mostInVain: fewer.mostInVain };
  }

  /** Whether an entry meets every demand: what the narrowed expression left open. */
  #meets(scope: Scope, reach: Reach, id: number): boolean {
    const entry = readEntry(this.#db, id);
    if (entry === undefined) return false;
    const words = scope === 'person' ? entry.name : [...entry.begun, ...entry.whole];
    const has = (asked: string) =>
      reach === 'whole' || isWholeOnly(asked)
        ? words.includes(asked)
        : words.some((word) => word.startsWith(asked));
    return this.#tokens.every(({ anyOf }) => anyOf.some((writing) => writing.every(has)));
  }
}
