import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type HttpDoor, openHttpDoor } from '../../src/loopback/http-door.ts';
import { MAX_FRAME } from '../../src/loopback/relay.ts';
import { spendLaunchAddress } from '../conformance/doors.ts';
import { makeFixturePage } from '../conformance/fixture-folder.ts';

let folder: string;
let door: HttpDoor;
let cookie: string;
/** The core's ends of the sockets opened since the test began, with the windows they were opened for. */
let opened: { readonly client: string; readonly core: MessagePort }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-socket-'));
  door = await openHttpDoor({
    files: makeFixturePage(folder),
    port: 0,
    connect(client) {
      const { port1, port2 } = new MessageChannel();
      opened.push({ client, core: port2 });
      return port1;
    },
  });
  cookie = await spendLaunchAddress(door.newLaunchAddress());
});
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  opened = [];
});

type Headers = Readonly<Record<string, string>>;

/** Opens a socket; resolves with it, or with the status of the refusal and its headers. */
function open(path: string, headers: Headers) {
  return new Promise<{ socket: WebSocket } | { status: number; policy: string }>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}${path}`, { headers });
    socket.on('open', () => resolve({ socket }));
    socket.on('error', () => {});
    socket.on('unexpected-response', (_request, answer) => {
      answer.resume();
      resolve({
        status: answer.statusCode ?? 0,
        policy: String(answer.headers['content-security-policy']),
      });
    });
  });
}

const origin = () => `http://127.0.0.1:${door.port}`;

async function openAsWindow(as: string = cookie): Promise<WebSocket> {
  const answer = await open('/coeur', { cookie: as, origin: origin() });
  if (!('socket' in answer)) throw new Error(`refused: ${answer.status}`);
  return answer.socket;
}

const closing = (socket: WebSocket) =>
  new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));

describe('a socket is refused', () => {
  test.each<[string, number, () => Headers, string?]>([
    ['without an origin', 403, () => ({ cookie })],
    ['from another site', 403, () => ({ cookie, origin: 'https://guichet.example' })],
    ['from another port', 403, () => ({ cookie, origin: 'http://127.0.0.1:1' })],
    ['from a page without an origin of its own', 403, () => ({ cookie, origin: 'null' })],
    ['to a foreign host', 421, () => ({ cookie, origin: origin(), host: `localhost:${door.port}` })],
    ['without a cookie', 401, () => ({ origin: origin() })],
    ['with a wrong cookie', 401, () => ({ origin: origin(), cookie: `${cookie}x` })],
    ['at another address', 404, () => ({ origin: origin(), cookie }), '/'],
    ['at an address with a question', 404, () => ({ origin: origin(), cookie }), '/coeur?x=1'],
  ])('%s', async (_what, status, headers, path = '/coeur') => {
    const answer = await open(path, headers());
    expect(answer).toMatchObject({ status, policy: expect.stringContaining("default-src 'none'") });
    expect(opened).toEqual([]);
  });

  test('and is opened with all of them right: the control', async () => {
    const socket = await openAsWindow();
    expect(opened.length).toBe(1);
    socket.terminate();
  });
});

describe('an open socket', () => {
  test('passes text as a string and binary as bytes, both ways', async () => {
    const socket = await openAsWindow();
    const core = opened[0]?.core;
    if (core === undefined) throw new Error('no port');
    const atCore: unknown[] = [];
    const atWindow: unknown[] = [];
    const four = Promise.withResolvers<void>();
    const count = () => {
      if (atCore.length + atWindow.length === 4) four.resolve();
    };
    core.on('message', (data) => {
      atCore.push(data);
      count();
    });
    socket.on('message', (data: Buffer, binary: boolean) => {
      atWindow.push(binary ? new Uint8Array(data) : data.toString());
      count();
    });
    socket.send('é\u202f€');
    socket.send(new Uint8Array([0, 255]));
    core.postMessage('réponse');
    core.postMessage(new Uint8Array([1, 2, 3]));
    await four.promise;
    expect(atCore).toEqual(['é\u202f€', new Uint8Array([0, 255])]);
    expect(atCore[1]).toBeInstanceOf(Uint8Array);
    expect(atWindow).toEqual(['réponse', new Uint8Array([1, 2, 3])]);
    socket.terminate();
  });

  test('is cut by a frame beyond the limit before it is passed on; one at the limit passes', async () => {
    const socket = await openAsWindow();
    const core = opened[0]?.core;
    const passed: number[] = [];
    const first = new Promise<void>((resolve) =>
      core?.on('message', (data: string) => {
        passed.push(data.length);
        resolve();
      }),
    );
    const closed = closing(socket);
    socket.send('x'.repeat(MAX_FRAME));
    await first;
    socket.send('x'.repeat(MAX_FRAME + 1));
    expect([1009, 1006]).toContain(await closed);
    expect(passed).toEqual([MAX_FRAME]);
  });

  test('closes with its port, and its port with it', async () => {
    const one = await openAsWindow();
    const closed = closing(one);
    opened[0]?.core.close();
    expect(await closed).toBe(1008);

    const two = await openAsWindow();
    const core = opened[1]?.core;
    const gone = new Promise<void>((resolve) => core?.on('close', () => resolve()));
    two.close();
    await gone;
  });

  test('is the same window for the same cookie, and another for another', async () => {
    const other = await spendLaunchAddress(door.newLaunchAddress());
    const sockets = [await openAsWindow(), await openAsWindow(), await openAsWindow(other)];
    const [a, b, c] = opened.map(({ client }) => client);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
    for (const one of sockets) one.terminate();
  });
});
