import { UPLOADED_BYTES } from '../../../rules/attachments/files.ts';
import type { UploadFault } from '../../../rules/attachments/upload-faults.ts';
import { assertNever } from '../../../rules/brand.ts';
import type { WritableDb } from '../../database/connection.ts';
import { type FileStore, readStoredFile } from '../../documents/file-store.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { type Guard, guard } from '../link/guarded-link.ts';
import type { PortalUploads } from '../link/upload-calls.ts';
import {
  actsWait,
  nextOwedFile,
  noteFailed,
  noteProgress,
  noteSent,
  type OwedFile,
  retryFailed,
} from '../store/owed-files.ts';

/** Parts sent before the portal is asked again what is new. */
const AT_A_TIME = 16;
/** Times that a file is sent whole and found wrong before it is left to a person. */
const WHOLE_TRIES = 3;

export type UploadPorts = {
  readonly db: WritableDb;
  readonly store: FileStore;
  readonly portal: PortalUploads;
  /** Wall clock, milliseconds. */
  readonly now: () => number;
};

/** How a step of one file ended. */
type Step =
  | { readonly kind: 'moved' }
  /** There, or given up: the next file. */
  | { readonly kind: 'over' }
  /** Nothing is reached, or the round is stopped. */
  | { readonly kind: 'away' };

/**
 * Sends the bytes that accepted acts named, oldest act first, part by part. It keeps nothing that is not in the base:
 * whatever is cut, here or there, goes on from the last part that the portal acknowledged.
 */
export class FileUpload {
  readonly #ports: UploadPorts;
  /** The file under way, read and held against its name once. */
  #open: { readonly sha256: string; readonly bytes: Uint8Array } | undefined;
  /** Its place was asked of the portal since this thread, or this try, began. */
  #placed: string | undefined;
  #retried = false;

  constructor(ports: UploadPorts) {
    this.#ports = ports;
  }

  /** @param progressed something arrived, or was given up */
  async sendSome(
    stopped: AbortSignal,
    moved: () => void,
    progressed: () => void,
  ): Promise<{ readonly more: boolean }> {
    const { db } = this.#ports;
    const guarded = guard(stopped, moved);
    if (!this.#retried && !stopped.aborted) {
      retryFailed(db, this.#at());
      this.#retried = true;
    }
    for (let parts = 0; parts < AT_A_TIME; parts += 1) {
      const file = nextOwedFile(db);
      if (file === undefined) {
        this.#open = undefined;
        return { more: false };
      }
      // One part has left at least: acts that wait go before the next.
      if (parts > 0 && actsWait(db)) return { more: true };
      const step = await this.#step(file, guarded);
      if (step.kind === 'away') {
        // What the portal has of the part that was cut is asked of it.
        this.#placed = undefined;
        return { more: false };
      }
      progressed();
    }
    return { more: true };
  }

  /** The next call for one file: its place at the portal first, then a part. */
  async #step(file: OwedFile, guarded: Guard): Promise<Step> {
    const bytes = this.#bytesOf(file);
    if (bytes === undefined) return { kind: 'over' };
    const name = `${file.command} ${file.sha256}`;
    if (this.#placed !== name || file.url === null) {
      const placed = await this.#place(file, guarded);
      if (placed.kind === 'moved') this.#placed = name;
      return placed;
    }
    return this.#send({ ...file, url: file.url }, bytes, guarded);
  }

  async #place(file: OwedFile, guarded: Guard): Promise<Step> {
    const { portal } = this.#ports;
    const { url } = file;
    if (url !== null) {
      const reply = await guarded(() => portal.uploadOffset(url));
      if (reply.kind === 'failed') return { kind: 'away' };
      const offset = reply.value;
      if (offset !== undefined && offset <= file.size) return this.#arrivedAt(file, url, offset);
    }
    const reply = await guarded(() => portal.beginUpload(file));
    if (reply.kind === 'failed') return { kind: 'away' };
    const begun = reply.value;
    switch (begun.kind) {
      case 'open':
        return this.#arrivedAt(file, begun.url, Math.min(begun.offset, file.size));
      case 'held':
        return this.#sent(file);
      case 'refused':
        return this.#fail(file, begun.status === 413 ? 'too-large' : 'refused');
      default:
        return assertNever(begun);
    }
  }

  async #send(file: OwedFile & { readonly url: string }, bytes: Uint8Array, guarded: Guard): Promise<Step> {
    const part = bytes.subarray(file.done, file.done + UPLOADED_BYTES);
    const reply = await guarded(() => this.#ports.portal.sendPart(file.url, file.done, part));
    if (reply.kind === 'failed') return { kind: 'away' };
    const sent = reply.value;
    switch (sent.kind) {
      case 'kept':
        // A portal that takes nothing would be asked for ever.
        if (sent.offset <= file.done || sent.offset > file.size) return { kind: 'away' };
        return this.#arrivedAt(file, file.url, sent.offset);
      case 'elsewhere': {
        const before = file.done;
        const placed = await this.#place(file, guarded);
        const now = nextOwedFile(this.#ports.db);
        return placed.kind === 'moved' && now?.sha256 === file.sha256 && now.done === before
          ? { kind: 'away' }
          : placed;
      }
      case 'gone':
        return this.#move(file, { url: null, done: 0, tries: file.tries });
      case 'wrong':
        this.#open = undefined;
        if (file.tries + 1 >= WHOLE_TRIES) return this.#fail(file, 'wrong');
        return this.#move(file, { url: null, done: 0, tries: file.tries + 1 });
      case 'refused':
        return this.#fail(file, sent.status === 413 ? 'too-large' : 'refused');
      default:
        return assertNever(sent);
    }
  }

  #arrivedAt(file: OwedFile, url: string, offset: number): Step {
    // The portal keeps a file once it has its last byte and the hash holds: every byte there is the file there.
    if (offset === file.size) return this.#sent(file);
    return this.#move(file, { url, done: offset, tries: file.tries });
  }

  #move(file: OwedFile, to: Pick<OwedFile, 'url' | 'done' | 'tries'>): Step {
    noteProgress(this.#ports.db, file, to, this.#at());
    return { kind: 'moved' };
  }

  #sent(file: OwedFile): Step {
    noteSent(this.#ports.db, file, this.#at());
    return this.#over();
  }

  #fail(file: OwedFile, fault: UploadFault): Step {
    noteFailed(this.#ports.db, file, fault, this.#at());
    return this.#over();
  }

  #over(): Step {
    this.#open = undefined;
    this.#placed = undefined;
    return { kind: 'over' };
  }

  /** Held against its hash before it leaves; undefined, and noted, where it is not what was kept. */
  #bytesOf(file: OwedFile): Uint8Array | undefined {
    if (this.#open?.sha256 === file.sha256) return this.#open.bytes;
    try {
      const bytes = readStoredFile(this.#ports.store, file.sha256);
      this.#open = { sha256: file.sha256, bytes };
      return bytes;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#fail(file, error.failure.code === 'DOC-MISSING' ? 'missing' : 'altered');
      return undefined;
    }
  }

  #at(): string {
    return new Date(this.#ports.now()).toISOString();
  }
}
