import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portalContract } from '../../src/contract/portal.ts';
import { UPLOAD_PATHS } from '../../src/portal/uploads/describe-uploads.ts';
import { PROTOCOL, PULL_CHANGES, PUSH_BYTES } from '../../src/rules/sync/protocol.ts';
import {
  ask,
  joinDevice,
  openTestPortal,
  payment,
  pushBody,
  seedAccount,
  type TestDevice,
} from './support.ts';

let portal: Awaited<ReturnType<typeof openTestPortal>>;
let device: TestDevice;

beforeAll(async () => {
  portal = await openTestPortal({ pages: false });
  await seedAccount(portal.services, 'A1', '0001', 'a'.repeat(64));
  device = await joinDevice(portal);
});
afterAll(() => portal.close());

const push = (body: unknown, token: string | undefined = device.token) =>
  ask(portal.address, '/sync/v1/push', { body, token });

type Operation = {
  readonly requestBody?: {
    readonly content: Record<string, { readonly schema: { readonly required: string[] } }>;
  };
  readonly responses: Record<string, unknown>;
  readonly security?: unknown;
};

describe('the description at /openapi.json', () => {
  it('holds every route of the contract, and every route served', async () => {
    const { body, headers } = await ask(portal.address, '/openapi.json');
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(body.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const contract = Object.values(portalContract).map(
      (procedure) => `${procedure['~orpc'].route.method} ${procedure['~orpc'].route.path}`,
    );
    const uploads = Object.entries(UPLOAD_PATHS).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual([...contract, ...uploads].toSorted());
    const served = portal.app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .filter((line) => /\(.*\b(GET|POST)\b/.test(line));
    // Two more than the contract: the description itself, and where a file is announced.
    expect(served).toHaveLength(contract.length + 2);
  });

  it('says what each asks for, by the schemas that check it', async () => {
    const { body } = await ask(portal.address, '/openapi.json');
    const paths = body.paths as Record<string, Record<string, Operation>>;
    const enrol = paths['/sync/v1/enrol']?.post;
    expect(enrol?.requestBody?.content['application/json']?.schema.required).toEqual([
      'code',
      'publicKey',
      'till',
      'landlord',
      'protocol',
    ]);
    expect(Object.keys(enrol?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '403', '409', '413', '426', '429', '503']),
    );
    expect(enrol?.security).toBeUndefined();
    expect(paths['/sync/v1/push']?.post?.security).toEqual([{ device: [] }]);
  });
});

describe('what is refused before it is read', () => {
  it('takes JSON alone', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const response = await fetch(`${portal.address}/sync/v1/challenge`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"device":"x"}',
      });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ code: 'SYN-INPUT' });
    }
  });

  it.each([
    ['no JSON', '{"device":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a prototype', '{"__proto__":{"device":"x"}}'],
    ['a NUL', '{"device":"\\u0000"}'],
  ])('refuses %s with a sentence and nothing of the inside', async (_name, body) => {
    const answer = await ask(portal.address, '/sync/v1/challenge', { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'SYN-INPUT' } });
    expect(Object.keys(answer.body)).toEqual(['code', 'message']);
  });

  it('refuses a body over its limit, and takes the largest push', async () => {
    const large = payment(900, {
      payload: { amountCents: 1, mode: 'especes', payer: 'x'.repeat(PUSH_BYTES) },
    });
    expect(await push(pushBody(device.epoch, [large, large]))).toMatchObject({
      status: 413,
      body: { code: 'SYN-SIZE' },
    });
    expect((await push(pushBody(device.epoch, [large]))).status).toBe(200);
    const long = 'x'.repeat(20_000);
    expect((await ask(portal.address, '/sync/v1/challenge', { body: { device: long } })).status).toBe(413);
  });

  it('reads no body of a post without a token', async () => {
    const refused = await push('x'.repeat(PUSH_BYTES * 3), '');
    expect(refused.status).toBe(401);
  });

  it('knows no other address, and says so in its own words', async () => {
    expect(await ask(portal.address, '/sync/v1/admin')).toMatchObject({
      status: 404,
      body: { code: 'SYN-404' },
    });
    expect(await ask(portal.address, '/sync/v1/push')).toMatchObject({ status: 404 });
  });
});

