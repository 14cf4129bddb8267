import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount, type FixtureEntry, ordinaryMonth } from '../../../test/support/account-fixture.ts';
import { addEntry } from '../../../test/support/account-rows.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { payment as act, openTill, refusal } from '../../../test/support/payment-acts.ts';
import type { PaymentMode } from '../../contract/payments.ts';

let core: TestCore;
let agent: TestClient;

beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  await openTill(core);
});
afterEach(() => core.close());

const debt = (cents: number): FixtureEntry[] => [
  { period: '2026-10', on: '2026-10-31', dueOn: '2026-11-10', nature: 'loyer', label: 'Loyer', cents },
];

describe('what a payment pays and which paper it gives', () => {
  it.each<{
    name: string;
    entries: readonly FixtureEntry[];
    pays: readonly (readonly [number, PaymentMode, readonly string[]])[];
    papers: readonly string[];
    balance: number;
  }>([
    {
      name: 'a part of the oldest month: a reçu',
      entries: ARC.entries ?? [],
      pays: [[8_000, 'especes', []]],
      papers: ['recu 2026-09 8000 reste 7000'],
      balance: 36_534,
    },
    {
      name: 'the rest of the oldest month: its quittance',
      entries: ARC.entries ?? [],
      pays: [[15_000, 'especes', []]],
      papers: ['quittance 2026-09 15000 reste 0'],
      balance: 29_534,
    },
    {
      name: 'more than the oldest month: its quittance, and a reçu for the next',
      entries: ARC.entries ?? [],
      pays: [[23_000, 'carte', []]],
      papers: ['quittance 2026-09 15000 reste 0', 'recu 2026-10 8000 reste 21534'],
      balance: 21_534,
    },
    {
      name: 'everything at once: two quittances',
      entries: ARC.entries ?? [],
      pays: [[44_534, 'cheque', []]],
      papers: ['quittance 2026-09 15000 reste 0', 'quittance 2026-10 29534 reste 0'],
      balance: 0,
    },
    {
      name: '150,00 a week against 295,34: a reçu, then the quittance for the rest',
      entries: ordinaryMonth('2026-10', '2026-10-31', '2026-11-10'),
      pays: [
        [15_000, 'especes', []],
        [14_534, 'especes', []],
      ],
      papers: ['recu 2026-10 15000 reste 14534', 'quittance 2026-10 14534 reste 0'],
      balance: 0,
    },
    {
      name: '150,00 a week over two months: three reçus in all, and each month its quittance',
      entries: [
        ...ordinaryMonth('2026-09', '2026-09-30', '2026-10-10'),
        ...ordinaryMonth('2026-10', '2026-10-31', '2026-11-10'),
      ],
      pays: [
        [15_000, 'especes', []],
        [15_000, 'especes', []],
        [15_000, 'especes', []],
        [14_068, 'especes', []],
      ],
      papers: [
        'recu 2026-09 15000 reste 14534',
        'quittance 2026-09 14534 reste 0',
        'recu 2026-10 466 reste 29068',
        'recu 2026-10 15000 reste 14068',
        'quittance 2026-10 14068 reste 0',
      ],
      balance: 0,
    },
    {
      name: '80,00 a week against 295,34: three reçus, then the quittance',
      entries: ordinaryMonth('2026-10', '2026-10-31', '2026-11-10'),
      pays: [
        [8_000, 'especes', []],
        [8_000, 'especes', []],
        [8_000, 'especes', []],
        [5_534, 'especes', []],
      ],
      papers: [
        'recu 2026-10 8000 reste 21534',
        'recu 2026-10 8000 reste 13534',
        'recu 2026-10 8000 reste 5534',
        'quittance 2026-10 5534 reste 0',
      ],
      balance: 0,
    },
    {
      name: 'B19: the current month named and covered, arrears remaining: its quittance',
      entries: ARC.entries ?? [],
      pays: [[29_534, 'carte', ['2026-10']]],
      papers: ['quittance 2026-10 29534 reste 0'],
      balance: 15_000,
    },
    {
      name: 'the current month named, more than it owes: the rest goes to the oldest',
      entries: ARC.entries ?? [],
      pays: [[30_000, 'carte', ['2026-10']]],
      papers: ['recu 2026-09 466 reste 14534', 'quittance 2026-10 29534 reste 0'],
      balance: 14_534,
    },
    {
      name: 'more than everything due: quittances, and a reçu for the advance',
      entries: ARC.entries ?? [],
      pays: [[50_000, 'carte', []]],
      papers: [
        'quittance 2026-09 15000 reste 0',
        'quittance 2026-10 29534 reste 0',
        'recu null 5466 reste 0',
      ],
      balance: -5_466,
    },
    {
      name: 'nothing due: an advance',
      entries: [],
      pays: [[10_000, 'carte', []]],
      papers: ['recu null 10000 reste 0'],
      balance: -10_000,
    },
    {
      name: 'APL above the rent: the month below zero is an avoir for the next',
      entries: [
        { period: '2026-09', on: '2026-09-30', nature: 'loyer', cents: 19_875 },
        { period: '2026-09', on: '2026-09-30', nature: 'apl', cents: -20_600 },
        ...debt(15_000),
      ],
      pays: [[14_275, 'carte', []]],
      papers: ['quittance 2026-10 14275 reste 0'],
      balance: 0,
    },
    {
      name: 'a debt carried over is not a month of rent: a reçu even when it is paid whole',
      entries: [{ period: null, on: '2026-01-01', nature: 'solde_reprise', cents: 5_000 }],
      pays: [[5_000, 'carte', []]],
      papers: ['recu 0000-00 5000 reste 0'],
      balance: 0,
    },
  ])('$name', async ({ entries, pays, papers, balance }) => {
    addAccount(core.db, { ...ARC, entries });
    const given: string[] = [];
    for (const [cents, mode, chosenMonths] of pays) {
      const request = act(cents, mode, { chosenMonths: [...chosenMonths] });
      const { account, amountCents } = request;
      const plan = await agent.payments.plan({ account, amountCents, mode, chosenMonths: [...chosenMonths] });
      const done = await agent.payments.record(request);
      expect(done.plan).toEqual(plan);
      expect(done.papers.map((paper) => [paper.kind, paper.month, paper.cents])).toEqual(
        plan.papers.map((paper) => [paper.kind, paper.month, paper.cents]),
      );
      given.push(...plan.papers.map((p) => `${p.kind} ${p.month} ${p.cents} reste ${p.remainingCents}`));
    }
    expect(given).toEqual(papers);
    expect((await agent.payments.prepare({ account: ARC.key })).balanceCents).toBe(balance);
  });

  it('one quittance per month ever: a complement after it gets a reçu', async () => {
    const lease = addAccount(core.db, { ...ARC, entries: debt(10_000) });
    await agent.payments.record(act(10_000));
    addEntry(core.db, lease, { period: '2026-10', on: '2026-11-15', nature: 'rappel', cents: 700 });
    const done = await agent.payments.record(act(700));
    expect(done.papers).toMatchObject([{ kind: 'recu', month: '2026-10', number: 'G2A-R-000001' }]);
    expect(done.plan.papers[0]?.reason).toContain('a déjà été délivrée (n°\u00a0G2A-Q-000001)');
  });

  it('a rent older than three years is paid only when it is named', async () => {
    addAccount(core.db, {
      ...ARC,
      entries: [
        { period: '2023-09', on: '2023-09-30', dueOn: '2023-10-10', nature: 'loyer', cents: 9_000 },
        ...debt(10_000),
      ],
    });
    const asked = { account: ARC.key, amountCents: 5_000, mode: 'carte' as const };
    const silent = await agent.payments.plan({ ...asked, chosenMonths: [] });
    expect(silent.allocations).toEqual([{ month: '2026-10', cents: 5_000 }]);
    expect(silent.rules.map(({ text }) => text)).toContain(
      'Dû depuis plus de trois ans, payé seulement si le payeur le nomme\u202f: septembre 2023.',
    );
    const named = await agent.payments.plan({ ...asked, chosenMonths: ['2023-09'] });
    expect(named.allocations).toEqual([{ month: '2023-09', cents: 5_000 }]);
  });

  it('someone who has left may pay, with a notice', async () => {
    addAccount(core.db, { ...ARC, exitOn: '2026-10-31' });
    expect(await agent.payments.prepare({ account: ARC.key })).toMatchObject({ exitedOn: '2026-10-31' });
    const done = await agent.payments.record(act(15_000));
    expect(done.plan.rules.some(({ text }) => text.startsWith('Locataire sorti le 31/10/2026'))).toBe(true);
  });
});

