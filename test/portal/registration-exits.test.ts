import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import { createPortal } from '../../src/portal/server/create-portal.ts';
import { sweepExits } from '../../src/portal/spaces/sweep-exits.ts';
import { sweepWays } from '../../src/portal/spaces/sweep-ways.ts';
import { keepSlipCode, makeLink } from '../../src/portal/spaces/ways-in.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { DATABASES, POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import {
  belongTo,
  inscriptions,
  openCommand,
  putLease,
  slipHash,
  spaceCommand,
} from './registration-support.ts';
import { NORTH, push, RECEIVED } from './store-portal.ts';

const at = (seq: number, incarnation = 'i') => ({ incarnation, seq });
const JEAN = { account: 'n1', code: 'P1' } as const;
const DAY = 86_400_000;

describe.each(DATABASES)('who leaves, on %s', (_name, make) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  beforeEach(async () => {
    base = await make();
    database = await base.open();
  });
  afterEach(() => base.drop());

  const open = async (landlord: string) => {
    await belongTo(database, landlord);
    await putLease(database, { account: 'n1', people: [{ code: 'P1' }] });
    await putLease(database, { account: 'n2', people: [{ code: 'P2' }] });
    await push(
      database,
      NORTH,
      openCommand(at(1), { ...JEAN, email: 'a@exemple.example', slip: 'ABCDEFGHJKMN' }),
      openCommand(at(2), { account: 'n2', code: 'P2' }),
    );
    await asLandlord(database, async (tx) => {
      await tx.updateTable('tenant_space').set({ state: 'active' }).execute();
      await tx.updateTable('tenant_login').set({ password_hash: 'argon2' }).execute();
      for (const person of ['code:P1', 'code:P2'])
        await tx
          .insertInto('tenant_session')
          .values({ token_hash: person, person, csrf: 'c', expires_at: new Date(RECEIVED + 400 * DAY) })
          .execute();
    });
  };
  const leave = (exitOn: string | null) =>
    putLease(database, { account: 'n1', exitOn, people: [{ code: 'P1' }] });
  const sweep = (instant: string) => sweepExits({ database, now: () => Date.parse(instant) });
  const states = async () => (await inscriptions(database, 'NORD')).map(({ state }) => state);

  test('neolia: off at three months, on the landlord’s day, and nothing of it opens any more', async () => {
    await open('neolia');
    await leave('2026-11-20');
    expect(await sweep('2027-02-19T22:59:00Z')).toBe(0);
    // Midnight in Paris.
    expect(await sweep('2027-02-19T23:00:00Z')).toBe(1);
    expect(await inscriptions(database, 'NORD')).toMatchObject([
      { state: 'exited', since: '2027-02-19T23:00:00.000Z', invitation: null },
      { account: 'n2' },
    ]);
    await asLandlord(database, async (tx) => {
      expect(await tx.selectFrom('tenant_session').select('person').execute()).toEqual([
        { person: 'code:P2' },
      ]);
      expect(
        await tx
          .selectFrom('tenant_login')
          .select(['password_hash', 'email_is_login'])
          .where('person', '=', 'code:P1')
          .execute(),
      ).toEqual([{ password_hash: 'argon2', email_is_login: true }]);
      const open = await tx
        .selectFrom('tenant_link')
        .select('hash')
        .where('dropped_at', 'is', null)
        .execute();
      expect(open).toEqual([]);
    });
    expect(await sweep('2027-02-20T08:00:00Z')).toBe(0);
    // Told for three months why it opens nothing; then it is forgotten, and nobody else's is.
    const passwords = async (instant: string) => {
      await sweepWays({ database, now: () => Date.parse(instant) });
      return asLandlord(database, (tx) =>
        tx.selectFrom('tenant_login').select(['person', 'password_hash']).orderBy('person').execute(),
      );
    };
    expect(await passwords('2027-05-19T23:00:00Z')).toMatchObject([{ password_hash: 'argon2' }, {}]);
    expect(await passwords('2027-05-21T00:00:00Z')).toMatchObject([
      { person: 'code:P1', password_hash: null },
      { person: 'code:P2', password_hash: 'argon2' },
    ]);
  });

  test.each(['cite-jardins', 'habitat-du-gard', 'cchartres', 'auvergne-habitat'])(
    '%s says nothing of it: nobody is switched off',
    async (landlord) => {
      await open(landlord);
      await leave('2020-01-31');
      expect(await sweep('2027-02-20T08:00:00Z')).toBe(0);
      expect(await states()).not.toContain('exited');
    },
  );

  test('an exit taken back gives nothing back; registered again, it begins anew', async () => {
    await open('neolia');
    await leave('2026-08-01');
    expect(await sweep('2026-11-18T08:00:00Z')).toBe(1);
    await leave(null);
    expect(await sweep('2026-11-18T09:00:00Z')).toBe(0);
    expect(await states()).toContain('exited');
    expect(
      await push(database, NORTH, openCommand(at(3), { ...JEAN, email: 'b@exemple.example' })),
    ).toMatchObject([{ kind: 'accepted' }]);
    expect(await inscriptions(database, 'NORD')).toMatchObject([
      { state: 'pending', email: 'b@exemple.example' },
      {},
    ]);
    expect(await sweep('2026-11-18T10:00:00Z')).toBe(0);
  });

  test('a lease whose other person closed is left alone, and a suspended space goes off too', async () => {
    await open('neolia');
    await push(
      database,
      NORTH,
      spaceCommand(at(3), 'suspend', JEAN),
      spaceCommand(at(4), 'close', { account: 'n2', code: 'P2' }),
    );
    await leave('2026-08-01');
    await putLease(database, { account: 'n2', exitOn: '2026-08-01', people: [{ code: 'P2' }] });
    expect(await sweep('2026-11-18T08:00:00Z')).toBe(1);
    expect(await states()).toEqual(['exited', 'closed']);
  });

  test('sessions go when their time is over, links a week after; one still to activate stays', async () => {
    await open('neolia');
    await asLandlord(database, async (tx) => {
      const at = new Date(RECEIVED);
      const link = {
        channel: 'email',
        person: 'code:P2',
        feed: 'NORD',
        email: 'b@exemple.example',
        at,
      } as const;
      await makeLink(tx, { ...link, purpose: 'password', account: null });
      await keepSlipCode(tx, {
        hash: slipHash('ZYX'),
        person: 'code:P2',
        account: 'n2',
        feed: 'NORD',
        expiresAt: at,
        at,
      });
    });
    const left = () =>
      asLandlord(database, async (tx) => ({
        links: (await tx.selectFrom('tenant_link').select('purpose').orderBy('purpose').execute()).map(
          (link) => link.purpose,
        ),
        sessions: (await tx.selectFrom('tenant_session').select('person').execute()).length,
      }));
    const all = ['activation', 'activation', 'activation', 'password'];
    const sweeping = (days: number) => sweepWays({ database, now: () => RECEIVED + days * DAY });
    await sweeping(7);
    expect(await left()).toEqual({ links: all, sessions: 2 });
    await sweeping(8);
    expect(await left()).toEqual({ links: all.slice(0, 3), sessions: 2 });
    await asLandlord(database, (tx) =>
      tx
        .updateTable('tenant_link')
        .set({ used_at: new Date(RECEIVED) })
        .where('person', '=', 'code:P1')
        .execute(),
    );
    await sweeping(401);
    expect(await left()).toEqual({ links: ['activation'], sessions: 0 });
  });
});

