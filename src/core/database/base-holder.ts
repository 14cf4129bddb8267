import type { Ports } from '../ports.ts';
import type { ReadableDb, WritableDb } from './connection.ts';
import { DatabaseFault, type FaultWords } from './faults.ts';
import { IdleCheckpoint } from './idle-checkpoint.ts';
import { type OpenBase, openBase } from './open.ts';

/** Thrown to a screen that asks for data while there is no usable base. */
export class BaseUnavailable extends Error {
  override readonly name = 'BaseUnavailable';
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** What long work on a second connection is given; it stops, leaving nothing half done, when `signal` says so. */
export type LentBase = { readonly file: string; readonly key: Buffer; readonly signal: AbortSignal };

/** Resolves once that connection writes no more; what it resolves with lets it write again. */
export type StandAside = () => Promise<() => void>;

const noop = () => {};

/**
 * The base of this core, open or the reason why not. A base that cannot be opened does not stop the program:
 * the window says what happened, what is kept and what to do.
 */
export class BaseHolder {
  #open: OpenBase | undefined;
  #fault: { readonly code: string; readonly words: FaultWords } | undefined;
  /** Set while another connection writes a whole import: acts of the counter are refused, not blocked. */
  #busy: string | undefined;
  #checkpoint: IdleCheckpoint | undefined;
  #atRest: () => void = noop;
  /** Other connections that write now and then: each is asked to stand aside while the base is lent. */
  readonly #neighbours = new Set<StandAside>();
  #lent: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined;

  constructor(ports: Ports) {
    try {
      this.#open = openBase(ports.directories.data, ports.secrets, () =>
        new Date(ports.clock.now()).toISOString().replaceAll(/[:.]/g, '-'),
      );
      this.#checkpoint = new IdleCheckpoint(this.#open.db, () => this.#atRest());
    } catch (error) {
      if (!(error instanceof DatabaseFault)) throw error;
      ports.log.error('base-blocked', error.code);
      this.#fault = { code: error.code, words: error.words };
    }
  }

  get fault() {
    return this.#fault;
  }

  get file(): string {
    return this.#required().file;
  }

  get key(): Buffer {
    return this.#required().key;
  }

  readable(): ReadableDb {
    return this.#required().db;
  }

  writable(): WritableDb {
    if (this.#busy !== undefined) throw new BaseUnavailable('BASE-BUSY', this.#busy);
    return this.#required().db;
  }

  /** Says that a transaction was committed. */
  written(): void {
    this.#checkpoint?.written();
  }

  /** Work to do once nothing was written for a while, and before the base is closed: never on an act's own path. */
  whenAtRest(work: () => void): void {
    this.#atRest = work;
  }

  /** Runs long work of another connection; meanwhile writes answer `sentence`. */
  async lend<T>(sentence: string, work: (base: LentBase) => Promise<T>): Promise<T> {
    const { file, key } = this.#required();
    if (this.#busy !== undefined) throw new BaseUnavailable('BASE-BUSY', this.#busy);
    this.#busy = sentence;
    const stop = new AbortController();
    try {
      const working = this.#alone(() => work({ file, key, signal: stop.signal }), stop.signal);
      this.#lent = { stop, ended: working.then(noop, noop) };
      return await working;
    } finally {
      this.#busy = undefined;
      this.#lent = undefined;
    }
  }

  /** From now on `standAside` is asked before the base is lent. Answers how to leave. */
  neighbour(standAside: StandAside): () => void {
    this.#neighbours.add(standAside);
    return () => this.#neighbours.delete(standAside);
  }

  async #alone<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#neighbours.size === 0) return work();
    const back = await Promise.all([...this.#neighbours].map((standAside) => standAside()));
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      for (const one of back) one();
    }
  }

  /** Ends what is lent first: whoever opens the folder next must find nobody writing in it. */
  async close(): Promise<void> {
    this.#lent?.stop.abort();
    await this.#lent?.ended;
    this.#checkpoint?.stop();
    if (this.#open !== undefined) this.#atRest();
    this.#open?.close();
    this.#open = undefined;
  }

  #required(): OpenBase {
    if (this.#open !== undefined) return this.#open;
    throw new BaseUnavailable(
      this.#fault?.code ?? 'BASE-CLOSED',
      this.#fault?.words.title ?? 'La base est fermée.',
    );
  }
}
