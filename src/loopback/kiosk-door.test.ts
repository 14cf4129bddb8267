import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Station } from '../contract/core-process.ts';
import { type HttpDoor, type LineEvent, openHttpDoor } from './http-door.ts';

let folder: string;
let door: HttpDoor;
let clients: string[];
let lines: LineEvent[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-kiosk-door-'));
  mkdirSync(join(folder, 'assets'));
  for (const name of ['index.html', 'kiosk.html', 'assets/counter.js', 'assets/kiosk.js', 'assets/both.js'])
    writeFileSync(join(folder, name), `<p>${name}</p>`);
  writeFileSync(
    join(folder, 'pages.json'),
    JSON.stringify({
      'index.html': ['index.html', 'assets/counter.js', 'assets/both.js'],
      'kiosk.html': ['kiosk.html', 'assets/kiosk.js', 'assets/both.js'],
    }),
  );
  clients = [];
  lines = [];
});
afterEach(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(station: Station): Promise<string> {
  door = await openHttpDoor({
    files: folder,
    port: 0,
    station,
    connect(client) {
      clients.push(client);
      return new MessageChannel().port1;
    },
    onLine: (what) => lines.push(what),
  });
  return letIn(door.newLaunchAddress());
}

async function letIn(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const get = (path: string, cookie: string, method = 'GET') =>
  fetch(`http://127.0.0.1:${door.port}${path}`, { method, headers: { cookie }, redirect: 'manual' });

function page(cookie: string): Promise<WebSocket> {
  const origin = `http://127.0.0.1:${door.port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${door.port}/coeur`, { headers: { cookie, origin } });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}
const closing = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

describe("a kiosk's door", () => {
  const FILES = [
    '/',
    '/index.html',
    '/kiosk.html',
    '/assets/counter.js',
    '/assets/kiosk.js',
    '/assets/both.js',
    '/pages.json',
  ];

  test.each([
    ['kiosk', 'kiosk.html', [200, 404, 200, 404, 200, 200, 404]],
    ['counter', 'index.html', [200, 200, 404, 200, 404, 200, 404]],
  ] as const)('serves the page of a %s and nothing of the other', async (station, first, statuses) => {
    const cookie = await open(station);
    const answers = await Promise.all(FILES.map((path) => get(path, cookie)));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    expect(await answers[0]?.text()).toBe(`<p>${first}</p>`);
  });

  test('shuts its page in further than a counter does', async () => {
    const cookie = await open('kiosk');
    const { headers } = await get('/', cookie);
    expect(headers.get('content-security-policy')).toMatch(/; sandbox allow-scripts allow-same-origin$/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-inline|data:|\*/);
    expect(headers.get('permissions-policy')).toContain('camera=(self), ');
    expect(headers.get('permissions-policy')?.match(/=\(self\)/g)?.length).toBe(2);
  });

  test('ends a visit: the browser empties itself, and whoever comes back is another', async () => {
    const cookie = await open('kiosk');
    const socket = await page(cookie);
    const closed = closing(socket);
    const end = await get('/fin', cookie);
    expect(end.status).toBe(303);
    expect(end.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
    expect(end.headers.get('location')).toMatch(/^\/\?jeton=[\w-]{43}$/);
    await closed;
    expect((await get('/', cookie)).status).toBe(401);
    const next = await letIn(`http://127.0.0.1:${door.port}${end.headers.get('location')}`);
    expect(next).not.toBe(cookie);
    expect((await get('/', next)).status).toBe(200);
    // Its way in was used: nobody comes by it again.
    expect(await letIn(`http://127.0.0.1:${door.port}${end.headers.get('location')}`)).toBe('');
    await page(next);
    expect(new Set(clients).size).toBe(2);
  });

  test('takes the end of a visit from nobody else, and in no other way', async () => {
    const cookie = await open('kiosk');
    expect((await get('/fin', '')).status).toBe(401);
    expect((await get('/fin', cookie, 'HEAD')).status).toBe(405);
    expect((await get('/', cookie)).status).toBe(200);
  });

  test('is no door of a counter', async () => {
    const cookie = await open('counter');
    expect((await get('/fin', cookie)).status).toBe(404);
    expect((await get('/', cookie)).status).toBe(200);
  });

  test('has one page: another that comes takes its place, for good', async () => {
    const cookie = await open('kiosk');
    const first = await page(cookie);
    const closed = closing(first);
    const second = await page(cookie);
    expect(await closed).toBe(4001);
    second.send('still here');
    await expect.poll(() => lines).toContain('heard');
    expect(second.readyState).toBe(WebSocket.OPEN);
  });

  test("and a counter's windows are let be", async () => {
    const cookie = await open('counter');
    const first = await page(cookie);
    const second = await page(cookie);
    second.send('here');
    first.send('here too');
    await expect.poll(() => lines.filter((what) => what === 'heard').length).toBe(2);
  });
});
