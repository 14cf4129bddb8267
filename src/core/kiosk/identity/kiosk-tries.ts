import { createHmac } from 'node:crypto';
import {
  DEVICE_FORGIVES_MS,
  TRIES_KEPT_MS,
  waitAfterTries,
  waitOfDevice,
} from '../../../rules/kiosk/tries.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';

/** What is guessed at. `of`: a stored key, whether it is of an account here or not. */
export type Guessed =
  | { readonly kind: 'reference' | 'code' | 'password'; readonly of: string }
  | { readonly kind: 'exit' };

/** When it may be tried again, and when its tries are forgotten; on the clock that only grows. */
type Counted = { readonly until: number; readonly lapses: number };

const MARK = 'borne:';
const DEVICE = `${MARK}appareil`;

/**
 * Counts wrong tries at a kiosk. Failures are in the base under names that tell nothing; waits run on the clock that only
 * grows and start over with the program: neither a restart nor the wall clock gives a try back.
 */
export class KioskTries {
  readonly #monotonic: () => number;
  readonly #key: () => Buffer;
  readonly #counted = new Map<string, Counted>();
  #deviceForgives = Number.NaN;
  #gathered = false;

  /** @param key of the base, so that a copied table tells nobody's reference */
  constructor(monotonic: () => number, key: () => Buffer) {
    this.#monotonic = monotonic;
    this.#key = key;
  }

  /** Milliseconds still to wait, 0 when it may be tried; `locked`: its tries, or those of the kiosk, are used up. */
  wait(db: ReadableDb, guessed: Guessed): { readonly ms: number; readonly locked: boolean } {
    const device = this.#left(db, DEVICE);
    if (device > 0) return { ms: device, locked: true };
    const name = this.#name(guessed);
    const ms = this.#left(db, name);
    return { ms, locked: ms > 0 && waitAfterTries(this.#failures(db, name)) === TRIES_KEPT_MS };
  }

  /** Counts a try before anything is hashed: tries sent together do not slip through together. */
  count(db: WritableDb, guessed: Guessed): void {
    this.#forgetOld(db);
    const name = this.#name(guessed);
    this.#keep(db, name, this.#failures(db, name) + 1, waitAfterTries);
    this.#forgive(db);
    this.#keep(db, DEVICE, this.#failures(db, DEVICE) + 1, waitOfDevice);
  }

  /** It was right: its tries are forgotten, and the kiosk's stand as before it. */
  clear(db: WritableDb, guessed: Guessed): void {
    this.forget(db, guessed);
    this.#keep(db, DEVICE, Math.max(0, this.#failures(db, DEVICE) - 1), waitOfDevice);
  }

  /** A person of the staff has seen who it is. */
  forget(db: WritableDb, guessed: Guessed): void {
    const name = this.#name(guessed);
    sql(db, 'DELETE FROM sign_in_throttle WHERE subject = ?').run(name);
    this.#counted.delete(name);
  }

  /** Marks something done once for all, under a name that tells nothing; answers whether it was not done before. */
  once(db: WritableDb, what: string): boolean {
    const name = `borne-fait:${this.#hash(what)}`;
    const { changes } = sql(
      db,
      'INSERT INTO sign_in_throttle (subject, failures, wait_ms) VALUES (?, 0, 0) ON CONFLICT DO NOTHING',
    ).run(name);
    return changes > 0;
  }

  #left(db: ReadableDb, name: string): number {
    const now = this.#monotonic();
    let counted = this.#counted.get(name);
    if (counted === undefined) {
      const wait = readTries(db, name)?.wait_ms ?? 0;
      counted = { until: now + wait, lapses: now + TRIES_KEPT_MS };
      this.#counted.set(name, counted);
    }
    return Math.max(0, counted.until - now);
  }

  #failures(db: ReadableDb, name: string): number {
    return readTries(db, name)?.failures ?? 0;
  }

  /** Those made long ago are no sign of a guess; of a former run it is not known when they were made. */
  #forgetOld(db: WritableDb): void {
    if (!this.#gathered) {
      this.#gathered = true;
      const rows = sql<{ subject: string }>(
        db,
        `SELECT subject FROM sign_in_throttle WHERE subject >= '${MARK}' AND subject < '${MARK}~'`,
      ).all();
      for (const { subject } of rows) this.#left(db, subject);
    }
    const now = this.#monotonic();
    for (const [name, { lapses }] of this.#counted) {
      if (name === DEVICE || lapses > now) continue;
      sql(db, 'DELETE FROM sign_in_throttle WHERE subject = ?').run(name);
      this.#counted.delete(name);
    }
  }

  #forgive(db: WritableDb): void {
    const now = this.#monotonic();
    if (Number.isNaN(this.#deviceForgives)) this.#deviceForgives = now;
    const forgiven = Math.floor((now - this.#deviceForgives) / DEVICE_FORGIVES_MS);
    this.#deviceForgives += forgiven * DEVICE_FORGIVES_MS;
    const failures = this.#failures(db, DEVICE);
    if (forgiven > 0 && failures > 0) this.#write(db, DEVICE, Math.max(0, failures - forgiven), 0);
  }

  #keep(db: WritableDb, name: string, failures: number, waitOf: (failures: number) => number): void {
    const wait = waitOf(failures);
    this.#write(db, name, failures, wait);
    const now = this.#monotonic();
    this.#counted.set(name, { until: now + wait, lapses: now + TRIES_KEPT_MS });
  }

  #write(db: WritableDb, name: string, failures: number, wait: number): void {
    sql(
      db,
      `INSERT INTO sign_in_throttle (subject, failures, wait_ms) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET failures = excluded.failures, wait_ms = excluded.wait_ms`,
    ).run(name, failures, wait);
  }

  #name(guessed: Guessed): string {
    return MARK + this.#hash(guessed.kind === 'exit' ? 'exit' : `${guessed.kind}\n${guessed.of}`);
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key()).update(`guichet-borne\nessai\n${text}`).digest('hex');
  }
}

function readTries(db: ReadableDb, name: string) {
  return sql<{ failures: number; wait_ms: number }>(
    db,
    'SELECT failures, wait_ms FROM sign_in_throttle WHERE subject = ?',
  ).get(name);
}
