import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/** Wait after so many failures in a row: none for the first five, then 30 s doubling, one hour at most. */
export function waitAfter(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES));
}

/**
 * Slows down guessing. Failures are in the base; the wait runs on the monotonic clock, and starts over with the
 * program: neither the wall clock nor a restart shortens it.
 */
export class Throttle {
  readonly #monotonic: () => number;
  readonly #until = new Map<string, number>();

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Seconds still to wait for this subject, 0 when it may try. */
  secondsLeft(db: ReadableDb, subject: string): number {
    let until = this.#until.get(subject);
    if (until === undefined) {
      until = this.#monotonic() + (readThrottle(db, subject)?.wait_ms ?? 0);
      this.#until.set(subject, until);
    }
    return Math.max(0, Math.ceil((until - this.#monotonic()) / 1000));
  }

  failures(db: ReadableDb, subject: string): number {
    return readThrottle(db, subject)?.failures ?? 0;
  }

  /** Counts a try before its secret is checked, so that tries sent together do not slip through together. */
  countTry(db: WritableDb, subject: string): void {
    const failures = this.failures(db, subject) + 1;
    const wait = waitAfter(failures);
    sql(
      db,
      'INSERT INTO sign_in_throttle (subject, failures, wait_ms) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET failures = excluded.failures, wait_ms = excluded.wait_ms',
    ).run(subject, failures, wait);
    this.#until.set(subject, this.#monotonic() + wait);
  }

  clear(db: WritableDb, subject: string): void {
    sql(db, 'DELETE FROM sign_in_throttle WHERE subject = ?').run(subject);
    this.#until.delete(subject);
  }
}

function readThrottle(db: ReadableDb, subject: string) {
  return sql<{ failures: number; wait_ms: number }>(
    db,
    'SELECT failures, wait_ms FROM sign_in_throttle WHERE subject = ?',
  ).get(subject);
}