describe('the same act twice', () => {
  it('answers the same result and takes the payment once, even after a restart', async () => {
    addAccount(core.db, ARC);
    const request = act(15_000, 'especes');
    const first = await agent.payments.record(request);
    expect(await agent.payments.record({ ...request, duplicateConfirmed: false })).toEqual(first);
    await core.reopen();
    expect(await core.client('agent').payments.record(request)).toEqual(first);
    expect(core.db.prepare('SELECT count(*) AS n FROM payment').get()).toEqual({ n: 1 });
    expect(await core.client('agent').payments.today()).toEqual({ count: 1, cents: 15_000 });
  });

  it('is refused when the id comes back with other content', async () => {
    addAccount(core.db, ARC);
    const request = act(15_000);
    await agent.payments.record(request);
    expect(await refusal(agent.payments.record({ ...request, amountCents: 14_999 }))).toMatchObject({
      code: 'CMD-409',
    });
  });
});

describe('what follows a payment', () => {
  it('tells its topics once, after the commit, and nothing when refused', async () => {
    addAccount(core.db, ARC);
    const before = core.events.length;
    await agent.payments.record(act(100));
    expect(core.events.slice(before)).toEqual([
      { kind: 'changed', topics: ['outbox', 'payments', 'accounts', 'documents', 'till'] },
    ]);
    await refusal(agent.payments.record(act(100, 'carte', { chosenMonths: ['2020-01'] })));
    expect(core.events).toHaveLength(before + 1);
  });

  it('the account is no longer late once its oldest month is paid', async () => {
    const lease = addAccount(core.db, ARC);
    await agent.payments.record(act(15_000));
    expect(
      core.db
        .prepare('SELECT oldest_due_month AS month, oldest_due_cents AS cents FROM lease WHERE id = ?')
        .get(lease),
    ).toEqual({ month: '2026-10', cents: 29_534 });
  });

  it('waits in the outbox', async () => {
    addAccount(core.db, ARC);
    await agent.payments.record(act(15_000, 'cheque'));
    const [newest] = await agent.sync.queue();
    expect([newest]).toMatchObject([
      { type: 'payment.record', number: 'G2A-000001', cents: 15_000, mode: 'cheque', state: 'waiting' },
    ]);
  });
});