describe(`the portal that serves, on ${POSTGRES_WORD}`, () => {
  let base: TestDatabase;
  beforeEach(async () => {
    base = await testDatabase();
  });
  afterEach(() => base.drop());

  const start = async (publicAddress?: string) =>
    createPortal({
      database: await base.open(),
      landlord: 'neolia',
      now: () => RECEIVED,
      log: portalLog({ write: () => {} }),
      ...(publicAddress === undefined ? {} : { publicAddress }),
    });
  const look = async () => {
    const database = await base.open();
    const { head } = await asLandlord(database, (tx) =>
      tx.selectFrom('feed').select('head').where('name', '=', '*').executeTakeFirstOrThrow(),
    );
    const rows = await asLandlord(database, (tx) =>
      tx.selectFrom('record').select(['key', 'content']).where('kind', '=', 'portail').execute(),
    );
    return { head, rows };
  };

  test('tells where the tenants’ pages are, once, and again when that changes', async (context) => {
    if (base.kind === 'pglite') return context.skip();
    const one = await start('https://portail.bailleur.example');
    await one.close();
    const told = await look();
    expect(told.rows).toEqual([
      { key: 'adresse', content: '{"address":"https://portail.bailleur.example"}' },
    ]);
    const again = await start('https://portail.bailleur.example');
    await again.close();
    expect(await look()).toEqual(told);
    const other = await start();
    await other.close();
    const moved = await look();
    expect(moved.head).toBe(told.head + 1);
    expect(moved.rows).toEqual([{ key: 'adresse', content: JSON.stringify({ address: other.address }) }]);
  });

  test('switches off at its start who left while it was stopped', async (context) => {
    if (base.kind === 'pglite') return context.skip();
    const database = await base.open();
    await belongTo(database, 'neolia');
    await putLease(database, { account: 'n1', exitOn: '2026-08-18', people: [{ code: 'P1' }] });
    await putLease(database, { account: 'n2', exitOn: '2026-08-19', people: [{ code: 'P2' }] });
    await asLandlord(database, async (tx) => {
      for (const [account, person] of [
        ['n1', 'code:P1'],
        ['n2', 'code:P2'],
      ] as const) {
        await tx.insertInto('tenant_login').values({ person, identifier: person }).execute();
        await tx
          .insertInto('tenant_space')
          .values({
            account,
            person,
            feed: 'NORD',
            state: 'active',
            since: new Date(0),
            registered_at: new Date(0),
          })
          .execute();
      }
    });
    const portal = await start();
    const states = await asLandlord(database, (tx) =>
      tx.selectFrom('tenant_space').select('state').orderBy('account').execute(),
    );
    await portal.close();
    expect(states).toEqual([{ state: 'exited' }, { state: 'active' }]);
  });
});
