import type Database from 'better-sqlite3';

/** How long nothing must have been written before the write-ahead log is brought into the base. */
const IDLE_MS = 500;
/** Pages under which it is not worth the disk's time. */
const WORTH_PAGES = 1_000;
/**
 * Pages at which SQLite does it by itself, within the act that reaches them: only a post that writes without a pause
 * comes to it. The log stays under `journal_size_limit`.
 */
export const AUTOMATIC_PAGES = 8_000;

/**
 * Moves the write-ahead log into the base between two acts rather than at the end of one: a clerk whose payment is the
 * thirtieth does not wait for the pages of the twenty-nine before.
 */
export class IdleCheckpoint {
  readonly #db: Database.Database;
  readonly #atRest: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param atRest also done then, when the base is open and in no transaction */
  constructor(db: Database.Database, atRest: () => void = () => {}) {
    this.#db = db;
    this.#atRest = atRest;
  }

  /** To be called after each commit. */
  written(): void {
    if (this.#timer !== undefined) {
      this.#timer.refresh();
      return;
    }
    this.#timer = setTimeout(() => this.#run(), IDLE_MS);
    // What is in the log is durable there: the program may end without this.
    this.#timer.unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #run(): void {
    this.#timer = undefined;
    if (!this.#db.open || this.#db.inTransaction) return;
    this.#atRest();
    // NOOP answers how many pages the log holds, and moves none.
    const [state] = this.#db.pragma('wal_checkpoint(NOOP)') as { readonly log: number }[];
    if ((state?.log ?? 0) >= WORTH_PAGES) this.#db.pragma('wal_checkpoint(PASSIVE)');
  }
}
