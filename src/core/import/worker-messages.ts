import type { Failure } from '../../contract/base.ts';
import type { ImportReport } from '../../contract/import.ts';

/** Work on the base in a thread of its own, over a second connection. Plain data: it crosses threads. */
export type WorkerOrder = {
  /** The base's file. */
  readonly file: string;
  readonly key: Uint8Array;
  /** Where attachments are kept. */
  readonly filesFolder: string;
  /** Day of the import at this post, ISO date. */
  readonly day: string;
  /** Instant of the import, ISO UTC. */
  readonly at: string;
  readonly job: ImportJob | DemonstrationJob;
};

/** An ERP's folder into the base of the landlord it belongs to. */
export type ImportJob = { readonly kind: 'import'; readonly folder: string; readonly dryRun: boolean };

/** A landlord's demonstration, made whole in one transaction on a base that belongs to nobody. */
export type DemonstrationJob = {
  readonly kind: 'demonstration';
  /** The landlord's profile, as JSON. */
  readonly profile: string;
  readonly accounts: number;
  readonly months: number;
  /** Where the ERP's folder is written, then removed; inside the data folder. */
  readonly draftFolder: string;
  /** Ids for its agents. */
  readonly agentIds: readonly string[];
  readonly agency: string;
  readonly post: string;
  readonly till: string;
};

export type WorkerReport =
  | { readonly kind: 'progress'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly report: ImportReport }
  /** A refusal with its French sentence. */
  | { readonly kind: 'refused'; readonly sentence: string; readonly failure: Failure }
  /** A fault: for the log, never for the screen. */
  | { readonly kind: 'failed'; readonly message: string; readonly code: string; readonly stack: string };
