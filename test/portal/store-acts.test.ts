import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { balanceOf, totals } from '../../src/portal/store/balance.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { putAccounts } from '../support/postgres-rows.ts';
import {
  announcementCommand,
  commandOf,
  moveCommand,
  paymentCommand,
  reversalCommand,
} from './store-commands.ts';
import { alarms, feedOf, NORTH, NORTH_2, push, SOUTH } from './store-portal.ts';

const accepted = { kind: 'accepted', suspense: false } as const;
const suspended = { kind: 'accepted', suspense: true } as const;

let base: TestDatabase;
let database: PortalDatabase;
beforeEach(async () => {
  base = await testDatabase();
  database = await base.open();
  await putAccounts(database, 'NORD', ['n1', 'n2']);
  await putAccounts(database, 'SUD', ['s1']);
});
afterEach(() => base.drop());

const balance = (account: string) => asLandlord(database, (tx) => balanceOf(tx, account));
const payments = () => asLandlord(database, (tx) => tx.selectFrom('payment').selectAll().execute());
const reversals = () => asLandlord(database, (tx) => tx.selectFrom('reversal').selectAll().execute());
const at = (seq: number, incarnation = 'i') => ({ incarnation, seq });

describe(`what a counter did, on ${POSTGRES_WORD}`, () => {
  test('a payment is kept as it was taken, told to its agency, and lowers the balance', async () => {
    await asLandlord(database, async (tx) => {
      await tx
        .insertInto('entry')
        .values({
          feed: 'NORD',
          piece: 'E1',
          account: 'n1',
          entered_on: '2026-11-01',
          nature: 'loyer',
          label: 'Loyer',
          debit_cents: 50_000,
          credit_cents: 0,
          state: 'counted',
        })
        .execute();
    });
    await asLandlord(database, (tx) =>
      tx
        .insertInto('device')
        .values({
          id: NORTH.device,
          agency: 'NORD',
          post: 'Guichet 2',
          till: 'G2',
          public_key: 'k',
          enrolled_at: new Date(0),
        })
        .execute(),
    );
    const id = randomUUID();
    const months = [
      { month: '2026-10', cents: 20_000 },
      { month: '2026-11', cents: 12_500 },
    ];
    expect(
      await push(
        database,
        NORTH,
        paymentCommand(at(1), { id, account: 'n1', cents: 32_500, payer: '', months }),
      ),
    ).toEqual([accepted]);
    const [row] = await payments();
    expect(row).toEqual({
      id,
      number: 'G2A-000001',
      agency: 'NORD',
      feed: 'NORD',
      account: 'n1',
      asked_account: 'n1',
      suspense: false,
      mode: 'especes',
      cents: 32_500,
      payer: null,
      taken_at: '2026-11-17T13:05:00.000Z',
      taken_on: '2026-11-17',
      till: 'G2',
      post: 'Guichet 2',
      agent_name: 'Camille Roche',
      months: JSON.stringify(months),
      act: null,
      device: 'post-north',
    });
    expect(await feedOf(database, 'NORD')).toEqual([
      {
        kind: 'encaissement',
        key: id,
        op: 'put',
        absentSince: null,
        content: {
          id,
          number: 'G2A-000001',
          account: 'n1',
          mode: 'especes',
          cents: 32_500,
          payer: null,
          takenAt: '2026-11-17T13:05:00.000Z',
          takenOn: '2026-11-17',
          till: 'G2',
          post: 'Guichet 2',
          agentName: 'Camille Roche',
          months,
          suspense: false,
        },
      },
    ]);
    expect(await feedOf(database, '*')).toEqual([]);
    expect(await balance('n1')).toBe(17_500);
    const numbers = await database.db.selectFrom('number_used').select('number').orderBy('number').execute();
    expect(numbers.map(({ number }) => number)).toEqual(['G2A-000001', 'G2A-Q-000001']);
    expect(await alarms(database)).toEqual([]);
  });

  test('several accounts paid in one act are linked, each by its own command', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await push(
      database,
      NORTH,
      paymentCommand(at(1), { id: first, account: 'n1', cents: 100, others: [{ commandId: second }] }),
      paymentCommand(at(2), { id: second, account: 'n2', cents: 200, act: first, dependsOn: [first] }),
    );
    expect((await payments()).map(({ id, act, cents }) => [id, act, cents]).toSorted()).toEqual(
      [
        [first, first, 100],
        [second, first, 200],
      ].toSorted(),
    );
    expect([await balance('n1'), await balance('n2')]).toEqual([-100, -200]);
  });

  test('a reversal gives the balance back, on the day of its post', async () => {
    const [paid, back] = [randomUUID(), randomUUID()];
    await push(database, NORTH, paymentCommand(at(1), { id: paid, account: 'n1', cents: 700 }));
    expect(await balance('n1')).toBe(-700);
    const made = { ...at(2), at: '2026-11-17T23:30:00.000Z', offsetMinutes: 60 };
    await push(
      database,
      NORTH,
      reversalCommand(made, { id: back, account: 'n1', payment: paid, cents: 700 }),
    );
    expect(await balance('n1')).toBe(0);
    expect(await reversals()).toMatchObject([
      {
        id: back,
        payment: paid,
        account: 'n1',
        suspense: false,
        reversed_on: '2026-11-18',
        kind: 'annulation',
      },
    ]);
    expect((await feedOf(database, 'NORD')).at(-1)).toMatchObject({
      kind: 'annulation',
      key: back,
      content: {
        id: back,
        number: 'G2A-A-000002',
        payment: paid,
        account: 'n1',
        cents: 700,
        on: '2026-11-18',
      },
    });
  });

  test('money moved from a wrong account leaves it and is on the right one', async () => {
    const [paid, moved, again] = [randomUUID(), randomUUID(), randomUUID()];
    await push(
      database,
      NORTH,
      paymentCommand(at(1), { id: paid, account: 'n1', cents: 700 }),
      moveCommand(at(2), { id: moved, account: 'n1', payment: paid, cents: 700, to: 'n2', newId: again }),
      paymentCommand(at(3), { id: again, account: 'n2', cents: 700, act: moved, dependsOn: [moved] }),
    );
    expect([await balance('n1'), await balance('n2')]).toEqual([0, -700]);
    expect(await reversals()).toMatchObject([{ id: moved, payment: paid, kind: 'mauvais-compte' }]);
    expect((await feedOf(database, 'NORD')).map(({ kind }) => kind)).toEqual([
      'encaissement',
      'annulation',
      'encaissement',
    ]);
    expect(await alarms(database)).toEqual([]);
  });

  test('an order of payment is told, and settles nothing', async () => {
    const id = randomUUID();
    await push(database, NORTH, announcementCommand(at(1), { id, account: 'n1', cents: 900 }));
    expect(await balance('n1')).toBe(0);
    expect(await feedOf(database, 'NORD')).toEqual([
      {
        kind: 'annonce-ordre',
        key: id,
        op: 'put',
        absentSince: null,
        content: {
          id,
          number: 'G2A-D-000001',
          account: 'n1',
          mode: 'virement',
          cents: 900,
          months: [],
          on: '2026-11-17',
        },
      },
    ]);
  });

  test('what a till did and a relevé are kept as commands, with the number of the paper', async () => {
    const outcomes = await push(
      database,
      NORTH,
      commandOf(at(1), {
        id: randomUUID(),
        type: 'till.open',
        account: null,
        payload: { floatCents: 15_000 },
        result: {
          id: 'x',
          openedAt: '2026-11-17T07:00:00.000Z',
          openedOn: '2026-11-17',
          agent: 'C',
          floatCents: 15_000,
        },
      }),
      commandOf(at(2), {
        id: randomUUID(),
        type: 'documents.statement',
        account: 'n1',
        payload: { account: 'n1', from: '2026-01-01', to: '2026-11-17' },
        result: { id: 'issued:G2A-L-000001', number: 'G2A-L-000001', title: 'Relevé' },
      }),
    );
    expect(outcomes).toEqual([accepted, accepted]);
    expect(await feedOf(database, 'NORD')).toEqual([]);
    expect(await database.db.selectFrom('number_used').select('number').execute()).toEqual([
      { number: 'G2A-L-000001' },
    ]);
    expect(await alarms(database)).toEqual([]);
  });
});

