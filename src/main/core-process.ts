import type { MessagePortMain } from 'electron';
import type { CoreOrder, CoreReport, JoinOrder, OpenOrder } from '../contract/core-process.ts';
import type { DoorElectron } from './electron-parts.ts';

export type CoreProcess = {
  /** Hands the core a window's port. */
  connect(client: string, port: MessagePortMain): void;
  /** Locks every window's session. */
  lock(): void;
  /** Joins the base to a portal. */
  join(order: JoinOrder): void;
  /** Closes the base; resolves once the process has ended. */
  close(): Promise<void>;
};

export type CoreProcessOptions = {
  readonly fork: DoorElectron['utilityProcess']['fork'];
  /** Built file of the core. */
  readonly entry: string;
  readonly open: Omit<OpenOrder, 'type'>;
  readonly onReport: (report: CoreReport) => void;
  /** The process ended without being asked to. */
  readonly onLost: (code: number) => void;
};

/** Starts the core in a process of its own: the base never runs in the process that owns windows. */
export function startCoreProcess(options: CoreProcessOptions): CoreProcess {
  const child = options.fork(options.entry, [], {
    serviceName: 'Guichet (coeur)',
    stdio: 'ignore',
  });
  let closing = false;
  const order = (message: CoreOrder, ports: MessagePortMain[] = []) => child.postMessage(message, ports);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      if (!closing) options.onLost(code);
      resolve();
    });
  });
  child.on('message', (report: CoreReport) => options.onReport(report));
  order({ type: 'open', ...options.open });

  return {
    connect: (client, port) =>
      order({ type: 'connect', client, kind: options.open.station ?? 'counter' }, [port]),
    lock: () => order({ type: 'lock' }),
    join: order,
    async close() {
      closing = true;
      order({ type: 'close' });
      await ended;
    },
  };
}
