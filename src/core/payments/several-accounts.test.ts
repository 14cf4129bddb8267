import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount, type FixtureEntry } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import {
  payment as act,
  actId,
  openTill,
  type RecordInput,
  refusal,
} from '../../../test/support/payment-acts.ts';
import { readJournal } from '../till/journal.ts';

const PARKING = 'PARKING-1';
const CAVE = 'CAVE-1';
const rent = (cents: number): FixtureEntry[] => [
  { period: '2026-10', on: '2026-10-31', dueOn: '2026-11-10', nature: 'loyer', label: 'Loyer', cents },
];

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  await openTill(core);
  addAccount(core.db, ARC);
  addAccount(core.db, { key: PARKING, entries: rent(4_500) });
  addAccount(core.db, { key: CAVE, entries: rent(150_000) });
});
afterEach(() => core.close());

const other = (account: string, amountCents: number, chosenMonths: string[] = []) => ({
  commandId: actId(),
  account,
  amountCents,
  chosenMonths,
});

function counts(): Record<string, number> {
  const tables = ['payment', 'entry', 'issued_paper', 'till_journal', 'outbox', 'payment_allocation'];
  return Object.fromEntries(
    tables.map((table) => [table, core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number]),
  );
}

describe('one cheque for two accounts', () => {
  it('makes two payments of one act, each with its number, papers, entry and line of the chain', async () => {
    const parking = other(PARKING, 4_500);
    const request = act(44_534, 'cheque', { others: [parking], payer: 'Mme MARTIN' });
    const done = await agent.payments.record(request);
    expect(done).toMatchObject({
      number: 'G2A-000001',
      account: ARC.key,
      amountCents: 44_534,
      others: [
        {
          id: parking.commandId,
          number: 'G2A-000002',
          account: PARKING,
          amountCents: 4_500,
          receivedCents: null,
          changeCents: null,
          papers: [{ number: 'G2A-Q-000003', kind: 'quittance', month: '2026-10', cents: 4_500 }],
        },
      ],
    });
    expect(done.papers.map(({ number }) => number)).toEqual(['G2A-Q-000001', 'G2A-Q-000002']);
    expect(
      core.db
        .prepare('SELECT number, act_id AS act, payer, means FROM payment ORDER BY number')
        .all()
        .map((row) => ({ ...(row as object) })),
    ).toMatchObject([
      { number: 'G2A-000001', act: request.commandId, payer: 'Mme MARTIN' },
      { number: 'G2A-000002', act: request.commandId, payer: 'Mme MARTIN' },
    ]);
    const numbers = readJournal(core.db, 'G2')
      .slice(1)
      .map(({ kind, number, amountCents }) => `${kind} ${number} ${amountCents}`);
    expect(numbers).toEqual([
      'encaissement G2A-000001 44534',
      'papier G2A-Q-000001 0',
      'papier G2A-Q-000002 0',
      'encaissement G2A-000002 4500',
      'papier G2A-Q-000003 0',
    ]);
    const balances = await Promise.all(
      [ARC.key, PARKING].map(async (account) => (await agent.payments.prepare({ account })).balanceCents),
    );
    expect(balances).toEqual([0, 0]);
  });

  it('each account has a command of its own, which waits for the first', async () => {
    const parking = other(PARKING, 4_500);
    const request = act(10_000, 'cheque', { others: [parking] });
    await agent.payments.record(request);
    const rows = core.db
      .prepare(
        "SELECT id, account_key AS account, depends_on AS dependsOn FROM command WHERE type = 'payment.record' ORDER BY seq",
      )
      .all();
    expect(rows).toEqual([
      { id: request.commandId, account: ARC.key, dependsOn: '[]' },
      { id: parking.commandId, account: PARKING, dependsOn: JSON.stringify([request.commandId]) },
    ]);
  });

  it('sent again, answers the whole of it and writes nothing', async () => {
    const request = act(10_000, 'cheque', { others: [other(PARKING, 4_500)] });
    const first = await agent.payments.record(request);
    const before = counts();
    expect(await agent.payments.record({ ...request, duplicateConfirmed: false })).toEqual(first);
    await core.reopen();
    expect(await core.client('agent').payments.record(request)).toEqual(first);
    expect(counts()).toEqual(before);
    const changed = { ...request, others: [other(PARKING, 4_400)] };
    expect(await refusal(core.client('agent').payments.record(changed))).toMatchObject({ code: 'CMD-409' });
  });

  it('a payment by itself belongs to no act', async () => {
    await agent.payments.record(act(10_000));
    expect(core.db.prepare('SELECT act_id FROM payment').pluck().all()).toEqual([null]);
  });
});