describe('money for an account that is not known here', () => {
  test('is never refused: it is "à lettrer", in no balance, and its own agency hears of it', async () => {
    const id = randomUUID();
    expect(await push(database, NORTH, paymentCommand(at(1), { id, account: 'perdu', cents: 700 }))).toEqual([
      suspended,
    ]);
    expect(await payments()).toMatchObject([
      { id, account: null, asked_account: 'perdu', suspense: true, feed: 'NORD' },
    ]);
    expect(await feedOf(database, 'NORD')).toMatchObject([
      { key: id, content: { account: 'perdu', suspense: true } },
    ]);
    expect(await balance('perdu')).toBe(0);
    expect(await asLandlord(database, totals)).toMatchObject({
      payments: { count: 1, cents: 700 },
      suspense: { count: 1, cents: 700 },
      balanceCents: 0,
    });
  });

  test("another agency's account is not known either", async () => {
    expect(
      await push(database, NORTH, paymentCommand(at(1), { id: randomUUID(), account: 's1', cents: 700 })),
    ).toEqual([suspended]);
    expect(await balance('s1')).toBe(0);
    expect(await feedOf(database, 'SUD')).toEqual([]);
  });

  test('a reversal follows its payment there', async () => {
    const [paid, back] = [randomUUID(), randomUUID()];
    await push(database, NORTH, paymentCommand(at(1), { id: paid, account: 'perdu', cents: 700 }));
    await push(
      database,
      NORTH,
      reversalCommand(at(2), { id: back, account: 'perdu', payment: paid, cents: 700 }),
    );
    expect(await reversals()).toMatchObject([{ payment: paid, account: null, suspense: true }]);
    expect(await asLandlord(database, totals)).toMatchObject({
      balanceCents: 0,
      suspendedReversals: { count: 1, cents: 700 },
    });
    expect((await feedOf(database, 'NORD')).at(-1)).toMatchObject({
      kind: 'annulation',
      content: { account: 'perdu', payment: paid },
    });
  });
});

