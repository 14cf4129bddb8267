import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { StandardRPCHandler } from '@orpc/server/standard';
import { WebSocket, WebSocketServer } from 'ws';
import type { PortContext } from '../../../../src/core/procedures/procedures.ts';
import { servePort } from '../../../../src/core/procedures/serve-port.ts';
import type { PortSession } from '../../../../src/core/procedures/session.ts';
import { type HttpDoor, openHttpDoor } from '../../../../src/loopback/http-door.ts';
import { spendLaunchAddress } from '../../../conformance/doors.ts';
import type { TestCore } from '../../../support/open-test-core.ts';
import type { Handshake } from './messages.ts';

/** A door whose every line is served by a core, each in the session that `session` makes. */
export function doorOn(
  core: TestCore,
  files: string,
  station: 'counter' | 'kiosk',
  session: () => PortSession,
): Promise<HttpDoor> {
  const handler = new StandardRPCHandler<PortContext>(core.core.router);
  return openHttpDoor({
    files,
    port: 0,
    station,
    connect() {
      const { port1, port2 } = new MessageChannel();
      servePort(
        handler,
        {
          postMessage: (message) => port2.postMessage(message),
          onMessage: (listener) => port2.on('message', listener),
          onClose: (listener) => port2.on('close', listener),
          close: () => port2.close(),
        },
        { session: session() },
        () => {},
      );
      return port1;
    },
  });
}

export type Answer = { readonly status: number; readonly code: string | undefined; readonly text: string };

/** A line as a page has it, and its frames by hand. */
export async function openWire(door: HttpDoor) {
  const cookie = await spendLaunchAddress(door.newLaunchAddress());
  const socket = await opened(door.port, '/coeur', page(door.port, cookie));
  if (socket === undefined) throw new Error('the door does not open to its own page');
  let count = 0;
  return {
    ask(address: string, input: unknown): Promise<Answer> {
      count += 1;
      const id = String(count);
      return new Promise((resolve) => {
        const hear = (data: Buffer) => {
          const frame = read(String(data));
          if (frame?.i !== id) return;
          socket.off('message', hear);
          resolve(answerOf(frame));
        };
        socket.on('message', hear);
        socket.once('close', () => resolve({ status: 0, code: 'closed', text: '' }));
        const body = input === undefined ? {} : { json: input };
        socket.send(JSON.stringify({ i: id, p: { u: address, b: body } }));
      });
    },
    close: () => socket.terminate(),
  };
}

type Frame = { readonly i?: string; readonly p?: { readonly s?: number; readonly b?: unknown } };

/** Multipart answers (a file) begin with a head of their own: their status is all that is read. */
function read(text: string): Frame | undefined {
  try {
    return JSON.parse(text) as Frame;
  } catch {
    return undefined;
  }
}

function answerOf({ p }: Frame): Answer {
  const text = JSON.stringify(p?.b ?? null);
  const json = (p?.b as { json?: { code?: string; data?: { code?: string } } } | undefined)?.json;
  return { status: p?.s ?? 200, code: json?.data?.code ?? json?.code, text };
}

/** Whether a line opens to this handshake. */
export async function opens(door: HttpDoor, { path = '/coeur', headers }: Handshake): Promise<boolean> {
  const cookie = await spendLaunchAddress(door.newLaunchAddress());
  return opensAt(door.port, path, { ...page(door.port, cookie), ...headers });
}

/** A server that asks nothing: what it opens to is a handshake that can be made. */
export async function openCareless() {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    opens: ({ path = '/coeur', headers }: Handshake) =>
      opensAt(port, path, { ...page(port, 'x=y'), ...headers }),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Headers = Readonly<Record<string, string | null>>;

function page(port: number, cookie: string): Headers {
  return { cookie, origin: `http://127.0.0.1:${port}` };
}

async function opensAt(port: number, path: string, headers: Headers): Promise<boolean> {
  const socket = await opened(port, path, headers);
  socket?.terminate();
  return socket !== undefined;
}

function opened(port: number, path: string, headers: Headers): Promise<WebSocket | undefined> {
  const said = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null)) as Record<
    string,
    string
  >;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: said });
  return new Promise((resolve) => {
    socket.on('open', () => resolve(socket));
    socket.on('error', () => resolve(undefined));
  });
}
