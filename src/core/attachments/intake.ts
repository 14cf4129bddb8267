import { APPENDED_BYTES, ATTACHMENT_BYTES, ATTACHMENTS } from '../../rules/attachments/files.ts';
import type { PortSession } from '../procedures/session.ts';
import { interrupted, notTaken, tooMany } from './refusals.ts';

type Incoming = {
  readonly name: string;
  readonly size: number;
  /** Who began it: another agent on the same window does not go on with it. */
  readonly agent: string;
  readonly parts: Uint8Array[];
  received: number;
  touchedAt: number;
};

/** What the files on their way through one window may hold in memory, in bytes. */
const HELD = ATTACHMENTS * ATTACHMENT_BYTES;
/** A file that nothing comes of any more leaves its place, in milliseconds. */
const ABANDONED_MS = 60_000;

/** Files on their way from the windows, in memory until they are whole; a window's go with it. */
export class Intake {
  readonly #byPort = new WeakMap<PortSession, Map<string, Incoming>>();
  readonly #monotonic: () => number;
  readonly #ownerOf: (session: PortSession) => string;

  /** @param ownerOf whose files a port brings now; by default, its agent's */
  constructor(
    monotonic: () => number,
    ownerOf: (session: PortSession) => string = (session) => session.agent().id,
  ) {
    this.#monotonic = monotonic;
    this.#ownerOf = ownerOf;
  }

  /** @throws Refusal `FIC-VIDE`, `FIC-TAILLE`, `FIC-ATTENTE` */
  begin(session: PortSession, id: string, { name, size }: { name: string; size: number }): void {
    requireSize(size);
    const files = this.#of(session);
    const now = this.#monotonic();
    const agent = this.#ownerOf(session);
    for (const [key, one] of files) {
      if (now - one.touchedAt > ABANDONED_MS || one.agent !== agent) files.delete(key);
    }
    const held = [...files.values()].reduce((sum, one) => sum + one.size, size);
    if (files.size >= ATTACHMENTS || held > HELD) throw tooMany();
    files.set(id, { name, size, agent, parts: [], received: 0, touchedAt: now });
  }

  /** @returns how far the file has come. @throws Refusal `FIC-COUPE` */
  append(session: PortSession, id: string, offset: number, bytes: Uint8Array): number {
    const file = this.#find(session, id);
    const end = file.received + bytes.byteLength;
    if (offset !== file.received || bytes.byteLength > APPENDED_BYTES || end > file.size) {
      this.drop(session, id);
      throw interrupted();
    }
    file.parts.push(bytes);
    file.received = end;
    file.touchedAt = this.#monotonic();
    return end;
  }

  /** The whole file, which leaves the memory here. @throws Refusal `FIC-COUPE` */
  take(session: PortSession, id: string): { readonly name: string; readonly bytes: Uint8Array } {
    const file = this.#find(session, id);
    this.drop(session, id);
    if (file.received !== file.size) throw interrupted();
    return { name: file.name, bytes: Buffer.concat(file.parts) };
  }

  drop(session: PortSession, id: string): void {
    this.#of(session).delete(id);
  }

  #find(session: PortSession, id: string): Incoming {
    const file = this.#of(session).get(id);
    if (file === undefined || file.agent !== this.#ownerOf(session)) throw interrupted();
    return file;
  }

  #of(session: PortSession): Map<string, Incoming> {
    const known = this.#byPort.get(session);
    if (known !== undefined) return known;
    const files = new Map<string, Incoming>();
    this.#byPort.set(session, files);
    return files;
  }
}

/** @throws Refusal `FIC-VIDE`, `FIC-TAILLE` */
export function requireSize(size: number): void {
  if (size === 0) throw notTaken('FIC-VIDE');
  if (size > ATTACHMENT_BYTES) throw notTaken('FIC-TAILLE');
}