describe('what a person must look at', () => {
  test('a payment taken back twice: the first stands, the second is in no balance', async () => {
    const [paid, first, second] = [randomUUID(), randomUUID(), randomUUID()];
    const said = { account: 'n1', payment: paid, cents: 700 };
    await push(database, NORTH, paymentCommand(at(1), { id: paid, account: 'n1', cents: 700 }));
    await push(database, NORTH, reversalCommand(at(2), { id: first, ...said }));
    expect(
      await push(
        database,
        NORTH_2,
        reversalCommand({ ...at(1, 'j'), series: 'G3A' }, { id: second, ...said }),
      ),
    ).toEqual([accepted]);
    expect(await balance('n1')).toBe(0);
    expect((await reversals()).find(({ id }) => id === second)).toMatchObject({
      payment: null,
      payment_number: 'G2A-000001',
      suspense: true,
    });
    expect((await feedOf(database, 'NORD')).filter(({ kind }) => kind === 'annulation')).toHaveLength(1);
    expect(await alarms(database)).toEqual([
      {
        kind: 'annulation-double',
        agency: 'NORD',
        facts: { payment: paid, reversals: [first, second].toSorted() },
      },
    ]);
  });

  test('one number printed by two posts, of whatever agencies: both payments stand', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await push(database, NORTH, paymentCommand(at(1), { id: one, account: 'n1', cents: 100 }));
    await push(database, SOUTH, paymentCommand(at(1, 'j'), { id: other, account: 's1', cents: 300 }));
    expect([await balance('n1'), await balance('s1')]).toEqual([-100, -300]);
    const commands = [one, other].toSorted();
    expect(await alarms(database)).toEqual([
      { kind: 'numero-double', agency: 'SUD', facts: { number: 'G2A-000001', commands } },
      { kind: 'numero-double', agency: 'SUD', facts: { number: 'G2A-Q-000001', commands } },
    ]);
  });

  test('the same amount on one account, one day, at two posts is told and never merged', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await push(database, NORTH, paymentCommand(at(1), { id: one, account: 'n1', cents: 100 }));
    await push(
      database,
      NORTH_2,
      paymentCommand({ ...at(1, 'j'), series: 'G3A' }, { id: other, account: 'n1', cents: 100 }),
    );
    expect(await balance('n1')).toBe(-200);
    expect(await alarms(database)).toEqual([
      {
        kind: 'doublon-possible',
        agency: 'NORD',
        facts: {
          account: 'n1',
          cents: 100,
          mode: 'especes',
          on: '2026-11-17',
          payments: [one, other].toSorted(),
        },
      },
    ]);
  });

  test.each([
    ['the same post', NORTH, {}],
    ['another amount', NORTH_2, { cents: 101 }],
    ['another mode', NORTH_2, { mode: 'carte' as const }],
    ['another day', NORTH_2, { on: '2026-11-16' }],
    ['another account', NORTH_2, { account: 'n2' }],
  ])('not so for %s', async (_what, from, said) => {
    await push(database, NORTH, paymentCommand(at(1), { id: randomUUID(), account: 'n1', cents: 100 }));
    await push(
      database,
      from,
      paymentCommand({ ...at(2), series: 'G3A' }, { id: randomUUID(), account: 'n1', cents: 100, ...said }),
    );
    expect(await alarms(database)).toEqual([]);
  });

  test('nor for a payment that was taken back before it was taken at the other post', async () => {
    const paid = randomUUID();
    await push(
      database,
      NORTH,
      paymentCommand(at(1), { id: paid, account: 'n1', cents: 100 }),
      reversalCommand(at(2), { id: randomUUID(), account: 'n1', payment: paid, cents: 100 }),
    );
    await push(
      database,
      NORTH_2,
      paymentCommand({ ...at(1, 'j'), series: 'G3A' }, { id: randomUUID(), account: 'n1', cents: 100 }),
    );
    expect(await alarms(database)).toEqual([]);
  });

  test('two commands as one step of a base, and a command that came back with another content', async () => {
    const id = randomUUID();
    await push(database, NORTH, paymentCommand(at(1), { id, account: 'n1', cents: 100 }));
    await push(
      database,
      NORTH_2,
      paymentCommand({ ...at(1), series: 'G3A' }, { id: randomUUID(), account: 'n1', cents: 200 }),
    );
    const changed = paymentCommand(at(1), { id, account: 'n1', cents: 999 });
    expect(await push(database, NORTH, changed)).toEqual([{ kind: 'conflict' }]);
    expect(await alarms(database)).toEqual([
      { kind: 'fork', agency: 'NORD', facts: { incarnation: 'i' } },
      { kind: 'conflit', agency: 'NORD', facts: { command: id, hash: changed.hash, device: 'post-north' } },
    ]);
    expect(await balance('n1')).toBe(-300);
    // Told once, however often it comes back.
    await push(database, NORTH, changed);
    expect(await alarms(database)).toHaveLength(2);
  });
});

