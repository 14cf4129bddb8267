import canonicalize from 'canonicalize';
import type { WritableDb } from '../../src/core/database/connection.ts';
import { readJournal } from '../../src/core/till/journal.ts';
import { sha256 } from '../../src/core/till/sha256.ts';
import { type TillVerdict, verifyTill } from '../../src/core/till/verify.ts';
import { verifyChain } from '../../src/rules/journal.ts';
import { type Random, seeded } from './random.ts';
import { tillWithHistory } from './tamper-base.ts';
import { type Edit, KINDS } from './tamper-edits.ts';
import { placesOf } from './tamper-tables.ts';

const TILL = 'G2';

export type Tally = {
  made: number;
  /** Named, with the first entry it falls on. */
  named: number;
  /** Said to be broken, but elsewhere than at that entry. */
  misplaced: number;
  missed: number;
};

export type Campaign = {
  /** Entries of the journal that is tampered with. */
  readonly entries: number;
  readonly tallies: Readonly<Record<string, Tally>>;
  /** What was not named, or not where it is, in words, to be made again. */
  readonly faults: readonly string[];
};

export type Verifier = (db: WritableDb) => TillVerdict;

/** The control: a verifier that walks the chain alone, as most programs do. */
export const chainAlone: Verifier = (db) => {
  let entries: ReturnType<typeof readJournal>;
  try {
    entries = readJournal(db, TILL);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { kind: 'broken', at: 1, sentence: 'Une écriture ne se lit plus.' };
  }
  const chain = verifyChain(entries, { sha256, canonicalize });
  return chain.kind === 'intact' ? chain : { kind: 'broken', at: chain.index + 1, sentence: chain.sentence };
};

/** The control of the second half: entries held against the tables, but not the tables against the entries. */
export const withoutStrangers: Verifier = (db) => {
  const verdict = verifyTill(db, TILL);
  const { count } = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM till_journal').get() ?? {
    count: 0,
  };
  return verdict.kind === 'broken' && verdict.at > count ? { kind: 'intact', count } : verdict;
};

/**
 * Edits a till's history by hand `times` times, one edit at a time, on a base whose own guards were taken off, and asks
 * `verify` to name each. Edits that change nothing or that SQLite itself refuses are not counted.
 */
export async function tamper(times: number, seed: number, verify: Verifier = whole): Promise<Campaign> {
  const core = await tillWithHistory();
  try {
    const { db } = core;
    const before = verify(db);
    if (before.kind === 'broken') throw new Error(`broken before any edit: ${before.at} ${before.sentence}`);
    takeGuardsOff(db);
    const tallies: Record<string, Tally> = {};
    const faults: string[] = [];
    const random = seeded(seed);
    const placeOf = placesOf(db);
    for (let made = 0; made < times; ) {
      const kind = random.pick(Object.keys(KINDS));
      db.exec('SAVEPOINT tampering');
      try {
        const edit = attempt(db, kind, random);
        if (edit === null) continue;
        made += 1;
        tallies[kind] ??= { made: 0, named: 0, misplaced: 0, missed: 0 };
        const place = Math.min(...edit.touched.map(({ held, row }) => Math.max(1, placeOf(held, row))));
        const outcome = judge(verify(db), place);
        tallies[kind].made += 1;
        tallies[kind][outcome.as] += 1;
        if (outcome.as !== 'named') faults.push(`${kind}, ${edit.what}: ${outcome.words}`);
      } finally {
        db.exec('ROLLBACK TO tampering; RELEASE tampering');
      }
    }
    const after = verify(db);
    if (after.kind === 'broken') throw new Error(`an edit was not undone: ${after.at} ${after.sentence}`);
    return { entries: before.count, tallies, faults };
  } finally {
    await core.close();
  }
}

function judge(verdict: TillVerdict, place: number): { as: 'named' | 'misplaced' | 'missed'; words: string } {
  const words = `${JSON.stringify(verdict)}, attendu à ${place}`;
  if (verdict.kind === 'intact') return { as: 'missed', words };
  return { as: verdict.at === place && verdict.sentence !== '' ? 'named' : 'misplaced', words };
}

function whole(db: WritableDb): TillVerdict {
  return verifyTill(db, TILL);
}

function attempt(db: WritableDb, kind: string, random: Random): Edit | null {
  try {
    return KINDS[kind]?.(db, random) ?? null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT'))
      return null;
    throw error;
  }
}

/** Whoever edits a base by hand begins so. */
function takeGuardsOff(db: WritableDb): void {
  const triggers = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  // It reads the entries as JSON, and so refuses one that is none.
  db.exec('DROP INDEX till_journal_at');
  db.pragma('foreign_keys=OFF');
  db.pragma('ignore_check_constraints=ON');
}
