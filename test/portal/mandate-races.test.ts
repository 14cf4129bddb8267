import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusalOfMandate } from '../../src/portal/direct-debit/refuse-mandate.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { findPostgres, postgresRequired } from '../support/postgres.ts';
import { type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { toldRecords } from './insurance-support.ts';
import { dayCommand, MASK, subscribeCommand } from './mandate-support.ts';
import { type Looks, raceOn } from './race-support.ts';
import { belongTo, putLease } from './registration-support.ts';
import { NORTH, push } from './store-portal.ts';

const at = (seq: number, incarnation = 'i', series = 'G2A') => ({ incarnation, seq, series });
const RUM = 'G2A-B-000001';

// PGlite has one connection: nothing races there.
const here = findPostgres() !== undefined || postgresRequired();

describe.skipIf(!here)('two posts at once on one mandate, on two instances of one PostgreSQL', () => {
  let base: TestDatabase;
  let one: PortalDatabase;
  let other: PortalDatabase;
  beforeEach(async () => {
    base = await testDatabase();
    [one, other] = await Promise.all([base.open(), base.open()]);
    await belongTo(one, 'cchartres');
    await putLease(one, { account: 'n1', people: [{ code: 'P1' }] });
  });
  afterEach(() => base.drop());

  const subscriptions = () =>
    [at(1), at(1, 'j', 'G3A')].map((made) => subscribeCommand(made, { account: 'n1' })) as [
      ReturnType<typeof subscribeCommand>,
      ReturnType<typeof subscribeCommand>,
    ];
  const mandates = () => asLandlord(one, (tx) => tx.selectFrom('mandate').select('rum').execute());

  test('two set up: one mandate, and the other post is told of it', async () => {
    const said = await raceOn(one, other).together(...subscriptions());
    expect(said).toEqual([
      expect.stringMatching(/^SYN-491 .*prélèvement mis en place par Camille Roche/),
      'accepted',
    ]);
    expect(await mandates()).toHaveLength(1);
  });

  test('looked at without the lock, both would stand: the lock is what refuses the second', async () => {
    // What refuses them is asked in a transaction of its own, whose lock is given back at once.
    const unlocked = (): Looks => (command) => asAgency(one, 'NORD', (tx) => refusalOfMandate(tx, command));
    const said = await raceOn(one, other).together(...subscriptions(), unlocked);
    expect(said).toEqual(['accepted', 'accepted']);
    expect(await mandates()).toHaveLength(2);
  });

  test('two change its day: the first received holds', async () => {
    await push(one, NORTH, subscribeCommand(at(1), { account: 'n1' }));
    const seen = { rum: RUM, maskedIban: MASK, day: 8, state: 'a_signer' } as const;
    const change = (made: Parameters<typeof dayCommand>[0], day: number) =>
      dayCommand(made, { account: 'n1', rum: RUM, day, seen });
    const said = await raceOn(one, other).together(change(at(2), 6), change(at(1, 'j', 'G3A'), 15));
    expect(said).toEqual([expect.stringMatching(/^SYN-491 .*jour de prélèvement changé/), 'accepted']);
    const [record] = await toldRecords(one, 'NORD', 'mandat');
    expect([6, 15]).toContain(record?.day);
  });
});