describe('the rounds', () => {
  it('refuses another epoch with its own, another protocol, a cursor of nobody', async () => {
    expect(await push(pushBody('another', []))).toMatchObject({
      status: 409,
      body: { code: 'SYN-EPOCH', epoch: device.epoch },
    });
    expect(await push({ ...pushBody(device.epoch, []), protocol: PROTOCOL + 1 })).toMatchObject({
      status: 426,
      body: { code: 'SYN-VERSION' },
    });
    const path = '/sync/v1/changes?cursor=nothing';
    expect(await ask(portal.address, path, { token: device.token })).toMatchObject({
      status: 410,
      body: { code: 'SYN-CURSOR' },
    });
    const many = `/sync/v1/changes?limit=${PULL_CHANGES + 1}`;
    expect((await ask(portal.address, many, { token: device.token })).status).toBe(400);
  });

  it('answers each command, once taken with the same answer, and a false hash with a conflict', async () => {
    const one = payment(1, { incarnation: 'inc-rounds' });
    const first = await push(pushBody(device.epoch, [one]));
    const again = await push(pushBody(device.epoch, [one]));
    expect(first.body.answers).toEqual([{ id: one.id, outcome: { kind: 'accepted', suspense: false } }]);
    expect(again.body.answers).toEqual(first.body.answers);
    const forged = { ...one, payload: { ...one.payload, amountCents: 1 } };
    expect((await push(pushBody(device.epoch, [forged]))).body.answers).toEqual([
      { id: one.id, outcome: { kind: 'conflict' } },
    ]);
    const hello = await ask(portal.address, '/sync/v1/hello', {
      token: device.token,
      body: { protocol: PROTOCOL, incarnations: ['inc-rounds'] },
    });
    expect(hello.body).toMatchObject({ held: { 'inc-rounds': { count: 1, maxSeq: 1, forked: false } } });
  });

  it('brings down what an account page holds, page by page, to the end', async () => {
    const kinds = new Set<string>();
    let query = '?limit=1';
    for (let more = true; more; ) {
      const { body } = await ask(portal.address, `/sync/v1/changes${query}`, { token: device.token });
      const page = body as { changes: { kind: string }[]; cursor: string; more: boolean };
      for (const { kind } of page.changes) kinds.add(kind);
      query = `?${new URLSearchParams({ cursor: page.cursor, limit: '1' })}`;
      ({ more } = page);
    }
    expect([...kinds]).toEqual(expect.arrayContaining(['baux', 'documents', 'encaissement']));
  });
});

