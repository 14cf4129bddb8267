import canonicalize from 'canonicalize';
import {
  JOURNAL_GENESIS,
  JOURNAL_VERSION,
  type JournalEntry,
  type JournalFacts,
  journalMessage,
} from '../../rules/journal.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';
import { sha256 } from './sha256.ts';

/** What a feature says of its act; the journal adds its place in the chain. */
export type NewJournalEntry = Omit<
  JournalFacts,
  'sequence' | 'perpetualTotalCents' | 'number' | 'factsHash'
> & {
  readonly number: string | null;
  /** Everything the act wrote that can never change; `till/verify.ts` reads it again from the base. */
  readonly facts: unknown;
};

export type JournalRow = {
  readonly seq: number;
  readonly formula: number;
  readonly entry: string;
  readonly previous_hash: string;
  readonly hash: string;
};

/** SHA-256 of the canonical JSON of what an act wrote. */
export function factsHash(facts: unknown): string {
  const text = canonicalize(facts);
  if (text === undefined) throw new Error('facts must be JSON');
  return sha256(text);
}

/** The place that the next entry of a till will have in its chain. */
export function nextSeq(db: ReadableDb, till: string): number {
  const last = sql<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM till_journal WHERE till = ?').get(
    till,
  );
  return (last?.seq ?? 0) + 1;
}

/**
 * Adds one entry to a till's chain (B37, B40), inside the transaction of the act it records.
 * @returns its place in the chain, from 1
 */
export function appendJournal(db: WritableDb, { facts: written, ...act }: NewJournalEntry): number {
  const last = sql<JournalRow>(
    db,
    'SELECT seq, formula, entry, previous_hash, hash FROM till_journal WHERE till = ? ORDER BY seq DESC LIMIT 1',
  ).get(act.tillCode);
  const before = last === undefined ? undefined : (JSON.parse(last.entry) as JournalFacts);
  const facts: JournalFacts = {
    ...act,
    factsHash: factsHash(written),
    sequence: before?.series === act.series ? before.sequence + 1 : 1,
    perpetualTotalCents: (before?.perpetualTotalCents ?? 0) + act.amountCents,
  };
  const previous = last?.hash ?? JOURNAL_GENESIS;
  const seq = (last?.seq ?? 0) + 1;
  sql(
    db,
    'INSERT INTO till_journal (till, seq, formula, entry, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(
    act.tillCode,
    seq,
    JOURNAL_VERSION,
    JSON.stringify(facts),
    previous,
    sha256(journalMessage(JOURNAL_VERSION, previous, facts, canonicalize)),
  );
  return seq;
}

/** One till's chain in the order it was written. */
export function readJournal(db: ReadableDb, till: string): JournalEntry[] {
  return sql<JournalRow>(
    db,
    'SELECT seq, formula, entry, previous_hash, hash FROM till_journal WHERE till = ? ORDER BY seq',
  )
    .all(till)
    .map((row) => ({
      ...(JSON.parse(row.entry) as JournalFacts),
      version: row.formula,
      prevHash: row.previous_hash,
      hash: row.hash,
    }));
}
