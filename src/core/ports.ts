/** What the core receives from its host; it never asks which host that is. */
export type Clock = {
  /** Wall clock, milliseconds since the epoch; may be set back by anyone. */
  now(): number;
  /** Minutes east of UTC at that instant, kept beside each act. */
  offsetMinutes(at: number): number;
  /** Milliseconds that only grow while the process lives. */
  monotonic(): number;
};

export type Ids = {
  /** UUIDv7. */
  next(): string;
};

export type Secrets = {
  /** The 32-byte key of the base. Throws SecretsError when it exists but cannot be read. */
  readDataKey(): Buffer | undefined;
  /** Makes and keeps a new key, with its recovery copy, before any byte is written with it. */
  createDataKey(): Buffer;
  /** Token naming this installation; differs from the base's when the base was copied or restored. */
  instanceToken(): string;
};

export class SecretsError extends Error {
  override readonly name = 'SecretsError';
}

export type Directories = {
  /** Base, attachments, backups. */
  readonly data: string;
  /** The program's own read-only files: profiles, fonts. */
  readonly resources: string;
};

export type Log = {
  /** Never personal data: codes, counts, durations. */
  info(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, error: unknown): void;
};

/** Renders a document from frozen facts, in a worker of its own. */
export type DocumentRenderer = {
  render(job: unknown): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** Long work on a second connection to the base, in a thread of its own. */
export type WorkerEntries = {
  readonly import: URL;
  readonly documents: URL;
};

export type Ports = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly directories: Directories;
  readonly log: Log;
  readonly workers: WorkerEntries;
};
