import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { revokeDevice } from '../../src/portal/devices/manage-devices.ts';
import { SESSION_SECONDS } from '../../src/portal/devices/sessions.ts';
import type { Portal } from '../../src/portal/server/create-portal.ts';
import { PROTOCOL } from '../../src/rules/sync/protocol.ts';
import {
  ask,
  enrolBody,
  forgetAll,
  joinDevice,
  newCode,
  newKey,
  openTestPortal,
  openTestSession,
  payment,
  pushBody,
  seedAccount,
  signed,
} from './support.ts';

const START = Date.parse('2026-11-12T08:00:00Z');
let clock = START;
let portal: Portal;

beforeAll(async () => {
  portal = await openTestPortal({ now: () => clock, limits: { address: 10_000, badToken: 10_000 } });
});
beforeEach(async () => {
  clock = START;
  await forgetAll(portal.services);
});
afterAll(() => portal.close());

const hello = { protocol: PROTOCOL, incarnations: ['inc-1'] };
const post = (path: string, body: unknown, token?: string) => ask(portal.address, path, { body, token });

describe('enrolment', () => {
  it('joins a post by its code, however it is typed, and tells it where it is', async () => {
    const code = await newCode(portal.services, 'A1', 'G4');
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    const answer = await post('/sync/v1/enrol', enrolBody(typed, newKey()));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        landlord: 'neolia',
        agency: 'A1',
        post: 'Guichet G4',
        till: 'G4',
        mode: 'demonstration',
        cursor: null,
      },
    });
  });

  it('keeps no code as it was told', async () => {
    const code = await newCode(portal.services);
    const rows = await portal.services.database.db.selectFrom('enrolment_code').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''));
    expect(rows[0]?.code_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes a code once: of two posts at once, one', async () => {
    const code = await newCode(portal.services);
    const both = await Promise.all(
      [newKey(), newKey()].map((key) => post('/sync/v1/enrol', enrolBody(code, key))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect(both.find(({ status }) => status === 403)?.body.code).toBe('SYN-CODE');
  });

  it('answers the same device again to the key that lost the first answer', async () => {
    const code = await newCode(portal.services);
    const key = newKey();
    const first = await post('/sync/v1/enrol', enrolBody(code, key));
    const again = await post('/sync/v1/enrol', enrolBody(code, key));
    expect(again.status).toBe(200);
    expect(again.body.device).toBe(first.body.device);
  });

  it('refuses an expired code, and one that never was, in the same words', async () => {
    const code = await newCode(portal.services);
    clock += 24 * 3_600_000;
    const late = await post('/sync/v1/enrol', enrolBody(code, newKey()));
    const never = await post('/sync/v1/enrol', enrolBody('AAAAA-AAAAA', newKey()));
    expect(late).toMatchObject({ status: 403, body: { code: 'SYN-CODE' } });
    expect(never.body).toEqual(late.body);
  });

  it('takes the same code a minute before it expires', async () => {
    const code = await newCode(portal.services);
    clock += 24 * 3_600_000 - 60_000;
    expect((await post('/sync/v1/enrol', enrolBody(code, newKey()))).status).toBe(200);
  });

  it('refuses the till of another post, and leaves the code usable', async () => {
    await joinDevice(portal, 'A1', 'G1');
    const code = await newCode(portal.services, 'A1', 'G2');
    const taken = await post('/sync/v1/enrol', enrolBody(code, newKey(), { till: 'G1' }));
    expect(taken).toMatchObject({ status: 409, body: { code: 'SYN-TILL' } });
    expect((await post('/sync/v1/enrol', enrolBody(code, newKey()))).status).toBe(200);
  });

  it('gives a till again once its post is revoked', async () => {
    const device = await joinDevice(portal, 'A1', 'G1');
    await revokeDevice(portal.services, device.id);
    expect((await joinDevice(portal, 'A1', 'G1')).id).not.toBe(device.id);
  });

  it.each([
    ['another landlord', { landlord: 'cchartres' }, 403, 'SYN-LANDLORD'],
    ['another protocol', { protocol: PROTOCOL + 1 }, 426, 'SYN-VERSION'],
    ['a key that is none', { publicKey: `${'A'.repeat(59)}=` }, 400, 'SYN-INPUT'],
    ['a field too many', { admin: true }, 400, 'SYN-INPUT'],
  ])('refuses %s without using the code', async (_name, more, status, code) => {
    const typed = await newCode(portal.services);
    const refused = await post('/sync/v1/enrol', enrolBody(typed, newKey(), more));
    expect(refused).toMatchObject({ status, body: { code } });
    expect((await post('/sync/v1/enrol', enrolBody(typed, newKey()))).status).toBe(200);
  });

  it('gives a demonstration that holds the same data a cursor past it', async () => {
    await seedAccount(portal.services, 'A1', '0001', 'a'.repeat(64));
    const device = await joinDevice(portal, 'A1', 'G1', { adopt: true });
    const path = `/sync/v1/changes?${new URLSearchParams({ cursor: device.cursor ?? '' })}`;
    const pulled = await ask(portal.address, path, { token: device.token });
    expect(pulled.body).toMatchObject({ changes: [], more: false });
  });
});

