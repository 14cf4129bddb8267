import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { revokeDevice } from '../../src/portal/devices/manage-devices.ts';
import type { Portal } from '../../src/portal/server/create-portal.ts';
import { PortalStop } from '../../src/portal/server/portal-stop.ts';
import { addStaff, setStaffActive } from '../../src/portal/staff/accounts.ts';
import { openPortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { PROTOCOL } from '../../src/rules/sync/protocol.ts';
import { findPostgres, postgresRequired, startPostgres, type TestPostgres } from '../support/postgres.ts';
import {
  type Answer,
  ask,
  enrolBody,
  joinDevice,
  newCode,
  newKey,
  openTestPortal,
  openTestSession,
  payment,
  pushBody,
  signed,
} from './support.ts';

const absent = findPostgres() === undefined && !postgresRequired();

describe.skipIf(absent)('two instances on one PostgreSQL', () => {
  let postgres: TestPostgres;
  let url = '';
  let folder = '';
  let one: Portal;
  let two: Portal;
  let databases = 0;

  beforeAll(async () => {
    const started = await startPostgres({ fsync: false });
    if (started === undefined) throw new Error('no PostgreSQL');
    postgres = started;
  });
  afterAll(() => postgres.remove());

  beforeEach(async () => {
    databases += 1;
    url = await newDatabase(postgres.superUrl, `two_${databases}`);
    folder = mkdtempSync(join(tmpdir(), 'guichet-portail-deux-'));
    // At once, as a supervisor starts them: the schema, the landlord and the epoch are made once.
    [one, two] = await Promise.all([instance('a'), instance('b')]);
  });
  afterEach(async () => {
    await Promise.all([one.close(), two.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const instance = async (state: string) =>
    openTestPortal({ database: await openPortalDatabase({ url }), stateFolder: join(folder, state) });
  const markOf = (state: string) =>
    JSON.parse(readFileSync(join(folder, state, 'repere.json'), 'utf8')) as {
      epoch: string;
      received: number;
    };

  it('are one portal: one epoch, and a session of one opens the other', async () => {
    expect(await one.services.store.epoch()).toBe(await two.services.store.epoch());
    const device = await joinDevice(one);
    const body = { protocol: PROTOCOL, incarnations: ['inc-1'] };
    expect((await ask(two.address, '/sync/v1/hello', { token: device.token, body })).status).toBe(200);
    await revokeDevice(one.services, device.id);
    expect(await ask(two.address, '/sync/v1/hello', { token: device.token, body })).toMatchObject({
      status: 401,
      body: { code: 'SYN-REVOKED' },
    });
  });

  it('hold once what was pushed through both at once', async () => {
    const device = await joinDevice(one);
    const commands = Array.from({ length: 60 }, (_, index) => payment(index + 1));
    const push = (portal: Portal, from: number) =>
      ask(portal.address, '/sync/v1/push', {
        token: device.token,
        body: pushBody(device.epoch, commands.slice(from, from + 30)),
      });
    const answers = await Promise.all([push(one, 0), push(two, 0), push(one, 30), push(two, 30)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers[1]?.body.answers).toEqual(answers[0]?.body.answers);
    expect(outcomesOf(answers)).toEqual(new Set(['accepted']));
    const held = await asLandlord(one.services.database, async (tx) => ({
      commands: await tx.selectFrom('command').select('id').execute(),
      payments: await tx.selectFrom('payment').select('cents').execute(),
      counted: await tx.selectFrom('incarnation').select(['count', 'max_seq', 'forked']).execute(),
    }));
    expect(held.commands).toHaveLength(60);
    expect(held.payments).toHaveLength(60);
    expect(held.counted).toEqual([{ count: 60, max_seq: 60, forked: false }]);
  });

  it('take a one-time code once between them', async () => {
    const code = await newCode(one.services);
    const answers = await Promise.all(
      [one, two, one, two].map(({ address }) =>
        ask(address, '/sync/v1/enrol', { body: enrolBody(code, newKey()) }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403, 403, 403]);
  });

  it('take a nonce once between them', async () => {
    const device = await joinDevice(one);
    const challenge = await ask(one.address, '/sync/v1/challenge', { body: { device: device.id } });
    const nonce = String(challenge.body.nonce);
    const body = { device: device.id, nonce, signature: signed(device.key, device.id, nonce) };
    const answers = await Promise.all(
      [one, two].map(({ address }) => ask(address, '/sync/v1/session', { body })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  it('send staff down to the posts, and their end', async () => {
    const device = await joinDevice(two);
    const add = (login: string, agency: string | null) =>
      addStaff(one.services.database, {
        login,
        name: `Personne ${login}`,
        role: 'agent',
        agency,
        password: 'un-mot-de-passe',
      });
    await add('tous', null);
    await add('ici', 'A1');
    await add('ailleurs', 'A2');
    const pull = async (cursor?: string) => {
      const query = cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`;
      const { body } = await ask(two.address, `/sync/v1/changes${query}`, { token: device.token });
      return body as unknown as Page;
    };
    const first = await pull();
    expect(first.changes.map(({ kind, content }) => [kind, content.login, content.active])).toEqual(
      expect.arrayContaining([
        ['agent', 'tous', true],
        ['agent', 'ici', true],
      ]),
    );
    // Beside them, where the tenants' pages are.
    expect(first.changes.map(({ kind }) => kind)).toEqual(['agent', 'agent', 'portail']);
    expect(first.changes[0]?.content.passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/);
    await setStaffActive(one.services.database, 'ICI', false);
    const next = await pull(first.cursor);
    expect(next.changes.map(({ content }) => [content.login, content.active])).toEqual([['ici', false]]);
    expect(await add('tous', null)).toMatchObject({ kind: 'refused' });
  });

  it('keep the mark as commands come, and begin an epoch once when the database went back', async () => {
    const device = await joinDevice(one);
    const backup = await dump(url);
    const body = pushBody(device.epoch, [payment(1), payment(2)]);
    await ask(one.address, '/sync/v1/push', { token: device.token, body });
    await Promise.all([one.close(), two.close()]);
    expect(markOf('a')).toMatchObject({ epoch: device.epoch, received: 2 });
    await backup.restore();

    one = await instance('a');
    expect(one.newEpoch).toBe(true);
    const epoch = await one.services.store.epoch();
    expect(epoch).not.toBe(device.epoch);
    two = await instance('b');
    expect(two.newEpoch).toBe(false);
    expect(await two.services.store.epoch()).toBe(epoch);
    // The other's mark was of the epoch that the database has left.
    expect(markOf('b')).toMatchObject({ epoch, received: 0 });
    const token = await openTestSession(one.address, device.id, device.key);
    expect(await ask(one.address, '/sync/v1/push', { token, body })).toMatchObject({
      status: 409,
      body: { epoch },
    });
    const again = await ask(two.address, '/sync/v1/push', { token, body: { ...body, epoch } });
    expect(outcomesOf([again])).toEqual(new Set(['accepted']));
  });

  it('begin no epoch when nothing went back', async () => {
    const epoch = await one.services.store.epoch();
    await Promise.all([one.close(), two.close()]);
    one = await instance('a');
    two = await instance('b');
    expect([one.newEpoch, two.newEpoch]).toEqual([false, false]);
    expect(await one.services.store.epoch()).toBe(epoch);
  });

  it('begin an epoch when the database is put back under them', async () => {
    const device = await joinDevice(one);
    const backup = await dump(url);
    await ask(one.address, '/sync/v1/push', {
      token: device.token,
      body: pushBody(device.epoch, [payment(1), payment(2)]),
    });
    await expect.poll(() => markOf('a').received, { timeout: 5_000 }).toBe(2);
    await backup.restore();
    const token = await openTestSession(one.address, device.id, device.key);
    await ask(one.address, '/sync/v1/push', { token, body: pushBody(device.epoch, []) });
    await expect.poll(() => one.services.store.epoch(), { timeout: 5_000 }).not.toBe(device.epoch);
  });

  it('serve one landlord, and refuse another', async () => {
    const database = await openPortalDatabase({ url });
    await expect(openTestPortal({ database, landlord: 'cchartres' })).rejects.toThrow(PortalStop);
    await database.close();
    const empty = await openPortalDatabase({ memory: true });
    await expect(openTestPortal({ database: empty, landlord: undefined })).rejects.toThrow(/--landlord/);
    await empty.close();
  });
});

type Page = {
  readonly changes: { readonly kind: string; readonly content: Record<string, unknown> }[];
  readonly cursor: string;
};

function outcomesOf(answers: readonly Answer[]): Set<string> {
  return new Set(
    answers.flatMap(({ body }) =>
      (body.answers as { outcome: { kind: string } }[]).map(({ outcome }) => outcome.kind),
    ),
  );
}

async function newDatabase(superUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} OWNER guichet`);
  await client.end();
  return superUrl.replace('postgres@', 'guichet@').replace(/\/guichet$/, `/${name}`);
}

/** What an older backup put back leaves: none of the commands received since. As the superuser, past every guard. */
async function dump(url: string): Promise<{ restore(): Promise<void> }> {
  const before = await highest(url);
  return {
    async restore() {
      const client = new pg.Client({ connectionString: url.replace('guichet@', 'postgres@') });
      await client.connect();
      await client.query("SET session_replication_role = 'replica'");
      for (const table of ['payment', 'number_used', 'record', 'incarnation', 'alarm']) {
        await client.query(`DELETE FROM ${table}`);
      }
      await client.query('DELETE FROM command WHERE received_no > $1', [before]);
      await client.end();
    },
  };
}

async function highest(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url.replace('guichet@', 'postgres@') });
  await client.connect();
  const { rows } = await client.query('SELECT coalesce(max(received_no), 0) AS no FROM command');
  await client.end();
  return Number(rows[0].no);
}