describe('a fact that this portal cannot read', () => {
  const unread = (
    type: string,
    payload: Record<string, unknown>,
    result: unknown,
    account: string | null = 'n1',
  ) => commandOf(at(1), { id: randomUUID(), type, account, payload, result });

  test('is "à lettrer" when it still says how much, and told', async () => {
    const command = unread('payment.record', { amountCents: 700, mode: 'especes' }, { nothing: true });
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await payments()).toMatchObject([
      {
        id: command.id,
        cents: 700,
        suspense: true,
        account: null,
        asked_account: 'n1',
        taken_on: '2026-11-17',
      },
    ]);
    expect(await balance('n1')).toBe(0);
    expect(await alarms(database)).toEqual([
      { kind: 'illisible', agency: 'NORD', facts: { command: command.id, type: 'payment.record' } },
    ]);
  });

  test.each([
    ['money without an amount', 'payment.record', {}, null],
    ['an amount that is no number of cents', 'payment.record', { amountCents: 1.5, mode: 'especes' }, {}],
    ['an amount below zero', 'payment.record', { amountCents: -5, mode: 'especes' }, {}],
    ['a slip that names no payment', 'payment.reverse', { payment: 'G2A-000001' }, {}],
    [
      'a slip of a day that does not exist',
      'payment.reverse',
      { payment: randomUUID() },
      { number: 'A', payment: 'G', kind: 'annulation', cents: 5, at: '+999999-01-01T00:00:00Z' },
    ],
    ['a till without its count', 'till.close', { count: 3 }, {}],
  ])('%s is kept as it came, and told', async (_what, type, payload, result) => {
    const command = unread(type, payload, result, null);
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await payments()).toEqual([]);
    expect(await asLandlord(database, (tx) => tx.selectFrom('command').select('envelope').execute())).toEqual(
      [{ envelope: JSON.stringify(command) }],
    );
    expect(await alarms(database)).toMatchObject([{ kind: 'illisible' }]);
  });

  test('a character that the database refuses is replaced, and the money stands', async () => {
    const command = paymentCommand(at(1), { id: randomUUID(), account: 'n1', cents: 700, payer: 'A\u0000B' });
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await payments()).toMatchObject([{ payer: 'A\uFFFDB', account: 'n1' }]);
    const lost = paymentCommand(at(2), {
      id: randomUUID(),
      account: 'n\u0000',
      cents: 700,
      number: 'G\u0000',
    });
    expect(await push(database, NORTH, lost)).toEqual([suspended]);
    expect(await payments()).toHaveLength(2);
  });
});

test('a post that changed agency takes back what it took in the one before, and tells that one', async () => {
  const [paid, back] = [randomUUID(), randomUUID()];
  const before = paymentCommand(at(1), { id: paid, account: 'n1', cents: 700 });
  await push(database, NORTH, before);
  const moved = { device: 'post-moved', agency: 'SUD' };
  expect(
    await push(
      database,
      moved,
      before,
      reversalCommand(at(2), { id: back, account: 'n1', payment: paid, cents: 700 }),
    ),
  ).toEqual([accepted, { kind: 'accepted', suspense: true }]);
  expect(await balance('n1')).toBe(0);
  expect((await feedOf(database, 'NORD')).at(-1)).toMatchObject({ kind: 'annulation', key: back });
  expect(await feedOf(database, 'SUD')).toEqual([]);
});