describe('every answer', () => {
  it('carries the headers of safety and lets no other origin in', async () => {
    for (const path of ['/health', '/openapi.json', '/nowhere', '/sync/v1/changes']) {
      const response = await fetch(portal.address + path, { headers: { origin: 'https://evil.example' } });
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
    const asked = await fetch(`${portal.address}/sync/v1/push`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(asked.status).toBe(404);
  });

  it('tells the health of the database', async () => {
    expect(await ask(portal.address, '/health')).toMatchObject({
      status: 200,
      body: { status: 'ok', mode: 'demonstration', landlord: 'neolia' },
    });
  });
});

describe('the log', () => {
  const MARKERS = {
    account: '0001MARQUE',
    holder: 'MARQUEPERSONNE',
    payer: 'MARQUEPAYEUR',
    agent: 'MARQUEAGENT',
    query: 'MARQUEREQUETE',
  };

  it('holds what was asked and by which post, and nothing of anybody', async () => {
    await seedAccount(portal.services, 'A1', MARKERS.account, 'd'.repeat(64), MARKERS.holder);
    const command = payment(1, {
      incarnation: 'inc-log',
      account: MARKERS.account,
      payload: { amountCents: 4_200, mode: 'cheque', payer: MARKERS.payer },
      agentName: MARKERS.agent,
    });
    const before = portal.lines.length;
    await push(pushBody(device.epoch, [command]));
    await push('{"bad');
    await ask(portal.address, `/sync/v1/changes?cursor=${MARKERS.query}`, { token: device.token });
    await ask(portal.address, `/${MARKERS.query}`);
    await expect.poll(() => portal.lines.length).toBeGreaterThanOrEqual(before + 4);
    const log = portal.lines.join('');
    expect(log).toContain('"route":"/sync/v1/push"');
    expect(log).toContain(`"device":"${device.id}"`);
    for (const marker of [...Object.values(MARKERS), device.token, command.id])
      expect(log).not.toContain(marker);
  });

  it('tells a fault by where it was thrown, never by its message', async () => {
    portal.services.log.error(
      'fault',
      Object.assign(new Error('row of MARQUEFAUTE\n    at MARQUEFAUTE (row)'), { code: '23505' }),
    );
    const line = portal.lines.at(-1) ?? '';
    expect(line).toContain('23505');
    expect(line).toContain('api-routes.test.ts');
    expect(line).not.toContain('MARQUEFAUTE');
  });
});

describe('limits', () => {
  it('slows an address that tries codes, another that tries tokens, and a post that asks too much', async () => {
    const strict = await openTestPortal({ limits: { address: 4, badToken: 2, device: 3 } });
    try {
      const one = await joinDevice(strict);
      const hello = (token: string) =>
        ask(strict.address, '/sync/v1/hello', {
          token,
          body: { protocol: PROTOCOL, incarnations: ['x'] },
        });
      const statuses: number[] = [];
      for (let asked = 0; asked < 4; asked += 1) statuses.push((await hello(one.token)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      const bad: number[] = [];
      for (let asked = 0; asked < 3; asked += 1) bad.push((await hello('a'.repeat(43))).status);
      expect(bad).toEqual([401, 401, 429]);
      // Three were spent on joining.
      expect((await ask(strict.address, '/sync/v1/challenge', { body: { device: 'x' } })).status).toBe(200);
      const late = await ask(strict.address, '/sync/v1/challenge', { body: { device: 'x' } });
      expect(late).toMatchObject({ status: 429, body: { code: 'SYN-BUSY' } });
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await strict.close();
    }
  });

  it.each([
    ['its own, whatever a request says, without a proxy', undefined, [200, 429, 429]],
    ['that which the proxy saw', '127.0.0.1', [200, 200, 429]],
  ])('count an address as %s', async (_name, trustProxy, expected) => {
    const strict = await openTestPortal({ limits: { address: 1 }, trustProxy });
    try {
      const statuses: number[] = [];
      for (const from of ['10.0.0.1', '10.0.0.2', '10.0.0.1']) {
        const { status } = await fetch(`${strict.address}/sync/v1/challenge`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
          body: '{"device":"x"}',
        });
        statuses.push(status);
      }
      expect(statuses).toEqual(expected);
    } finally {
      await strict.close();
    }
  });
});

it('answers 503 and when to come back while its database is away', async () => {
  const lost = await openTestPortal();
  const one = await joinDevice(lost);
  await lost.services.database.db.destroy();
  const health = await ask(lost.address, '/health');
  expect(health).toMatchObject({ status: 503, body: { code: 'SYN-BUSY' } });
  expect(health.headers.get('retry-after')).toBe('5');
  const hello = await ask(lost.address, '/sync/v1/hello', {
    token: one.token,
    body: { protocol: PROTOCOL, incarnations: ['x'] },
  });
  expect(hello.status).toBeGreaterThanOrEqual(500);
  expect(Object.keys(hello.body)).toEqual(['code', 'message']);
  await lost.app.close();
});

it('drops a request whose head is sent and nothing more, without holding the others', async () => {
  const { hostname, port } = new URL(portal.address);
  const slow = request({
    hostname,
    port,
    method: 'POST',
    path: '/sync/v1/challenge',
    headers: { 'content-type': 'application/json', 'content-length': '100' },
  });
  slow.on('error', () => {});
  slow.flushHeaders();
  expect((await ask(portal.address, '/health')).status).toBe(200);
  slow.destroy();
});