describe('sessions', () => {
  it('answers a challenge for a device that is unknown as for one that is not', async () => {
    const device = await joinDevice(portal);
    const known = await post('/sync/v1/challenge', { device: device.id });
    const unknown = await post('/sync/v1/challenge', { device: 'nobody' });
    expect([known.status, unknown.status]).toEqual([200, 200]);
    expect(Object.keys(unknown.body)).toEqual(Object.keys(known.body));
    expect(String(unknown.body.nonce)).toHaveLength(String(known.body.nonce).length);
  });

  it('refuses an unknown device, a wrong signature and a revoked post in the same words', async () => {
    const device = await joinDevice(portal);
    const other = await joinDevice(portal, 'A1', 'G2');
    const attempt = async (id: string, key: typeof device.key) => {
      const nonce = String((await post('/sync/v1/challenge', { device: id })).body.nonce);
      return post('/sync/v1/session', { device: id, nonce, signature: signed(key, id, nonce) });
    };
    const wrong = await attempt(device.id, other.key);
    const unknown = await attempt('nobody', device.key);
    await revokeDevice(portal.services, device.id);
    const revoked = await attempt(device.id, device.key);
    expect(wrong).toMatchObject({ status: 401, body: { code: 'SYN-REVOKED' } });
    expect(unknown.body).toEqual(wrong.body);
    expect(revoked.body).toEqual(wrong.body);
    expect((await attempt(other.id, other.key)).status).toBe(200);
  });

  it('takes a nonce once, of its own device, within two minutes', async () => {
    const device = await joinDevice(portal);
    const other = await joinDevice(portal, 'A1', 'G2');
    const nonceOf = async (id: string) =>
      String((await post('/sync/v1/challenge', { device: id })).body.nonce);
    const open = (nonce: string) =>
      post('/sync/v1/session', { device: device.id, nonce, signature: signed(device.key, device.id, nonce) });
    const nonce = await nonceOf(device.id);
    expect((await open(nonce)).status).toBe(200);
    expect(await open(nonce)).toMatchObject({ status: 401, body: { code: 'SYN-SESSION' } });
    expect(await open(await nonceOf(other.id))).toMatchObject({ status: 401, body: { code: 'SYN-SESSION' } });
    const late = await nonceOf(device.id);
    clock += 120_000;
    expect(await open(late)).toMatchObject({ status: 401, body: { code: 'SYN-SESSION' } });
  });

  it('keeps no token as it was given', async () => {
    const device = await joinDevice(portal);
    const rows = await portal.services.database.db.selectFrom('device_session').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(device.token);
    expect(rows[0]?.token_hash).toBe(createHash('sha256').update(device.token).digest('hex'));
  });

  it('asks for a token on every route of a post', async () => {
    const paths = ['/sync/v1/hello', '/sync/v1/push', '/sync/v1/changes', `/sync/v1/files/${'a'.repeat(64)}`];
    for (const path of paths) {
      const method = path.endsWith('hello') || path.endsWith('push') ? 'POST' : 'GET';
      for (const token of [undefined, 'a'.repeat(43)]) {
        const refused = await ask(portal.address, path, { method, token });
        expect(refused).toMatchObject({ status: 401, body: { code: 'SYN-SESSION' } });
      }
    }
  });

  it('ends a session after its time', async () => {
    const device = await joinDevice(portal);
    clock += SESSION_SECONDS * 1000 - 1;
    expect((await post('/sync/v1/hello', hello, device.token)).status).toBe(200);
    clock += 1;
    expect(await post('/sync/v1/hello', hello, device.token)).toMatchObject({
      status: 401,
      body: { code: 'SYN-SESSION' },
    });
  });

  it('ends the access of a revoked post at once', async () => {
    const device = await joinDevice(portal);
    expect((await post('/sync/v1/hello', hello, device.token)).status).toBe(200);
    expect(await revokeDevice(portal.services, device.id)).toBe(true);
    const refused = await post('/sync/v1/hello', hello, device.token);
    expect(refused).toMatchObject({ status: 401, body: { code: 'SYN-REVOKED' } });
    expect(await revokeDevice(portal.services, device.id)).toBe(false);
  });
});

