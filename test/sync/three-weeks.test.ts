import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { verifyTill } from '../../src/core/till/verify.ts';
import { makeEnrolmentCode } from '../../src/portal/devices/manage-devices.ts';
import { decideProposal } from '../../src/portal/erp/decide.ts';
import { exportErp } from '../../src/portal/erp/export-erp.ts';
import { importErp } from '../../src/portal/erp/import-erp.ts';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import { createPortal, type Portal } from '../../src/portal/server/create-portal.ts';
import { addStaff } from '../../src/portal/staff/accounts.ts';
import { balanceOf, totals } from '../../src/portal/store/balance.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { seeded } from '../faults/random.ts';
import { countedWire } from '../support/counted-wire.ts';
import { POSTGRES_WORD, testDatabase } from '../support/postgres-database.ts';
import { AGENCY, centsOf, type ExportedLine, exportedLines, type WeeksErp, weeksErp } from './weeks-erp.ts';
import { openPost, settled, type Took, until, type WeeksPost, workDay } from './weeks-post.ts';

const LANDLORD = 'cchartres';
const STAFF = { login: 'camille.roche', password: 'responsable-du-guichet' };
const START = '2026-11-02T08:00:00.000Z';
const DAYS = 21;
/** With openings, closings, what is taken back and announced: 2,000 acts of two posts and more; a quarter where time is short. */
const SHORT = process.env.GUICHET_TEST_LENGTH === 'short';
const ACTS = SHORT ? 500 : 2_000;
const PAYMENTS_A_DAY = SHORT ? 12 : 43;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test(`three weeks off line, ${ACTS} acts of two posts: each arrives once, and every sum is the same to the cent (${POSTGRES_WORD})`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-weeks-'));
  closing.push(async () => rmSync(folder, { recursive: true, force: true }));
  const erp = weeksErp(join(folder, 'erp'), LANDLORD, 60, '2026-11-02');
  const { portal, wire, database } = await startPortal();
  const bring = async (picture: WeeksErp) => {
    const report = await importErp(database, {
      folder: picture.folder,
      landlord: LANDLORD,
      dryRun: false,
      now: Date.now(),
    });
    expect(report).toMatchObject({ applied: true, refused: null });
  };
  await bring(erp);
  await addStaff(database, { ...STAFF, name: 'Camille Roche', role: 'responsable', agency: null });
  const posts = [await post(portal, wire.address, 'G2'), await post(portal, wire.address, 'G3')] as const;

  // Three weeks without the network.
  wire.hold();
  for (const { client } of posts) expect(await client.sync.retry()).toEqual({ link: 'offline' });
  const accounts = posts[0].core.db
    .prepare<[], string>('SELECT key FROM lease WHERE exit_on IS NULL ORDER BY key')
    .pluck()
    .all();
  const from = seeded(20_261_122);
  const took: Took[][] = [[], []];
  for (let day = 0; day < DAYS; day += 1) {
    for (const [at, one] of posts.entries()) {
      took[at]?.push(...(await workDay(one, accounts, PAYMENTS_A_DAY, from.below, () => v7())));
    }
  }
  const acts = posts.map(({ core }) =>
    numberOf(core.db.prepare('SELECT count(*) FROM command').pluck().get()),
  );
  expect(sum(acts)).toBeGreaterThanOrEqual(ACTS);
  for (const { client } of posts) {
    expect(await client.sync.status()).toMatchObject({ link: 'offline', refused: 0 });
  }

  // The network is back.
  wire.letThrough();
  for (const { client } of posts) void client.sync.retry();
  await Promise.all(
    posts.map((one) => until(one, ({ waiting, link }) => waiting === 0 && link === 'online')),
  );
  await hearEachOther(posts, took);

  const all = took.flat();
  const takenCents = sum(all.map(({ cents }) => cents));
  const backCents = sum(all.filter(({ back }) => back).map(({ cents }) => cents));
  const held = await asLandlord(database, totals);
  expect(held).toMatchObject({
    commands: sum(acts),
    payments: { count: all.length, cents: takenCents },
    reversals: { count: DAYS * 2, cents: backCents },
    suspense: { count: 0, cents: 0 },
    suspendedReversals: { count: 0, cents: 0 },
  });
  const alarms = await asLandlord(database, (tx) => tx.selectFrom('alarm').select('kind').execute());
  expect(alarms.filter(({ kind }) => kind !== 'doublon-possible')).toEqual([]);
  for (const { core, till } of posts) expect(verifyTill(core.db, till).kind).toBe('intact');
  // What the papers say was paid, and what the tills' chains say, is what was taken.
  expect(sum(posts.map(({ core }) => paperCents(core.db)))).toBe(takenCents);
  expect(sum(posts.map(({ core }) => chainCents(core.db)))).toBe(takenCents - backCents);
  const before = await balances(database, accounts);
  for (const { core } of posts) expect(localBalances(core.db, accounts)).toEqual(before);

  // To the ERP, and back: half of it under its id, half without.
  const out = join(folder, 'out');
  await exportErp(database, { folder: out, landlord: LANDLORD, now: Date.now() });
  const lines = exportedLines(out);
  const money = (back: boolean) =>
    sum(lines.filter(({ annule }) => (annule !== '') === back).map(({ montant }) => centsOf(montant)));
  expect(lines).toHaveLength(all.length + DAYS * 2);
  expect(new Set(lines.map(({ id_guichet }) => id_guichet)).size).toBe(lines.length);
  expect([money(false), money(true)]).toEqual([takenCents, backCents]);
  expect(await exportErp(database, { folder: out, landlord: LANDLORD, now: Date.now() })).toEqual({
    batches: [],
  });
  const withId = ({ reference }: ExportedLine) => /[02468]/.test(reference.replace(/\D/g, '').slice(-1));
  erp.post(lines, withId);
  await bring(erp);
  expect(await balances(database, accounts)).toEqual(before);
  const decided = await letterAll(database);
  expect(decided).toBeGreaterThan(0);
  expect(await balances(database, accounts)).toEqual(before);
  await bring(erp);
  expect(await balances(database, accounts)).toEqual(before);

  // And down to the posts.
  const confirmed = async (one: WeeksPost) => {
    void one.client.sync.retry();
    await settled(one.core, () => unconfirmed(one.core.db) === 0);
  };
  await Promise.all(posts.map(confirmed));
  for (const { core } of posts) expect(localBalances(core.db, accounts)).toEqual(before);
}, 600_000);

