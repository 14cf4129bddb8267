import { MessagePort, parentPort } from 'node:worker_threads';
import type { CoreOrder, CoreReport } from '../../contract/core-process.ts';
import type { ServablePort } from '../procedures/serve-port.ts';
import { type ElectronPort, fromElectronPort, fromNodePort } from './port-adapters.ts';

/** The door that started this process. */
export type ParentLink = {
  onOrder(listener: (order: CoreOrder, port: ServablePort | undefined) => void): void;
  report(report: CoreReport): void;
  /** Nothing more will be said: lets the process end by itself. */
  end(): void;
};

/** What is used of Electron's `process.parentPort` in a utility process. */
type ElectronParentPort = {
  on(
    event: 'message',
    listener: (event: { readonly data: CoreOrder; readonly ports: readonly ElectronPort[] }) => void,
  ): unknown;
  postMessage(message: CoreReport): void;
};

/** @throws Error when this file was not started by a door. */
export function parentLink(): ParentLink {
  if (parentPort !== null) return workerLink(parentPort);
  const electron = (process as { readonly parentPort?: ElectronParentPort }).parentPort;
  if (electron !== undefined) return utilityLink(electron);
  throw new Error('the core process is started by a door, not by hand');
}

/** Under worker_threads the transferred port travels inside the message. */
function workerLink(parent: MessagePort): ParentLink {
  return {
    onOrder(listener) {
      parent.on('message', ({ port, ...order }: CoreOrder & { readonly port?: unknown }) => {
        listener(order as CoreOrder, port instanceof MessagePort ? fromNodePort(port) : undefined);
      });
    },
    report: (report) => parent.postMessage(report),
    end: () => parent.close(),
  };
}

function utilityLink(parent: ElectronParentPort): ParentLink {
  return {
    onOrder(listener) {
      parent.on('message', ({ data, ports }) => {
        const port = ports[0];
        listener(data, port === undefined ? undefined : fromElectronPort(port));
      });
    },
    report: (report) => parent.postMessage(report),
    // Electron keeps a utility process until it is told to leave.
    end: () => process.exit(0),
  };
}