describe('the scope of an agency', () => {
  const own = 'a'.repeat(64);
  const others = 'b'.repeat(64);

  beforeEach(async () => {
    await seedAccount(portal.services, 'A1', '0001', own, 'Noé LEMAIRE');
    await seedAccount(portal.services, 'A2', '0002', others, 'Ines OTHERS');
  });

  it('gives the documents of its accounts, and no other', async () => {
    const device = await joinDevice(portal);
    const file = (sha256: string) => ask(portal.address, `/sync/v1/files/${sha256}`, { token: device.token });
    const mine = await file(own);
    expect(mine.status).toBe(200);
    expect(mine.headers.get('content-type')).toBe('application/octet-stream');
    expect(mine.body).toEqual({ text: 'A1-' });
    expect(await file(others)).toMatchObject({ status: 404, body: { code: 'SYN-404' } });
    expect((await file(others)).body).toEqual((await file('c'.repeat(64))).body);
  });

  it('tells nothing of another agency in what comes down', async () => {
    const pull = async (agency: string, till: string) => {
      const device = await joinDevice(portal, agency, till);
      return JSON.stringify((await ask(portal.address, '/sync/v1/changes', { token: device.token })).body);
    };
    const first = await pull('A1', 'G1');
    expect(first).toContain('LEMAIRE');
    expect(first).not.toContain('OTHERS');
    expect(await pull('A2', 'G2')).toContain('OTHERS');
  });

  it("begins again with a cursor of another agency's", async () => {
    const device = await joinDevice(portal);
    const other = await joinDevice(portal, 'A2', 'G2');
    const first = await ask(portal.address, '/sync/v1/changes', { token: other.token });
    const path = `/sync/v1/changes?${new URLSearchParams({ cursor: String(first.body.cursor) })}`;
    expect(await ask(portal.address, path, { token: device.token })).toMatchObject({
      status: 410,
      body: { code: 'SYN-CURSOR' },
    });
    expect((await ask(portal.address, path, { token: other.token })).status).toBe(200);
  });

  it("keeps a payment on another agency's account à lettrer", async () => {
    const device = await joinDevice(portal);
    const commands = [payment(1), payment(2, { account: '0002' })];
    const answer = await post('/sync/v1/push', pushBody(device.epoch, commands), device.token);
    expect(answer.body.answers).toMatchObject([
      { outcome: { kind: 'accepted', suspense: false } },
      { outcome: { kind: 'accepted', suspense: true } },
    ]);
  });

  it('lets a post that moved read its new agency at once', async () => {
    const device = await joinDevice(portal);
    await portal.services.database.db
      .updateTable('device')
      .set({ agency: 'A2' })
      .where('id', '=', device.id)
      .execute();
    const token = await openTestSession(portal.address, device.id, device.key);
    for (const one of [device.token, token]) {
      const pulled = JSON.stringify((await ask(portal.address, '/sync/v1/changes', { token: one })).body);
      expect(pulled).toContain('OTHERS');
      expect(pulled).not.toContain('LEMAIRE');
    }
  });
});
