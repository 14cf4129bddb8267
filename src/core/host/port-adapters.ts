import type { MessagePort } from 'node:worker_threads';
import type { ServablePort } from '../procedures/serve-port.ts';

/** What is used of Electron's MessagePortMain, which has Node's events but hands the data over in an event. */
export type ElectronPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};

/** A port of worker_threads, as the loopback door transfers it. */
export function fromNodePort(port: MessagePort): ServablePort {
  return closingOnce({
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', listener);
      // A message that cannot be read at all is no message of ours: the listener refuses its type.
      port.on('messageerror', () => listener(undefined));
    },
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  });
}

/** A port of Electron's main process, as the Electron door transfers it. */
export function fromElectronPort(port: ElectronPort): ServablePort {
  return closingOnce({
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  });
}

type RawPort = {
  readonly post: (message: string | Uint8Array) => void;
  readonly onMessage: (listener: (data: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
};

/**
 * Only one of the two hosts tells a port that it closed itself; the core must hear it either way, since that is
 * what locks the session.
 */
function closingOnce(raw: RawPort): ServablePort {
  const listeners: (() => void)[] = [];
  let open = true;
  const closed = () => {
    if (!open) return;
    open = false;
    for (const listener of listeners) listener();
  };
  raw.onClose(closed);
  return {
    postMessage: (message) => {
      if (open) raw.post(message);
    },
    onMessage: raw.onMessage,
    onClose: (listener) => listeners.push(listener),
    close() {
      raw.close();
      closed();
    },
  };
}