describe('cash for several accounts', () => {
  it('counts what was handed over once, against the whole', async () => {
    const done = await agent.payments.record(
      act(15_000, 'especes', {
        means: { mode: 'especes', receivedCents: 20_000 },
        others: [other(PARKING, 4_500)],
      }),
    );
    expect(done).toMatchObject({ receivedCents: 15_500, changeCents: 500 });
    expect(core.db.prepare('SELECT received_cents FROM payment ORDER BY number').pluck().all()).toEqual([
      15_500,
      null,
    ]);
  });

  it('says what misses of the whole', async () => {
    const short = act(15_000, 'especes', {
      means: { mode: 'especes', receivedCents: 19_000 },
      others: [other(PARKING, 4_500)],
    });
    expect(await refusal(agent.payments.record(short))).toMatchObject({
      code: 'ENC-RECU',
      message: expect.stringContaining('Il manque 5,00'),
    });
  });

  it('holds the ceiling on each debt of each account', async () => {
    const two = act(15_000, 'especes', {
      means: { mode: 'especes', receivedCents: 115_000 },
      others: [other(CAVE, 100_000)],
    });
    await agent.payments.record(two);
    const over = act(100, 'especes', {
      means: { mode: 'especes', receivedCents: 200 },
      others: [other(CAVE, 1)],
    });
    expect(await refusal(agent.payments.record(over))).toMatchObject({
      code: 'ENC-PLAFOND',
      field: 'others.0.amountCents',
      message: expect.stringContaining(`Compte ${CAVE}\u202f: Espèces`),
    });
  });
});

describe('one part refused', () => {
  it.each<[string, () => Partial<RecordInput>, string, string | undefined]>([
    ['an account named twice', () => ({ others: [other(ARC.key, 100)] }), 'ENC-COMPTE', 'others.0.account'],
    [
      'another account named twice',
      () => ({ others: [other(PARKING, 100), other(PARKING, 200)] }),
      'ENC-COMPTE',
      'others.1.account',
    ],
    ['an unknown account', () => ({ others: [other('NOWHERE', 100)] }), 'CPT-404', undefined],
    [
      'a month that owes nothing',
      () => ({ others: [other(PARKING, 100), other(CAVE, 100, ['2020-01'])] }),
      'ENC-MOIS',
      'others.1.chosenMonths',
    ],
    [
      'a sum the program does not hold',
      () => ({ others: [other(PARKING, 999_999_999)] }),
      'ENC-MONTANT',
      'amountCents',
    ],
  ])('%s: nothing is written and no number is lost', async (_name, more, code, field) => {
    const before = counts();
    const said = await refusal(agent.payments.record(act(15_000, 'cheque', more())));
    expect(said.code).toBe(code);
    expect(said.field).toBe(field);
    expect(counts()).toEqual(before);
    expect((await agent.payments.record(act(15_000))).number).toBe('G2A-000001');
  });

  it('one id for two accounts, or an id that served before', async () => {
    const request = act(15_000, 'cheque');
    const same = { ...other(PARKING, 4_500), commandId: request.commandId };
    expect(await refusal(agent.payments.record({ ...request, others: [same] }))).toMatchObject({
      code: 'CMD-409',
    });
    const parking = other(PARKING, 4_500);
    await agent.payments.record({ ...request, others: [parking] });
    const again = act(100, 'cheque', { others: [parking] });
    expect(await refusal(agent.payments.record(again))).toMatchObject({ code: 'CMD-409' });
  });

  it('a twin on another account asks too', async () => {
    await agent.payments.record(act(4_500, 'cheque', { account: PARKING }));
    const request = act(100, 'cheque', { others: [other(PARKING, 4_500)], duplicateConfirmed: false });
    expect(await refusal(agent.payments.record(request))).toMatchObject({ code: 'ENC-DOUBLE' });
    await agent.payments.record({ ...request, duplicateConfirmed: true });
  });
});
