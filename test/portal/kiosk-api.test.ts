import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEnrolmentCode, revokeDevice } from '../../src/portal/devices/manage-devices.ts';
import type { Portal } from '../../src/portal/server/create-portal.ts';
import { PROTOCOL } from '../../src/rules/sync/protocol.ts';
import { putLease } from './registration-support.ts';
import { ask, enrolBody, newKey, openTestPortal, openTestSession } from './support.ts';

const AGENCY = 'NORD';
let portal: Portal;
let kiosk: { readonly id: string; readonly token: string };
let counter: { readonly id: string; readonly token: string };
beforeAll(async () => {
  portal = await openTestPortal();
  const birth = '1990-03-12';
  await putLease(portal.services.database, {
    account: 'n1',
    agency: AGENCY,
    people: [{ code: 'P1', birth }],
  });
  kiosk = await join('B1', 'kiosk');
  counter = await join('G1', 'counter');
});
afterAll(() => portal.close());

async function codeFor(till: string, kind: 'kiosk' | 'counter'): Promise<string> {
  const wanted = { agency: AGENCY, post: `Poste ${till}`, till, by: 'test', kind };
  const made = await makeEnrolmentCode(portal.services, wanted);
  if (made.kind === 'refused') throw new Error(made.sentence);
  return made.shown;
}

async function join(till: string, kind: 'kiosk' | 'counter') {
  const key = newKey();
  const more = kind === 'kiosk' ? { kind } : {};
  const body = enrolBody(await codeFor(till, kind), key, more);
  const enrolled = await ask(portal.address, '/sync/v1/enrol', { body });
  expect(enrolled.body).toMatchObject({ kind, till, agency: AGENCY });
  const id = String(enrolled.body.device);
  return { id, token: await openTestSession(portal.address, id, key) };
}

const hello = (token: string, more: Record<string, unknown> = {}) =>
  ask(portal.address, '/sync/v1/hello', {
    body: { protocol: PROTOCOL, incarnations: ['i'], ...more },
    token,
  });
const station = { service: 'open', ticket: 'paper', a4: 'none', terminal: 'ready', version: '1.0.0' };

describe('a kiosk at the portal', () => {
  it('is joined by a code made for a kiosk, which no counter uses and which stays usable', async () => {
    const code = await codeFor('B2', 'kiosk');
    const refused = await ask(portal.address, '/sync/v1/enrol', { body: enrolBody(code, newKey()) });
    expect([refused.status, refused.body.code]).toEqual([403, 'SYN-KIND']);
    const other = enrolBody(await codeFor('G2', 'counter'), newKey(), { kind: 'kiosk' });
    expect((await ask(portal.address, '/sync/v1/enrol', { body: other })).body.code).toBe('SYN-KIND');
    const taken = await ask(portal.address, '/sync/v1/enrol', {
      body: enrolBody(code, newKey(), { kind: 'kiosk' }),
    });
    expect([taken.status, taken.body.kind]).toEqual([200, 'kiosk']);
  });

  it('says how it stands, and hears that it is closed; a counter hears nothing of it', async () => {
    expect((await hello(kiosk.token, { station })).body.closed).toBe(false);
    const row = await portal.services.database.db
      .selectFrom('device')
      .selectAll()
      .where('id', '=', kiosk.id)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.station ?? '')).toEqual(station);
    expect(row.station_at).not.toBeNull();
    await portal.services.database.db
      .updateTable('device')
      .set({ closed_at: new Date(), closed_by: 'x' })
      .where('id', '=', kiosk.id)
      .execute();
    expect((await hello(kiosk.token, { station: { ...station, service: 'nouveau' } })).body.closed).toBe(
      true,
    );
    expect((await hello(kiosk.token, { station: { service: 'open' } })).status).toBe(400);
    expect((await hello(counter.token)).body).not.toHaveProperty('closed');
  });

  it('reads its own feeds, made before it is answered, and never a counter’s cursor', async () => {
    const page = await ask(portal.address, '/sync/v1/changes', { token: kiosk.token });
    const changes = page.body.changes as { kind: string }[];
    expect(changes.map(({ kind }) => kind)).toEqual(['borne-annuaire', 'borne-compte']);
    const own = await ask(portal.address, '/sync/v1/changes', { token: counter.token });
    const kinds = (own.body.changes as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toContain('personnes');
    expect(kinds.filter((kind) => kind.startsWith('borne'))).toEqual([]);
    const cursor = encodeURIComponent(String(own.body.cursor));
    const stolen = await ask(portal.address, `/sync/v1/changes?cursor=${cursor}`, { token: kiosk.token });
    expect([stolen.status, stolen.body.code]).toEqual([410, 'SYN-CURSOR']);
    const back = encodeURIComponent(String(page.body.cursor));
    expect(
      (await ask(portal.address, `/sync/v1/changes?cursor=${back}`, { token: counter.token })).status,
    ).toBe(410);
  });

  it('alone asks about passwords and codes, with a session', async () => {
    const password = { account: 'n1', person: '0'.repeat(64), password: 'x' };
    const asked: [string, unknown][] = [
      ['/sync/v1/kiosk/password', password],
      ['/sync/v1/kiosk/claim', { code: randomUUID() }],
    ];
    for (const [path, body] of asked) {
      expect((await ask(portal.address, path, { body })).status).toBe(401);
      const refused = await ask(portal.address, path, { body, token: counter.token });
      expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'SYN-BORNE']);
      expect((await ask(portal.address, path, { body: {}, token: kiosk.token })).status).toBe(400);
    }
    const [right, claim] = asked;
    expect(
      (await ask(portal.address, right?.[0] ?? '', { body: password, token: kiosk.token })).body,
    ).toEqual({
      accepted: false,
      waitSeconds: 0,
    });
    expect(
      (await ask(portal.address, claim?.[0] ?? '', { body: claim?.[1], token: kiosk.token })).body,
    ).toEqual({
      claimed: false,
    });
  });

  it('is answered nothing once it is revoked', async () => {
    await revokeDevice(portal.services, kiosk.id);
    for (const path of ['/sync/v1/kiosk/password', '/sync/v1/kiosk/claim', '/sync/v1/hello']) {
      const body = { code: randomUUID(), account: 'n1', person: '0'.repeat(64), password: 'x' };
      const answer = await ask(portal.address, path, { body, token: kiosk.token });
      expect([path, answer.body.code]).toEqual([path, 'SYN-REVOKED']);
    }
  });
});
