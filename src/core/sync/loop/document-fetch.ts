import type { WritableDb } from '../../database/connection.ts';
import type { FileStore } from '../../documents/file-store.ts';
import { forgetKeptFile, keepFetchedFile, missingFiles } from '../apply/fetched-files.ts';
import { guard } from '../link/guarded-link.ts';
import type { PortalFiles } from '../link/http-link.ts';
import type { FetchOutcome } from '../worker-messages.ts';

/** Documents fetched before acts that wait are sent again. */
const AT_A_TIME = 20;
/** Between two of them, in milliseconds: a portal lets a post ask 3 000 times a minute. */
const BEAT_MS = 55;

/** Brings down the documents of the accounts, one by one, once their rows are here. */
export class DocumentFetch {
  readonly #db: WritableDb;
  readonly #store: FileStore;
  readonly #portal: PortalFiles;
  readonly #sleep: (ms: number) => Promise<void>;
  /** Not had, or not what was asked for: left alone until the program is started again. */
  readonly #hopeless = new Set<string>();

  constructor(db: WritableDb, store: FileStore, portal: PortalFiles, sleep: (ms: number) => Promise<void>) {
    this.#db = db;
    this.#store = store;
    this.#portal = portal;
    this.#sleep = sleep;
  }

  async fetchSome(
    stopped: AbortSignal,
    moved: () => void,
  ): Promise<{ readonly kept: number; readonly more: boolean }> {
    const guarded = guard(stopped, moved);
    const wanted = missingFiles(this.#db, AT_A_TIME + this.#hopeless.size).filter(
      (sha256) => !this.#hopeless.has(sha256),
    );
    let kept = 0;
    for (const sha256 of wanted) {
      if (forgetKeptFile(this.#db, this.#store, sha256)) continue;
      const reply = await guarded(() => this.#portal.file(sha256));
      if (reply.kind === 'failed') return { kept, more: false };
      const { value } = reply;
      if (value !== undefined && keepFetchedFile(this.#db, this.#store, sha256, value)) kept += 1;
      else this.#hopeless.add(sha256);
      await this.#sleep(BEAT_MS);
    }
    return { kept, more: wanted.length >= AT_A_TIME };
  }
}

/** Brings one file that somebody opens, whatever else is on its way. */
export async function fetchOne(
  db: WritableDb,
  store: FileStore,
  portal: PortalFiles,
  sha256: string,
): Promise<FetchOutcome> {
  const reply = await portal.file(sha256);
  if (reply.kind === 'failed') return 'unreachable';
  const { value } = reply;
  return value !== undefined && keepFetchedFile(db, store, sha256, value) ? 'kept' : 'absent';
}
