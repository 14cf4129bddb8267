import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { CoreOrder, CoreReport, JoinOrder, OpenOrder } from '../contract/core-process.ts';

export type CoreWorker = {
  /** A new port of the core for a window. */
  connect(client: string): MessagePort;
  /** Locks every window's session. */
  lock(): void;
  /** Joins the base to a portal. */
  join(order: Omit<JoinOrder, 'type'>): void;
  /** Closes the base and ends the thread; resolves once nothing holds the data folder. */
  close(): Promise<void>;
};

export type CoreWorkerOptions = {
  /** File of the core's process, started by its path. */
  readonly entry: URL;
  readonly open: Omit<OpenOrder, 'type'>;
  readonly onReport: (report: CoreReport) => void;
  /** The thread ended without being asked to. */
  readonly onLost: (error: unknown) => void;
};

/** Starts the core in a thread of its own: the base never runs on the thread that serves the window. */
export function startCoreWorker(options: CoreWorkerOptions): CoreWorker {
  const worker = new Worker(options.entry, { name: 'coeur' });
  let closing = false;
  const order = (message: CoreOrder) => worker.postMessage(message);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  worker.on('message', (report: CoreReport) => {
    options.onReport(report);
    // The base is closed: a helper thread still warm must not keep the program.
    if (report.type === 'closed') void worker.terminate();
  });
  worker.on('error', (error) => options.onLost(error));
  worker.on('exit', (code) => {
    if (!closing) options.onLost(new Error(`the core ended with code ${code}`));
  });
  order({ type: 'open', ...options.open });

  return {
    connect(client) {
      const { port1, port2 } = new MessageChannel();
      const message: CoreOrder & { readonly port: MessagePort } = {
        type: 'connect',
        client,
        kind: options.open.station ?? 'counter',
        port: port2,
      };
      worker.postMessage(message, [port2]);
      return port1;
    },
    lock: () => order({ type: 'lock' }),
    join: (join) => order({ type: 'join', ...join }),
    async close() {
      closing = true;
      order({ type: 'close' });
      await ended;
    },
  };
}
