import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpDoor, openHttpDoor } from '../../src/loopback/http-door.ts';
import { spendLaunchAddress } from '../conformance/doors.ts';
import { makeFixturePage, SECRET } from '../conformance/fixture-folder.ts';
import { type Answer, type Asked, ask, askRaw } from './ask.ts';

let folder: string;
let page: string;
let door: HttpDoor;
let cookie: string;
let spent = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-security-'));
  page = makeFixturePage(folder);
  door = await openHttpDoor({
    files: page,
    port: 0,
    connect: () => new MessageChannel().port1,
    onSpentAddress: () => {
      spent += 1;
    },
  });
  cookie = await spendLaunchAddress(door.newLaunchAddress());
});
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

const asVisitor = (asked: Asked = {}) => ask(door.port, { ...asked, headers: { cookie, ...asked.headers } });
const tokenPath = () => door.newLaunchAddress().slice(`http://127.0.0.1:${door.port}`.length);

/** What every answer of the door carries, whatever it answers. */
function expectGuarded({ headers, body }: Answer): void {
  const policy = headers['content-security-policy'];
  expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).toContain("form-action 'none'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(headers['x-powered-by']).toBeUndefined();
  expect(body).not.toContain(SECRET);
}

function expectRefused(answer: Answer, status: number): void {
  expect(answer.status).toBe(status);
  expectGuarded(answer);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.body).not.toContain('Bonjour');
  expect(answer.body).toMatch(/<html lang="fr">[\s\S]*<p>[^<]+\.<\/p>/);
}

