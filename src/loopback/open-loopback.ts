import { mkdirSync } from 'node:fs';
import type { CoreReport, DemonstrationOrder, JoinOrder, Station } from '../contract/core-process.ts';
import { type CoreWorker, startCoreWorker } from './core-worker.ts';
import { type LineEvent, openHttpDoor } from './http-door.ts';
import { readOrCreateKey } from './key-folder.ts';

export type Loopback = {
  readonly port: number;
  /** An address that opens once, for one window; a lasting one opens as long as the program runs. */
  newLaunchAddress(lasting?: boolean): string;
  /** Locks every window's session, as when the system's own session is locked. */
  lock(): void;
  /** Joins the base to a portal; what could not be done comes as a `notice`. */
  joinPortal(order: Omit<JoinOrder, 'type'>): void;
  /** Closes the door, then the base. Safe to call twice. */
  close(): Promise<void>;
};

export type LoopbackOptions = {
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  /** Folder of the built page. */
  readonly page: string;
  /** File of the core's process. */
  readonly core: URL;
  /** 0 for any free port. */
  readonly port: number;
  /** A counter, or a kiosk. A counter without it. */
  readonly station?: Station;
  readonly demonstration?: DemonstrationOrder;
  readonly onReport?: (report: CoreReport) => void;
  /** The core ended without being asked to: nothing can be served any more. */
  readonly onLost?: (error: unknown) => void;
  readonly onSpentAddress?: () => void;
  /** A window has opened its socket. */
  readonly onWindow?: () => void;
  /** What becomes of a page's own line. */
  readonly onLine?: (what: LineEvent) => void;
};

/**
 * The second door: the same page in the system's browser, over 127.0.0.1, with the core in a thread of this
 * process.
 */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const key = readOrCreateKey(options.dataFolder);
  let core: CoreWorker | undefined;
  const http = await openHttpDoor({
    files: options.page,
    port: options.port,
    station: options.station ?? 'counter',
    onLine: (what) => options.onLine?.(what),
    connect(client) {
      if (core === undefined) throw new Error('no window comes before the core');
      options.onWindow?.();
      return core.connect(client);
    },
    ...(options.onSpentAddress === undefined ? {} : { onSpentAddress: options.onSpentAddress }),
  });
  core = startCoreWorker({
    entry: options.core,
    open: {
      dataFolder: options.dataFolder,
      resourcesFolder: options.resourcesFolder,
      key,
      ...(options.station === undefined ? {} : { station: options.station }),
      ...(options.demonstration === undefined ? {} : { demonstration: options.demonstration }),
    },
    onReport: (report) => options.onReport?.(report),
    onLost: (error) => options.onLost?.(error),
  });
  // The core has its own copy.
  if (key.kind === 'key') key.bytes.fill(0);

  let closing: Promise<void> | undefined;
  const running = core;
  return {
    port: http.port,
    newLaunchAddress: http.newLaunchAddress,
    lock: running.lock,
    joinPortal: running.join,
    close() {
      closing ??= http.close().then(running.close);
      return closing;
    },
  };
}
