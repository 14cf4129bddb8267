import type { WritableDb } from '../database/connection.ts';
import { factsOfPaper } from './facts.ts';
import { appendJournal } from './journal.ts';
import { currentLetter } from './numbers.ts';

/** Writes a paper that moves no money in the till's journal. To be called once the paper itself is written. */
export function journalPaper(
  db: WritableDb,
  paper: {
    readonly till: string;
    /** Instant, ISO UTC. */
    readonly at: string;
    readonly offsetMinutes: number;
    readonly commandId: string;
    readonly number: string;
  },
): void {
  const { till, number, ...act } = paper;
  appendJournal(db, {
    ...act,
    tillCode: till,
    series: currentLetter(db),
    kind: 'papier',
    mode: null,
    amountCents: 0,
    number,
    facts: factsOfPaper(db, number),
  });
}
