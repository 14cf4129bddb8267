import canonicalize from 'canonicalize';
import { CHAIN_SENTENCES, chainFault, type JournalEntry, type JournalFacts } from '../../rules/journal.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { JournalRow } from './journal.ts';
import { sha256 } from './sha256.ts';
import { faultOfAct } from './verify-acts.ts';
import { walkStrangers } from './verify-strangers.ts';

export type TillVerdict =
  | { readonly kind: 'intact'; readonly count: number }
  /** `at`: the row of the journal, from 1; one more than the last when what is wrong has no row. `sentence` in French. */
  | { readonly kind: 'broken'; readonly at: number; readonly sentence: string };

/** How many entries are held between two pauses. */
const STRIDE = 200;

/**
 * Proves that a till's journal was not touched, and that the tables still say what it says: the chain alone would not
 * see a payment changed, added or taken out beside it. Pauses now and then, so that long work can let others in.
 */
export function* walkTill(db: ReadableDb, till: string): Generator<undefined, TillVerdict> {
  const rows = sql<JournalRow>(
    db,
    'SELECT seq, formula, entry, previous_hash, hash FROM till_journal WHERE till = ? AND seq > ? ORDER BY seq LIMIT ?',
  );
  const walked: Walked = { till, count: 0, before: undefined, acts: new Set() };
  // Where the rows say they are, which is not yet known to be true.
  let place = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = rows.all(till, place, STRIDE);
    place = page.at(-1)?.seq ?? place;
    for (const row of page) {
      const sentence = faultOfRow(db, row, walked);
      walked.count += 1;
      if (sentence !== null) return { kind: 'broken', at: walked.count, sentence };
    }
    if (page.length < STRIDE) break;
    yield;
  }
  const stranger = yield* walkStrangers(db);
  return stranger === null
    ? { kind: 'intact', count: walked.count }
    : { kind: 'broken', at: walked.count + 1, sentence: stranger };
}

/** The same in one go. */
export function verifyTill(db: ReadableDb, till: string): TillVerdict {
  const walk = walkTill(db, till);
  for (;;) {
    const step = walk.next();
    if (step.done === true) return step.value;
  }
}

/** Every till that this base names, in a journal or in what was written at it. */
export function tillsOf(db: ReadableDb): string[] {
  return sql<{ till: string }>(
    db,
    `SELECT value AS till FROM meta WHERE key = 'till'
     UNION SELECT till FROM till_journal UNION SELECT till FROM payment UNION SELECT till FROM payment_reversal
     UNION SELECT till FROM till_opening UNION SELECT till FROM kiosk_payment ORDER BY 1`,
  )
    .all()
    .map(({ till }) => till);
}

const KEYS = new Set([
  'tillCode',
  'series',
  'sequence',
  'kind',
  'at',
  'offsetMinutes',
  'mode',
  'amountCents',
  'perpetualTotalCents',
  'commandId',
]);
const KEYS_OF_2 = new Set([...KEYS, 'number', 'factsHash']);

/** The entry as it was written, or undefined: a key that no formula hashes, or one said twice, is not ours. */
function readEntry(row: JournalRow): JournalEntry | undefined {
  let facts: unknown;
  try {
    facts = JSON.parse(row.entry);
  } catch {
    return undefined;
  }
  if (typeof facts !== 'object' || facts === null || JSON.stringify(facts) !== row.entry) return undefined;
  const known = row.formula === 1 ? KEYS : KEYS_OF_2;
  if (Object.keys(facts).some((key) => !known.has(key))) return undefined;
  return {
    ...(facts as JournalFacts),
    version: row.formula,
    prevHash: row.previous_hash,
    hash: row.hash,
  };
}

type Walked = {
  readonly till: string;
  count: number;
  before: JournalEntry | undefined;
  /** What was recorded already: an act has one entry. */
  readonly acts: Set<string>;
};

function faultOfRow(db: ReadableDb, row: JournalRow, walked: Walked): string | null {
  const entry = readEntry(row);
  if (entry === undefined) return "Cette écriture n'est plus dans la forme où le programme l'a écrite.";
  const fault = chainFault(entry, walked.before, { sha256, canonicalize });
  if (fault !== null) return CHAIN_SENTENCES[fault];
  if (row.seq !== walked.count + 1 || entry.tillCode !== walked.till)
    return "Cette écriture n'est plus à sa place dans le journal.";
  const act = `${entry.kind} ${entry.kind === 'papier' ? entry.number : entry.commandId}`;
  if (walked.acts.has(act)) return 'Cette écriture répète une écriture déjà faite.';
  walked.acts.add(act);
  walked.before = entry;
  return faultOfAct(db, entry);
}
