import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { sessionText } from '../../../contract/portal.ts';
import type { LinkFailure } from '../../../rules/sync/network.ts';
import { PROTOCOL } from '../../../rules/sync/protocol.ts';
import { httpLink } from './http-link.ts';

type Said = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };
type Heard = { readonly path: string; readonly token: string | undefined; readonly body: string };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const NONCE = 'n'.repeat(32);
const HELLO = { protocol: PROTOCOL, epoch: 'e1', now: '2026-11-17T13:05:00.000Z', held: {} };
const ask = { protocol: PROTOCOL, incarnations: ['i1'] };

/** A server that says what it is told for each path, and the link to it. */
async function linked(answers: Record<string, Said | ((heard: Heard) => Said)>) {
  const heard: Heard[] = [];
  const notes: string[] = [];
  const texts: string[] = [];
  let tokens = 0;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const one: Heard = {
        path: request.url ?? '',
        token: request.headers.authorization,
        body: Buffer.concat(parts).toString('utf8'),
      };
      heard.push(one);
      const { status, body, headers = {} } = said(path, one);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  function said(path: string, one: Heard): Said {
    const known = answers[path];
    if (known !== undefined) return typeof known === 'function' ? known(one) : known;
    if (path === '/sync/v1/challenge') return { status: 200, body: { nonce: NONCE } };
    if (path === '/sync/v1/session') {
      tokens += 1;
      return { status: 200, body: { token: `t${tokens}`, seconds: 600 } };
    }
    return { status: 404, body: { code: 'SYN-404', message: 'Inconnu' } };
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  let clock = 0;
  const link = httpLink({
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    device: 'poste-1',
    sign: async (text) => {
      texts.push(text);
      return `${'A'.repeat(86)}==`;
    },
    monotonic: () => clock,
    note: (path, detail) => notes.push(`${path} ${detail}`),
  });
  return {
    link,
    heard,
    notes,
    texts,
    paths: () => heard.map(({ path }) => path),
    advance: (ms: number) => {
      clock += ms;
    },
  };
}

describe('a session', () => {
  test('is opened by signing what the portal asks, and used until it ends', async () => {
    const { link, paths, texts, heard, advance } = await linked({
      '/sync/v1/hello': { status: 200, body: HELLO },
    });
    expect(await link.hello(ask)).toEqual({ kind: 'answer', value: HELLO });
    await link.hello(ask);
    expect(texts).toEqual([sessionText('poste-1', NONCE)]);
    expect(paths()).toEqual(['/sync/v1/challenge', '/sync/v1/session', '/sync/v1/hello', '/sync/v1/hello']);
    expect(heard.at(-1)?.token).toBe('Bearer t1');
    advance(600_000);
    await link.hello(ask);
    expect(heard.at(-1)?.token).toBe('Bearer t2');
  });

  test('that the portal forgot is opened once more, and no more than that', async () => {
    const over = { status: 401, body: { code: 'SYN-SESSION', message: 'x' } };
    const forgot = await linked({
      '/sync/v1/hello': ({ token }) => (token === 'Bearer t1' ? over : { status: 200, body: HELLO }),
    });
    expect((await forgot.link.hello(ask)).kind).toBe('answer');
    const unknown = await linked({ '/sync/v1/hello': over });
    expect(await unknown.link.hello(ask)).toEqual(failure({ kind: 'pause', code: 'unknown-device' }));
    expect(unknown.paths().filter((path) => path === '/sync/v1/hello')).toHaveLength(2);
  });
});

describe('what went wrong', () => {
  test.each<[string, Said, LinkFailure]>([
    ['revoked', refused(401, 'SYN-REVOKED'), { kind: 'pause', code: 'revoked' }],
    ['another landlord', refused(403, 'SYN-LANDLORD'), { kind: 'pause', code: 'other-landlord' }],
    ['too old', refused(426, 'SYN-VERSION'), { kind: 'pause', code: 'too-old' }],
    [
      'too many',
      { ...refused(429, 'SYN-BUSY'), headers: { 'retry-after': '7' } },
      { kind: 'busy', retryAfterMs: 7_000 },
    ],
    ['away', refused(503, 'SYN-BUSY'), { kind: 'busy', retryAfterMs: null }],
    [
      'a wait beyond reason',
      { ...refused(503, 'SYN-BUSY'), headers: { 'retry-after': '999999999' } },
      { kind: 'busy', retryAfterMs: 3_600_000 },
    ],
    [
      'a proxy in between',
      { status: 503, body: '<html>', headers: {} },
      { kind: 'busy', retryAfterMs: null },
    ],
    ['another server', { status: 403, body: '<html>' }, { kind: 'unreachable' }],
    [
      'another epoch',
      { status: 409, body: { code: 'SYN-EPOCH', message: 'x', epoch: 'e2' } },
      { kind: 'epoch', epoch: 'e2' },
    ],
    ['another epoch, unnamed', refused(409, 'SYN-EPOCH'), { kind: 'unreachable' }],
    ['a cursor gone', refused(410, 'SYN-CURSOR'), { kind: 'cursor-gone' }],
    ['a fault', refused(500, 'SYN-FAULT'), { kind: 'unreachable' }],
    ['no JSON', { status: 200, body: 'bonjour' }, { kind: 'unreachable' }],
    ['another form', { status: 200, body: { epoch: 'e1' } }, { kind: 'unreachable' }],
    ['a redirect', { status: 302, body: {}, headers: { location: '/ailleurs' } }, { kind: 'unreachable' }],
    ['an answer without end', { status: 200, body: ' '.repeat(3_000_000) }, { kind: 'unreachable' }],
  ])('%s is told in the words of the protocol', async (_name, said, expected) => {
    const { link, paths } = await linked({ '/sync/v1/push': said });
    const reply = await link.push({ protocol: PROTOCOL, epoch: 'e1', commands: [] });
    expect(reply).toEqual(failure(expected));
    expect(paths()).not.toContain('/ailleurs');
  });

  test('nobody there is no more than that', async () => {
    const { link } = await linked({});
    for (const close of closing.splice(0)) await close();
    expect(await link.hello(ask)).toEqual(failure({ kind: 'unreachable' }));
  });

  test('is noted without what was sent or received', async () => {
    const { link, notes } = await linked({
      '/sync/v1/changes': { status: 400, body: { code: 'SYN-INPUT', message: 'Jean LEMAIRE' } },
    });
    await link.pull('curseur-secret', 10);
    expect(notes).toEqual(['/sync/v1/changes SYN-INPUT']);
  });
});

test('a page is asked for from a cursor, or from nothing', async () => {
  const page = { epoch: 'e1', now: HELLO.now, changes: [], cursor: 'c2', more: false, progress: null };
  const { link, paths } = await linked({ '/sync/v1/changes': { status: 200, body: page } });
  expect(await link.pull(null, 100)).toEqual({ kind: 'answer', value: page });
  await link.pull('{"é":1}', 2_000);
  expect(paths().slice(-2)).toEqual([
    '/sync/v1/changes?limit=100',
    '/sync/v1/changes?limit=2000&cursor=%7B%22%C3%A9%22%3A1%7D',
  ]);
});

test('a document comes as it is, or not at all', async () => {
  const { link } = await linked({ '/sync/v1/files/aa': { status: 200, body: '%PDF-' } });
  const reply = await link.file('aa');
  expect(reply.kind === 'answer' && Buffer.from(reply.value ?? []).toString()).toBe('%PDF-');
  expect(await link.file('bb')).toEqual({ kind: 'answer', value: undefined });
});

function refused(status: number, code: string): Said {
  return { status, body: { code, message: 'Non.' } };
}

function failure(expected: LinkFailure) {
  return { kind: 'failed', failure: expected };
}
