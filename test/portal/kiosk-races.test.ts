import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimCode } from '../../src/portal/kiosk/claim-code.ts';
import { refreshKiosks } from '../../src/portal/kiosk/refresh.ts';
import type { PortalServices } from '../../src/portal/server/services.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { takePositions } from '../../src/portal/store/feed.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { accountAt, joinKiosk, pulled, refreshed, sent, servicesOn } from './kiosk-support.ts';
import { belongTo, putLease } from './registration-support.ts';
import { commandOf, paymentCommand } from './store-commands.ts';

/** Of all its accounts, the one that is looked at. */
const ACCOUNTS = Array.from({ length: 45 }, (_, at) => `n${String(at).padStart(2, '0')}`);
const PAID = 'n07';

let base: TestDatabase;
let database: PortalDatabase;
let one: PortalServices;
let other: PortalServices;
let seq = 0;
beforeEach(async () => {
  base = await testDatabase();
  database = await base.open();
  await belongTo(database, 'neolia');
  one = servicesOn(database, 'neolia');
  for (const account of ACCOUNTS) await putLease(database, { account, people: [{ code: `P-${account}` }] });
});
afterEach(() => base.drop());

const second = async () => {
  other = servicesOn(await base.open(), 'neolia');
};
const marked = async () =>
  (await sql<{ account: string }>`SELECT account FROM kiosk_stale ORDER BY 1`.execute(database.db)).rows.map(
    ({ account }) => account,
  );
const made = () => {
  seq += 1;
  return { incarnation: 'i', seq, series: 'G2A' };
};
const pay = (cents: number) =>
  sent(
    one,
    { device: 'g1', agency: 'NORD' },
    paymentCommand(made(), { id: randomUUID(), account: PAID, cents }),
  );
const balanceAt = async (kiosk: DeviceIdentity) => (await accountAt(one, kiosk, PAID)).balanceCents;

/** An act of a counter that has moved the account and is not through yet. */
async function underWay(cents: number): Promise<{ end(): Promise<void> }> {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let begun = () => {};
  const moved = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const act = asLandlord(database, async (tx) => {
    const position = await takePositions(tx, 'NORD', 1);
    await tx
      .insertInto('entry')
      .values({
        feed: 'NORD',
        piece: `E${cents}`,
        account: PAID,
        entered_on: '2026-11-17',
        nature: 'loyer',
        label: '',
        debit_cents: cents,
        credit_cents: 0,
        state: 'counted',
        position,
      })
      .execute();
    begun();
    await ended;
  });
  await moved;
  return {
    async end() {
      end();
      await act;
    },
  };
}

describe.skipIf(POSTGRES_WORD !== 'PostgreSQL')('two at once on PostgreSQL', () => {
  /** Marked already, moved by somebody whose act is not through, made again meanwhile: what the kiosk hears in the end. */
  async function movedWhileMade(): Promise<number> {
    await second();
    const kiosk = await joinKiosk(one, 'NORD');
    await refreshed(one);
    await pay(1_000);
    expect(await marked()).toEqual([PAID]);
    const act = await underWay(7_000);
    await refreshKiosks(other, { agency: 'NORD', budgetMs: 60_000 });
    await act.end();
    await refreshed(other);
    expect(await marked()).toEqual([]);
    return balanceAt(kiosk);
  }

  it('an account that moves while its picture is made is made again', async () => {
    expect(await movedWhileMade()).toBe(6_000);
  });

  it('which a mark that is only left where it is would lose', async () => {
    const { rows } = await sql<{ body: string }>`
      SELECT pg_get_functiondef('guichet_kiosk_mark'::regproc) AS body`.execute(database.db);
    const naive = (rows[0]?.body ?? '').replace(/DO UPDATE SET feed = excluded\.feed/, 'DO NOTHING');
    expect(naive).toContain('DO NOTHING');
    await sql.raw(naive).execute(database.db);
    expect(await movedWhileMade()).toBe(-1_000);
  });

  it('an act under way when the first kiosk is joined is in its pictures', async () => {
    await second();
    const act = await underWay(7_000);
    const joining = joinKiosk(other, 'NORD');
    // It waits for the act: nothing is marked before.
    const waits = async () => {
      const { rows } = await sql<{ n: number }>`
        SELECT count(*)::int AS n FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(database.db);
      return rows[0]?.n ?? 0;
    };
    await expect.poll(waits, { timeout: 20_000 }).toBeGreaterThan(0);
    await act.end();
    const kiosk = await joining;
    await refreshed(one);
    expect(await balanceAt(kiosk)).toBe(7_000);
  });

  it('two instances that make the pictures at once make each once, the same', async () => {
    await second();
    const kiosk = await joinKiosk(one, 'NORD');
    const done = await Promise.all([refreshed(one), refreshed(other)]);
    // Of both, whatever each passed over because the other had it.
    await refreshed(one);
    expect(await marked()).toEqual([]);
    expect(done[0] + done[1]).toBeGreaterThanOrEqual(ACCOUNTS.length);
    const told = await pulled(one, kiosk);
    expect(told.filter(({ kind }) => kind === 'borne-compte').map(({ key }) => key)).toEqual(ACCOUNTS);
    const people = told.flatMap(({ kind, content }) =>
      kind === 'borne-compte' ? (content as { people: { handle: string }[] }).people : [],
    );
    expect(new Set(people.map(({ handle }) => handle)).size).toBe(ACCOUNTS.length);
    const { rows } = await sql<{ handle: string }>`SELECT handle FROM kiosk_identity`.execute(database.db);
    expect(new Set(rows.map(({ handle }) => handle))).toEqual(new Set(people.map(({ handle }) => handle)));
  });

  it('stops once its time is over, and goes on where it stood', async () => {
    await joinKiosk(one, 'NORD');
    await refreshKiosks(one, { agency: 'NORD', budgetMs: 0 });
    const left = await marked();
    expect(left.length).toBeGreaterThan(0);
    for (let rounds = 0; (await marked()).length > 0; rounds += 1) {
      expect(rounds).toBeLessThan(200);
      await refreshKiosks(one, { agency: 'NORD', budgetMs: 0 });
    }
  });

  it('a code is claimed by one kiosk of many, on whatever instance', async () => {
    await second();
    const kiosks = [];
    for (let at = 0; at < 6; at += 1) kiosks.push(await joinKiosk(one, 'NORD'));
    for (let round = 0; round < 5; round += 1) {
      const id = randomUUID();
      const payload = { verifier: 'v', expiresAt: new Date(one.now() + 3_600_000).toISOString() };
      const code = commandOf(made(), { id, type: 'kiosk.code', account: PAID, payload, result: {} });
      await sent(one, { device: 'g1', agency: 'NORD' }, code);
      const answers = await Promise.all(
        kiosks.map((kiosk, at) => claimCode(at % 2 === 0 ? one : other, kiosk, id)),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
    }
  });
});