describe('the launch address', () => {
  test('gives its visitor a cookie no script reads, and a clean address', async () => {
    const answer = await ask(door.port, { path: tokenPath() });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [set] = answer.headers['set-cookie'] ?? [];
    expect(set).toMatch(/^guichet-[0-9a-f]{12}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expectGuarded(answer);
    const opened = await ask(door.port, { headers: { cookie: set?.split(';')[0] ?? '' } });
    expect(opened.status).toBe(200);
    expect(opened.body).toContain('Bonjour');
    expectGuarded(opened);
  });

  test('opens once', async () => {
    const path = tokenPath();
    expect((await ask(door.port, { path })).status).toBe(303);
    const before = spent;
    expectRefused(await ask(door.port, { path }), 401);
    expect(spent).toBe(before + 1);
  });

  test('is not spent by asking for its headers only', async () => {
    const path = tokenPath();
    expect((await ask(door.port, { path, method: 'HEAD' })).status).toBe(401);
    expect((await ask(door.port, { path })).status).toBe(303);
  });

  test('brings a visitor who is in already to the page, unspent', async () => {
    const path = tokenPath();
    const answer = await asVisitor({ path });
    expect([answer.status, answer.headers.location, answer.headers['set-cookie']]).toEqual([
      303,
      '/',
      undefined,
    ]);
    expect((await ask(door.port, { path })).status).toBe(303);
  });

  test.each([
    ['a wrong token', `/?jeton=${'A'.repeat(43)}`],
    ['an empty token', '/?jeton='],
    ['a token of another length', '/?jeton=A'],
    ['a token at another address', '/index.html?jeton=AAAA'],
    ['no token', '/'],
  ])('with %s opens nothing', async (_what, path) => {
    expectRefused(await ask(door.port, { path }), 401);
  });

  test('printed for a person or a script opens as long as the program runs, each time for another window', async () => {
    const path = door.newLaunchAddress(true).slice(`http://127.0.0.1:${door.port}`.length);
    const cookies = [await ask(door.port, { path }), await ask(door.port, { path })].map(
      (answer) => answer.headers['set-cookie'],
    );
    expect(cookies[0]).toBeDefined();
    expect(cookies[1]).toBeDefined();
    expect(cookies[0]).not.toEqual(cookies[1]);
    const single = tokenPath();
    expect((await ask(door.port, { path: single })).status).toBe(303);
    expectRefused(await ask(door.port, { path: single }), 401);
  });

  test('of one instance is nothing to another', async () => {
    const other = await openHttpDoor({ files: page, port: 0, connect: () => new MessageChannel().port1 });
    const path = new URL(other.newLaunchAddress());
    expectRefused(await ask(door.port, { path: path.pathname + path.search }), 401);
    const foreign = await spendLaunchAddress(other.newLaunchAddress());
    expectRefused(await ask(door.port, { headers: { cookie: foreign } }), 401);
    expect(foreign.split('=')[0]).not.toBe(cookie.split('=')[0]);
    await other.close();
  });
});

describe('the cookie', () => {
  test.each([
    ['missing', () => ''],
    ['of another value', () => `${cookieName()}=${'A'.repeat(43)}`],
    ['of the right value under another name', () => `guichet=${cookieValue()}`],
    ['cut by one letter', () => cookie.slice(0, -1)],
    ['longer by one letter', () => `${cookie}A`],
    ['empty', () => `${cookieName()}=`],
    ['made of prototype names', () => '__proto__=1; constructor=2'],
  ])('%s opens nothing', async (_what, header) => {
    expectRefused(await ask(door.port, { headers: { cookie: header() } }), 401);
  });

  test('among others is found', async () => {
    const answer = await ask(door.port, { headers: { cookie: `a=1; ${cookie}; b=2` } });
    expect(answer.status).toBe(200);
  });

  const cookieName = () => cookie.split('=')[0];
  const cookieValue = () => cookie.split('=')[1];
});

describe('the host', () => {
  test.each([
    ['a name that leads here', () => 'guichet.example'],
    ['the local name', () => `localhost:${door.port}`],
    ['no port', () => '127.0.0.1'],
    ['another port', () => `127.0.0.1:${door.port + 1}`],
    ['another address of this machine', () => `127.0.0.2:${door.port}`],
    ['the sixth version', () => `[::1]:${door.port}`],
    ['a name before', () => `x@127.0.0.1:${door.port}`],
    ['a name after', () => `127.0.0.1:${door.port}.example`],
  ])('%s is refused, cookie or token notwithstanding', async (_what, host) => {
    expectRefused(await asVisitor({ headers: { host: host() } }), 421);
    const path = tokenPath();
    expectRefused(await ask(door.port, { path, headers: { host: host() } }), 421);
    // The token was not spent for it.
    expect((await ask(door.port, { path })).status).toBe(303);
  });

  test('given twice, or not at all, is refused', async () => {
    const right = `Host: 127.0.0.1:${door.port}`;
    const lines = ['GET / HTTP/1.1', `Cookie: ${cookie}`, 'Connection: close'];
    expectRefused(await askRaw(door.port, [...lines, right, 'Host: x.example', '', ''].join('\r\n')), 421);
    expectRefused(await askRaw(door.port, [...lines, '', ''].join('\r\n')), 421);
    const once = await askRaw(door.port, [...lines, right, '', ''].join('\r\n'));
    expect(once.status).toBe(200);
  });
});

describe('the origin', () => {
  test.each([
    ['another site', { origin: 'https://guichet.example' }],
    ['no origin of its own', { origin: 'null' }],
    ['another server of this machine', { origin: 'http://127.0.0.1:1' }],
    ['the local name', { origin: 'http://localhost' }],
    ['a page of another site, by its metadata', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port, by its metadata', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_what, headers) => {
    expectRefused(await asVisitor({ headers }), 403);
  });

  test('its own passes', async () => {
    const headers = { origin: `http://127.0.0.1:${door.port}`, 'sec-fetch-site': 'same-origin' };
    expect((await asVisitor({ headers })).status).toBe(200);
  });
});

/** Ways out of the page's folder: the last column of any list of such addresses, and then some. */
const CLIMBS = [
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%252fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/....//secret.txt',
  '/.%2e/secret.txt',
  '/%c0%ae%c0%ae/secret.txt',
  '/..;/secret.txt',
  '//secret.txt',
  '/./../secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/index.html/../../secret.txt',
  '/secret.txt%00.html',
  '/index.html%00',
  '/index.html%20',
  '/index.html.',
  '/INDEX.HTML',
  '/assets',
  '/assets/',
  '/.env',
  '/package.json',
  '/cle/base.cle',
  '/guichet.db',
  '/etc/passwd',
  '/C:/secret.txt',
  '/__proto__',
  '/constructor',
  '/favicon.ico',
  '/coeur',
  '/index.html?x=../secret.txt',
  '/?x=/../secret.txt',
];

describe('the path', () => {
  test.each(CLIMBS)('%s is no page', async (path) => {
    const answer = await asVisitor({ path });
    expectGuarded(answer);
    expect(answer.body).not.toContain(SECRET);
    expect([200, 404]).toContain(answer.status);
    if (answer.status === 200) expect(path).toMatch(/^\/(index\.html)?\?/);
  });

  test.each(['http://guichet.example/', 'http://127.0.0.1/secret.txt', '*', 'index.html'])(
    '%s, which is no path, is no page',
    async (target) => {
      const text = `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`;
      const answer = await askRaw(door.port, text);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expectGuarded(answer);
    },
  );

  test('of a file of the page gives that file and its type', async () => {
    const script = await asVisitor({ path: '/assets/page.js' });
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expectGuarded(script);
    const head = await asVisitor({ path: '/assets/page.js', method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test('would give the secret on a server that joins paths: the control of this list', async () => {
    const naive = createServer((request, response) => {
      try {
        response.end(readFileSync(join(page, decodeURIComponent(request.url ?? ''))));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => naive.listen(0, '127.0.0.1', resolve));
    const { port } = naive.address() as AddressInfo;
    const leaks: string[] = [];
    for (const path of CLIMBS) if ((await ask(port, { path })).body.includes(SECRET)) leaks.push(path);
    expect(() => expectGuarded({ status: 200, headers: {}, body: '' })).toThrow();
    naive.close();
    expect(leaks.length).toBeGreaterThanOrEqual(5);
  });
});

describe('the method and the body', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'])(
    '%s is refused',
    async (method) => {
      const answer = await asVisitor({ method });
      expectRefused(answer, 405);
      expect(answer.headers.allow).toBe('GET, HEAD');
    },
  );

  test('a large body is refused before it is read', async () => {
    const headers = { 'content-length': String(1024 * 1024 * 1024) };
    const text = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nCookie: ${cookie}\r\nContent-Length: ${headers['content-length']}\r\n\r\n`;
    expectRefused(await askRaw(door.port, text), 413);
  });

  test('a body without a length is refused', async () => {
    const text = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nCookie: ${cookie}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expectRefused(await askRaw(door.port, text), 413);
  });

  test.each([
    ['no HTTP at all', 'BONJOUR\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    [
      'a length and no length',
      'POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['headers beyond the limit', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is refused', async (_what, text, status) => {
    expectRefused(await askRaw(door.port, text), status);
  });

  test('after all of this the door still opens', async () => {
    expect((await asVisitor()).status).toBe(200);
  });
});

test('each page has a nonce of its own, the one of its policy', async () => {
  const nonces = [await asVisitor(), await asVisitor({ path: '/index.html' })].map(({ body, headers }) => {
    const nonce = /nonce="([\w+/=]{24})"/.exec(body)?.[1];
    expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    return nonce;
  });
  expect(new Set(nonces).size).toBe(2);
});

test('the door is on 127.0.0.1 and nowhere else', async () => {
  await expect(
    new Promise((resolve, reject) => {
      const other = createServer();
      other.once('error', reject);
      // Free on every other address of the machine, taken on this one.
      other.listen(door.port, '127.0.0.2', () => other.close(resolve));
    }),
  ).resolves.toBeUndefined();
});
