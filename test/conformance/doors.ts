import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { StandardRPCHandler } from '@orpc/server/standard';
import { WebSocket } from 'ws';
import type { Contract } from '../../src/contract/contract.ts';
import type { PortContext } from '../../src/core/procedures/procedures.ts';
import { type ServablePort, servePort } from '../../src/core/procedures/serve-port.ts';
import { startCoreWorker } from '../../src/loopback/core-worker.ts';
import { openLoopback } from '../../src/loopback/open-loopback.ts';
import { openTestCore, TEST_KEY } from '../support/open-test-core.ts';
import { RESOURCES } from '../support/test-ports.ts';
import { makeFixtureFolder, makeFixturePage } from './fixture-folder.ts';
import { fixtureRouter } from './fixture-router.ts';

export type Client = ContractRouterClient<Contract>;

/** One window's line to the core, with its raw frames within reach. */
export type Wire = {
  readonly client: Client;
  /** A call by any name, as a hostile page would make it. */
  call(path: readonly string[], input?: unknown): Promise<unknown>;
  send(frame: string | Uint8Array): void;
  /** Resolves when the core has closed this line. */
  readonly closed: Promise<void>;
  /** Drops the line from the window's side; resolves once the core has noticed. */
  drop(): Promise<void>;
};

export type Door = {
  /** Opens a line for a window; the same name again is the same window come back. */
  connect(window: string): Promise<Wire>;
  close(): Promise<void>;
};

type Link = ConstructorParameters<typeof PortLink>[0] extends never ? never : PortLink<Record<never, never>>;

function wire(
  link: Link | SocketLink<Record<never, never>>,
  rest: Pick<Wire, 'send' | 'closed' | 'drop'>,
): Wire {
  return {
    client: createORPCClient<Client>(link),
    call: async (path, input) => link.call(path, input, { context: {} }),
    ...rest,
  };
}

/** No thread, no clone: the two ends of a port as plain calls. */
async function inProcess(): Promise<Door> {
  const opened = await openTestCore();
  const handler = new StandardRPCHandler<PortContext>(fixtureRouter(opened.core));
  return {
    async connect(window) {
      const { context, disconnected } = opened.core.connect(window, 'counter');
      const toCore: ((data: unknown) => void)[] = [];
      const toWindow = new EventTarget();
      const closings: (() => void)[] = [];
      let open = true;
      const shut = () => {
        if (!open) return;
        open = false;
        for (const closing of closings) closing();
        toWindow.dispatchEvent(new Event('close'));
      };
      const port: ServablePort = {
        postMessage: (message) =>
          queueMicrotask(() => toWindow.dispatchEvent(new MessageEvent('message', { data: message }))),
        onMessage: (listener) => toCore.push(listener),
        onClose: (listener) => closings.push(listener),
        close: shut,
      };
      port.onClose(disconnected);
      servePort(handler, port, context, () => {});
      const send = (data: unknown) => {
        for (const listener of toCore) if (open) listener(data);
      };
      const link = new PortLink({
        port: {
          addEventListener: toWindow.addEventListener.bind(toWindow),
          postMessage: send,
        } as Pick<MessagePort, 'addEventListener' | 'postMessage'>,
      });
      const closed = new Promise<void>((resolve) => closings.push(() => resolve()));
      return wire(link, {
        send,
        closed,
        async drop() {
          shut();
        },
      });
    },
    close: () => opened.close(),
  };
}

const fixtureProcess = new URL('./fixture-process.ts', import.meta.url);

/** The core in a worker thread, by a transferred port: what the Electron door's page has. */
async function messagePort(): Promise<Door> {
  const folder = await makeFixtureFolder();
  const worker = startCoreWorker({
    entry: fixtureProcess,
    open: { dataFolder: folder, resourcesFolder: RESOURCES, key: { kind: 'key', bytes: TEST_KEY } },
    onReport() {},
    onLost(error) {
      throw error;
    },
  });
  return {
    async connect(window) {
      const port = worker.connect(window);
      const closed = new Promise<void>((resolve) => port.on('close', () => resolve()));
      const link = new PortLink({ port: port as unknown as MessagePort });
      port.start();
      return wire(link, {
        send: (frame) => port.postMessage(frame),
        closed,
        async drop() {
          port.close();
          await closed;
        },
      });
    },
    async close() {
      await worker.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A real server on 127.0.0.1, real sockets, one cookie per window. */
async function loopback(): Promise<Door> {
  const folder = await makeFixtureFolder();
  const door = await openLoopback({
    dataFolder: folder,
    resourcesFolder: RESOURCES,
    page: makeFixturePage(folder),
    core: fixtureProcess,
    port: 0,
    onLost(error) {
      throw error;
    },
  });
  const cookies = new Map<string, string>();
  return {
    async connect(window) {
      let cookie = cookies.get(window);
      if (cookie === undefined) {
        cookie = await spendLaunchAddress(door.newLaunchAddress());
        cookies.set(window, cookie);
      }
      const socket = new WebSocket(`ws://127.0.0.1:${door.port}/coeur`, {
        headers: { cookie, origin: `http://127.0.0.1:${door.port}` },
      });
      const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
      await new Promise<void>((resolve, reject) => {
        socket.on('open', () => resolve());
        socket.on('error', reject);
      });
      return wire(new SocketLink({ websocket: socket as unknown as WebSocketLike }), {
        send: (frame) => socket.send(frame),
        closed,
        async drop() {
          socket.close();
          await closed;
        },
      });
    },
    async close() {
      await door.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
type WebSocketLike = ConstructorParameters<typeof SocketLink>[0]['websocket'];

/** The cookie that a launch address gives. */
export function spendLaunchAddress(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(address, (answer) => {
      answer.resume();
      const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
      if (cookie === undefined) reject(new Error(`no cookie: ${answer.statusCode}`));
      else resolve(cookie);
    })
      .on('error', reject)
      .end();
  });
}

export const DOORS: readonly (readonly [name: string, open: () => Promise<Door>])[] = [
  ['in-process', inProcess],
  ['message port of a worker', messagePort],
  ['loopback socket', loopback],
];
