import type { Ports } from '../ports.ts';
import type { ReadableDb, WritableDb } from './connection.ts';
import { DatabaseFault, type FaultWords } from './faults.ts';
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

/**
 * The base of this core, open or the reason why not. A base that cannot be opened does not stop the program:
 * the window says what happened, what is kept and what to do.
 */
export class BaseHolder {
  #open: OpenBase | undefined;
  #fault: { readonly code: string; readonly words: FaultWords } | undefined;
  /** Set while another connection writes a whole import: acts of the counter are refused, not blocked. */
  #busy: string | undefined;

  constructor(ports: Ports) {
    try {
      this.#open = openBase(ports.directories.data, ports.secrets, () =>
        new Date(ports.clock.now()).toISOString().replaceAll(/[:.]/g, '-'),
      );
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

  /** Runs long work of another connection; meanwhile writes answer `sentence`. */
  async lend<T>(
    sentence: string,
    work: (base: { readonly file: string; readonly key: Buffer }) => Promise<T>,
  ): Promise<T> {
    const { file, key } = this.#required();
    if (this.#busy !== undefined) throw new BaseUnavailable('BASE-BUSY', this.#busy);
    this.#busy = sentence;
    try {
      return await work({ file, key });
    } finally {
      this.#busy = undefined;
    }
  }

  close(): void {
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
