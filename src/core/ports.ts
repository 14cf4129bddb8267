import type { PaperFormat } from '../contract/printing.ts';
import type { DeviceMark } from '../rules/sync/decide-identity.ts';

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
  /** The key by which a portal knows this post. */
  deviceKey(): DeviceKey;
  /** The base as it last stood on this installation, kept outside of it; undefined where none was kept. */
  readMark(): InstanceMark | undefined;
  /** Durable when it returns. */
  writeMark(mark: InstanceMark): void;
};

/** `token`: the installation it was written on. */
export type InstanceMark = DeviceMark & { readonly token: string };

/** Made at first use. @throws SecretsError when it is there and cannot be read */
export type DeviceKey = {
  /** Ed25519, SPKI, base64. */
  publicKey(): string;
  /** Signature of the text's UTF-8, base64. */
  sign(text: string): string;
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

/** A printer as one kind of printing names it. */
export type SystemPrinter = {
  /** Name the port answers to in `send`. */
  readonly id: string;
  /** Name a clerk knows it by. */
  readonly name: string;
  readonly formats: readonly PaperFormat[];
  readonly state: PrinterState;
  /** It says that it has no paper; absent where it was not asked or does not say. */
  readonly paperOut?: boolean;
};

/** `closed`: it is on, and takes no job. */
export type PrinterState = 'ready' | 'paused' | 'closed' | 'unreachable';

/**
 * Why a paper did not go. `absent`: no such printer here. `paused`, `closed`: it takes nothing for now. `format`: it
 * does not print that size. `refused`: the spooler said no. `unreachable`: nothing was sent. `cut`: the link broke
 * with part of it sent. `silent`: it was sent and nothing confirmed it. `raster`: its image could not be made.
 */
export const PRINT_FAILURES = [
  'absent',
  'paused',
  'closed',
  'format',
  'refused',
  'unreachable',
  'cut',
  'silent',
  'raster',
] as const;
export type PrintFailure = (typeof PRINT_FAILURES)[number];

export class PrinterFault extends Error {
  override readonly name = 'PrinterFault';
  readonly reason: PrintFailure;
  constructor(reason: PrintFailure, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** One kind of printing: CUPS, Windows, an 80 mm printer on the network. */
export type PrinterPort = {
  /** Printers in reach; none when the system has no printing. */
  list(): Promise<readonly SystemPrinter[]>;
  /**
   * Resolves only once the spooler has accepted the whole PDF. `title` is seen in the system's queue: never a name.
   * @throws PrinterFault
   */
  send(
    printerId: string,
    pdf: Uint8Array,
    job: { readonly format: PaperFormat; readonly title: string },
  ): Promise<void>;
};

/** Work in threads of their own: an import on a second connection, papers drawn, papers turned into dots, the portal, files checked. */
export type WorkerEntries = {
  readonly import: URL;
  readonly documents: URL;
  readonly raster: URL;
  readonly sync: URL;
  readonly attachments: URL;
};

export type Ports = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly directories: Directories;
  readonly log: Log;
  readonly workers: WorkerEntries;
  /** The printers of the system; those on the network are known to the base. */
  readonly printers: PrinterPort;
  /** Absent where there is none: the kiosk then takes no payment. */
  readonly terminal?: CardTerminal | undefined;
  /** Seconds without a touch before a kiosk asks whether somebody is there; 45 without it. Demonstrations alone. */
  readonly kioskIdleSeconds?: number | undefined;
  /** The staff's code was typed at a kiosk: the host ends the program. */
  readonly onLeave?: () => void;
  /** Somebody was let in at a kiosk: the host restarts nothing meanwhile. */
  readonly onVisitBegan?: () => void;
  /** A kiosk's visit is over, by the screen or by the core's own forgetting: the host empties the window. */
  readonly onVisitEnded?: () => void;
};

/** What a card terminal says of a debit, in the terms of Caisse-AP (concert v3.2): done or not, and why. */
export type TerminalAnswer =
  | {
      readonly kind: 'accepted';
      /** Authorisation number, as it goes on the ticket. */
      readonly authorisation: string;
      /** Amount the terminal took, cents: held against what was asked. */
      readonly amountCents: number;
    }
  | { readonly kind: 'declined'; readonly reason: 'refused' | 'cancelled' | 'timeout' | 'busy' | 'error' };

/** What the terminal is at, for the screen. */
export type TerminalStep = 'asking' | 'card' | 'pin' | 'authorising';

/** The line broke once the order had left: whether money was taken is not known. */
export class TerminalFault extends Error {
  override readonly name = 'TerminalFault';
  /** False: nothing had left, nothing was taken. */
  readonly sent: boolean;
  constructor(sent: boolean, detail: string) {
    super(detail);
    this.sent = sent;
  }
}

/** A card terminal on the counter's or the kiosk's own network. One debit at a time. */
export type CardTerminal = {
  /**
   * How long it may work at an order that nobody hears any more, in milliseconds: `never` is not believed before. Absent
   * for one that says when it is at work.
   */
  readonly longestWorkMs?: number;
  state(): Promise<'ready' | 'error'>;
  /**
   * Asks for a debit. `operation` is ours (private data of the order), by which `recall` finds it again.
   * @throws TerminalFault
   */
  debit(
    order: { readonly operation: string; readonly amountCents: number },
    onStep: (step: TerminalStep) => void,
  ): Promise<TerminalAnswer>;
  /**
   * What became of an operation asked earlier: the terminal keeps its last ones. `never`: it is idle and knows nothing
   * of it. A terminal that is at work says nothing of it yet, and that is a fault.
   * @throws TerminalFault
   */
  recall(operation: string): Promise<TerminalAnswer | { readonly kind: 'never' }>;
  /** Asks it to give up the debit under way; the debit's own answer says what came of it. */
  abort(): Promise<void>;
};
