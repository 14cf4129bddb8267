import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { balanceOf } from '../../src/portal/store/balance.ts';
import type { PortalDatabase, PortalTables } from '../../src/portal/store/database.ts';
import { takePositions } from '../../src/portal/store/feed.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { receivePush } from '../../src/rules/sync/portal-engine.ts';
import type { DeviceIdentity, PortalStore } from '../../src/rules/sync/portal-store.ts';
import { type Outcome, PROTOCOL, type WireCommand } from '../../src/rules/sync/protocol.ts';
import { findPostgres, postgresRequired } from '../support/postgres.ts';
import { type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { putAccounts } from '../support/postgres-rows.ts';
import { hashHolds } from '../sync/command-hash.ts';
import { paymentCommand, reversalCommand } from './store-commands.ts';
import { alarms, NORTH, NORTH_2, push, SOUTH } from './store-portal.ts';

const accepted = { kind: 'accepted', suspense: false } as const;
const at = (seq: number, incarnation = 'i') => ({ incarnation, seq });

// PGlite has one connection: nothing races there.
const here = findPostgres() !== undefined || postgresRequired();

describe.skipIf(!here)('two instances on one PostgreSQL', () => {
  let base: TestDatabase;
  let one: PortalDatabase;
  let other: PortalDatabase;
  beforeEach(async () => {
    base = await testDatabase();
    [one, other] = await Promise.all([base.open(), base.open()]);
    await putAccounts(one, 'NORD', ['n1']);
    await putAccounts(one, 'SUD', ['s1']);
  });
  afterEach(() => base.drop());

  type Pushed = {
    readonly database: PortalDatabase;
    readonly from: DeviceIdentity;
    readonly command: WireCommand;
  };

  /** Pushes that all look for what is held before any of them writes: the worst that can happen. */
  async function together(...pushes: readonly Pushed[]): Promise<Outcome[]> {
    const meet = meeting(pushes.length);
    const outcomes = await Promise.all(
      pushes.map(async ({ database, from, command }) => {
        const store = lookingTogether(portalStore(database), meet);
        const ports = { store, now: () => 0, hashHolds };
        const epoch = await store.epoch();
        const reply = await receivePush(ports, from, { protocol: PROTOCOL, epoch, commands: [command] });
        return reply.kind === 'answer' ? reply.value.answers.map(({ outcome }) => outcome) : [];
      }),
    );
    return outcomes.flat();
  }

  test('one command pushed at once to both is one row, and both answer the same', async () => {
    const command = paymentCommand(at(1), { id: randomUUID(), account: 'n1', cents: 700 });
    const pushed = [one, other, one, other].map((database) => ({ database, from: NORTH, command }));
    expect(await together(...pushed)).toEqual([accepted, accepted, accepted, accepted]);
    expect(await asLandlord(one, (tx) => balanceOf(tx, 'n1'))).toBe(-700);
    expect(await portalStore(one).held(NORTH, ['i'])).toEqual(
      new Map([['i', { count: 1, maxSeq: 1, forked: false }]]),
    );
    expect(await alarms(one)).toEqual([]);
  });

  test('two commands as one step of a base, one to each, are seen as a fork', async () => {
    const [a, b] = ['G2A', 'G3A'].map((series, index) =>
      paymentCommand({ ...at(1), series }, { id: randomUUID(), account: 'n1', cents: 700 + index }),
    );
    if (a === undefined || b === undefined) throw new Error('two commands');
    await together({ database: one, from: NORTH, command: a }, { database: other, from: NORTH, command: b });
    expect(await portalStore(one).held(NORTH, ['i'])).toEqual(
      new Map([['i', { count: 2, maxSeq: 1, forked: true }]]),
    );
    expect((await alarms(one)).map(({ kind }) => kind)).toEqual(['fork']);
  });

  test('one number from two agencies, one to each, is seen', async () => {
    const a = paymentCommand(at(1), { id: randomUUID(), account: 'n1', cents: 700 });
    const b = paymentCommand(at(1, 'j'), { id: randomUUID(), account: 's1', cents: 800 });
    await together({ database: one, from: NORTH, command: a }, { database: other, from: SOUTH, command: b });
    expect((await alarms(one)).map(({ kind }) => kind)).toEqual(['numero-double', 'numero-double']);
  });

  test('one payment typed at two posts, one to each, is seen', async () => {
    const a = paymentCommand(at(1), { id: randomUUID(), account: 'n1', cents: 700 });
    const b = paymentCommand(
      { ...at(1, 'j'), series: 'G3A' },
      { id: randomUUID(), account: 'n1', cents: 700 },
    );
    await together(
      { database: one, from: NORTH, command: a },
      { database: other, from: NORTH_2, command: b },
    );
    expect((await alarms(one)).map(({ kind }) => kind)).toEqual(['doublon-possible']);
  });

  test('one payment taken back at once through both is taken back once', async () => {
    const paid = randomUUID();
    await push(one, NORTH, paymentCommand(at(1), { id: paid, account: 'n1', cents: 700 }));
    const back = (seq: number, incarnation: string, series: string) =>
      reversalCommand(
        { ...at(seq, incarnation), series },
        { id: randomUUID(), account: 'n1', payment: paid, cents: 700 },
      );
    const outcomes = await together(
      { database: one, from: NORTH, command: back(2, 'i', 'G2A') },
      { database: other, from: NORTH_2, command: back(1, 'j', 'G3A') },
    );
    expect(outcomes).toEqual([accepted, accepted]);
    expect(await asLandlord(one, (tx) => balanceOf(tx, 'n1'))).toBe(0);
    expect((await alarms(one)).map(({ kind }) => kind)).toEqual(['annulation-double']);
  });

  test('a payment that arrives while an import brings its account is not left "à lettrer"', async () => {
    const written = signal();
    const goOn = signal();
    const bringing = asLandlord(one, async (tx) => {
      await takePositions(tx, 'NORD', 0);
      await tx.insertInto('account').values({ key: 'late', feed: 'NORD', printed: 'LATE' }).execute();
      written.give();
      await goOn.given;
    });
    await written.given;
    const pushing = push(
      other,
      NORTH,
      paymentCommand(at(1), { id: randomUUID(), account: 'late', cents: 700 }),
    );
    await untilSomeoneWaits();
    goOn.give();
    await Promise.all([bringing, pushing]);
    expect(await asLandlord(one, (tx) => balanceOf(tx, 'late'))).toBe(-700);
  });

  describe('a slow transaction that took its position first and commits last', () => {
    test('hides nothing from a reader', async () => {
      expect(await missed((tx) => takePositions(tx, 'NORD', 1))).toEqual([]);
    });

    test('would hide its row if positions came from a sequence', async () => {
      await sql`CREATE SEQUENCE plain`.execute(one.db);
      const next = async (tx: Kysely<PortalTables>) => {
        const { rows } = await sql<{ position: number }>`SELECT nextval('plain') AS position`.execute(tx);
        return rows[0]?.position ?? 0;
      };
      expect(await missed(next)).toEqual(['slow']);
    });

    /** Keys that a reader following the feed never saw. */
    async function missed(position: (tx: Transaction<PortalTables>) => Promise<number>): Promise<string[]> {
      const seen: string[] = [];
      let place = 0;
      const read = async () => {
        const rows = await portalStore(one).after('NORD', place, 10);
        seen.push(...rows.map(({ key }) => key));
        place = rows.at(-1)?.position ?? place;
      };
      const write = async (tx: Transaction<PortalTables>, key: string) => {
        await tx
          .insertInto('record')
          .values({
            feed: 'NORD',
            kind_order: 8,
            kind: 'annonces',
            key,
            position: await position(tx),
            absent_since: null,
            content: '{}',
          })
          .execute();
      };
      const written = signal();
      const goOn = signal();
      const slow = asLandlord(one, async (tx) => {
        await write(tx, 'slow');
        written.give();
        await goOn.given;
      });
      await written.given;
      const quick = asLandlord(other, (tx) => write(tx, 'quick'));
      await Promise.race([quick, untilSomeoneWaits()]);
      await read();
      goOn.give();
      await Promise.all([slow, quick]);
      await read();
      return ['slow', 'quick'].filter((key) => !seen.includes(key));
    }
  });

  /** Until a transaction of this database waits for another's lock. */
  async function untilSomeoneWaits(): Promise<void> {
    for (;;) {
      const { rows } = await sql<{ waiting: boolean }>`
        SELECT EXISTS (SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`.execute(one.db);
      if (rows[0]?.waiting === true) return;
    }
  }

  test('begins again a transaction that PostgreSQL gave up for another, and throws what is no such thing', async () => {
    const store = portalStore(one);
    let tries = 0;
    const deadlock = () => Object.assign(new Error('deadlock detected'), { code: '40P01' });
    const done = await store.transaction(NORTH, async () => {
      tries += 1;
      if (tries < 3) throw deadlock();
      return 'done';
    });
    expect([done, tries]).toEqual(['done', 3]);
    tries = 0;
    await expect(
      store.transaction(NORTH, async () => {
        tries += 1;
        throw new Error('other');
      }),
    ).rejects.toThrow('other');
    expect(tries).toBe(1);
  });
});

function signal(): { readonly given: Promise<void>; give(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { given: promise, give: resolve };
}

/** A place where so many wait for each other, once. */
function meeting(count: number): () => Promise<void> {
  let arrived = 0;
  const all = signal();
  return () => {
    arrived += 1;
    if (arrived >= count) all.give();
    return all.given;
  };
}

function lookingTogether(store: PortalStore, meet: () => Promise<void>): PortalStore {
  return {
    ...store,
    transaction: (from, work) =>
      store.transaction(from, (tx) =>
        work({
          ...tx,
          async held(id) {
            const found = await tx.held(id);
            await meet();
            return found;
          },
        }),
      ),
  };
}