async function startPortal() {
  const test = await testDatabase();
  closing.push(() => test.drop());
  const database = await test.open();
  const portal = await createPortal({ database, landlord: LANDLORD, log: portalLog({ write: () => {} }) });
  closing.push(() => portal.close());
  const wire = await countedWire(Number(new URL(portal.address).port));
  closing.push(() => wire.close());
  return { portal, wire, database };
}

async function post(portal: Portal, address: string, till: string): Promise<WeeksPost> {
  const made = await makeEnrolmentCode(portal.services, {
    agency: AGENCY,
    post: `Guichet ${till.slice(1)}`,
    till,
    by: 'test',
  });
  if (made.kind === 'refused') throw new Error(made.sentence);
  const one = await openPost(till, START, { address, code: made.shown }, STAFF);
  closing.push(() => one.core.close());
  return one;
}

/** Each post has what the other one took and took back. */
async function hearEachOther(posts: readonly WeeksPost[], took: readonly (readonly Took[])[]): Promise<void> {
  for (const [at, { core, client }] of posts.entries()) {
    const others = took[at === 0 ? 1 : 0] ?? [];
    void client.sync.retry();
    await settled(core, () => {
      const heard = core.db
        .prepare<[], { payments: number; reversals: number }>(
          'SELECT (SELECT count(*) FROM remote_payment) AS payments, (SELECT count(*) FROM remote_reversal) AS reversals',
        )
        .get();
      return (
        heard?.payments === others.length && heard.reversals === others.filter(({ back }) => back).length
      );
    });
  }
}

/** A person letters each proposal, the oldest payment first; what is lettré already is passed over. */
async function letterAll(database: Parameters<typeof decideProposal>[0]): Promise<number> {
  const staff = { id: 'siege', role: 'administrateur', agency: null } as const;
  let accepted = 0;
  for (;;) {
    const open = await asLandlord(database, (tx) =>
      tx
        .selectFrom('match_proposal')
        .select(['piece', 'payment'])
        .where('state', '=', 'open')
        .orderBy('piece')
        .orderBy('payment')
        .executeTakeFirst(),
    );
    if (open === undefined) return accepted;
    const outcome = await decideProposal(database, { ...open, accept: true, staff });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    accepted += 1;
  }
}

type Db = WeeksPost['core']['db'];

async function balances(
  database: Parameters<typeof decideProposal>[0],
  accounts: readonly string[],
): Promise<Record<string, number>> {
  return asLandlord(database, async (tx) => {
    const found: [string, number][] = [];
    for (const key of accounts) found.push([key, await balanceOf(tx, key)]);
    return Object.fromEntries(found);
  });
}

function localBalances(db: Db, accounts: readonly string[]): Record<string, number> {
  const select = db.prepare<[string], number>('SELECT balance_cents FROM lease WHERE key = ?').pluck();
  return Object.fromEntries(accounts.map((key) => [key, numberOf(select.get(key))]));
}

function paperCents(db: Db): number {
  return numberOf(
    db
      .prepare(
        `SELECT coalesce(sum(cents), 0) FROM (SELECT a.cents FROM payment_allocation a
           UNION ALL SELECT cents FROM issued_paper WHERE kind = 'recu' AND month IS NULL)`,
      )
      .pluck()
      .get(),
  );
}

function chainCents(db: Db): number {
  return numberOf(
    db.prepare("SELECT coalesce(sum(entry ->> '$.amountCents'), 0) FROM till_journal").pluck().get(),
  );
}

/** Lines of acts of counters, of this post or another, that no line of the ERP has confirmed. */
function unconfirmed(db: Db): number {
  return numberOf(
    db
      .prepare(
        `SELECT count(*) FROM entry e WHERE e.payment_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM entry_confirmation c WHERE c.payment_id = e.payment_id)`,
      )
      .pluck()
      .get(),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new Error('a number was expected');
  return value;
}
