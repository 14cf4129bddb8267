import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import {
  openTestCore,
  type TestClient,
  type TestCore,
  testSecrets,
} from '../../../test/support/open-test-core.ts';
import { payment as act, actId, openTill } from '../../../test/support/payment-acts.ts';
import { TEST_KEY } from '../../../test/support/test-ports.ts';
import type { Change } from '../../rules/sync/protocol.ts';
import { applyChanges } from '../sync/apply/apply-changes.ts';
import { verifyTill } from '../till/verify.ts';

const PAID = '019a0000-0000-7000-8000-0000000000a1';
const BACK = '019a0000-0000-7000-8000-0000000000b1';
const SHOWN = '019a0000-0000-7000-8000-0000000000c1';

let core: TestCore;
let agent: TestClient;
let secrets: ReturnType<typeof testSecrets>;
beforeEach(async () => {
  secrets = testSecrets(TEST_KEY, 'installation-1');
  core = await openTestCore({ ports: (ports) => ({ ...ports, secrets }) });
  agent = core.client('agent');
  await openTill(core);
  addAccount(core.db, ARC);
});
afterEach(() => core.close());

function tell(kind: string, content: { readonly id: string }): void {
  const change: Change = { kind, key: content.id, op: 'put', absentSince: null, content };
  const context = { day: '2026-11-17', at: '2026-11-17T13:05:00.000Z' };
  core.db.transaction(() => applyChanges(core.db, [change], context)).immediate();
}

const taken = (more: Record<string, unknown> = {}) => ({
  id: PAID,
  number: 'G3A-000012',
  account: ARC.key,
  mode: 'especes',
  cents: 20_000,
  payer: 'M. Petit',
  takenAt: '2026-11-17T13:01:00.000Z',
  takenOn: '2026-11-17',
  till: 'G3',
  post: 'Guichet 3',
  agentName: 'Lou Martin',
  months: [{ month: '2026-09', cents: 20_000 }],
  suspense: false,
  ...more,
});
const back = (payment = PAID) => ({
  id: BACK,
  number: 'G3A-A-000001',
  payment,
  account: ARC.key,
  kind: 'annulation',
  cents: 20_000,
  at: '2026-11-17T13:03:00.000Z',
  on: '2026-11-17',
  till: 'G3',
});

const list = () => agent.payments.list({ account: ARC.key });
const header = () => agent.accounts.header({ account: ARC.key });

describe('a payment that another post took', () => {
  it('stands on the account like one taken here, with its post', async () => {
    const before = await header();
    tell('encaissement', taken());
    expect((await header()).balanceCents).toBe(before.balanceCents - 20_000);
    expect((await list())[0]).toEqual({
      id: null,
      number: 'G3A-000012',
      on: '2026-11-17',
      label: 'Espèces',
      detail: "au guichet Guichet 3, qui seul peut l'annuler",
      payer: 'M. Petit',
      cents: 20_000,
      months: ['2026-09'],
      agent: 'Lou Martin',
      state: 'encaisse',
      reversal: null,
      papers: [],
      reversible: null,
      moved: null,
    });
    const situation = await agent.accounts.situation({ account: ARC.key });
    expect(situation.lastPayments[0]).toMatchObject({ number: 'G3A-000012', cents: 20_000 });
    const ledger = await agent.accounts.ledger({
      account: ARC.key,
      months: 12,
      nature: null,
      unsettledOnly: false,
    });
    const lines = ledger.months.flatMap((month) => month.lines);
    expect(lines.find(({ piece }) => piece === 'G3A-000012')).toMatchObject({
      creditCents: 20_000,
      local: true,
    });
  });

  it('is not in this till, and leaves its journal intact', async () => {
    await agent.payments.record(act(5_000, 'especes'));
    tell('encaissement', taken());
    tell('annulation', back());
    expect(await agent.payments.today()).toEqual({ count: 1, cents: 5_000 });
    expect(verifyTill(core.db, 'G2').kind).toBe('intact');
  });

  it('is taken for a twin of the same sum at this post', async () => {
    tell('encaissement', taken());
    const twin = act(20_000, 'especes', { duplicateConfirmed: false });
    await expect(agent.payments.record(twin)).rejects.toMatchObject({
      data: { code: 'ENC-DOUBLE' },
      message: expect.stringContaining('G3A-000012'),
    });
    tell('annulation', back());
    await agent.payments.record(twin);
  });

  it('cannot be taken back here', async () => {
    tell('encaissement', taken());
    const reverse = core.client('responsable').payments.reverse({
      commandId: actId(),
      payment: PAID,
      kind: 'annulation',
      reason: 'montant',
      text: '',
    });
    await expect(reverse).rejects.toMatchObject({
      data: { code: 'ANN-AILLEURS' },
      message: expect.stringContaining('Guichet 3'),
    });
  });

  it('taken back there says so, and its months are due again', async () => {
    const due = (await agent.payments.prepare({ account: ARC.key })).dueMonths;
    tell('encaissement', taken());
    expect((await agent.payments.prepare({ account: ARC.key })).dueMonths).not.toEqual(due);
    tell('annulation', back());
    expect((await agent.payments.prepare({ account: ARC.key })).dueMonths).toEqual(due);
    expect((await list())[0]).toMatchObject({
      state: 'annule',
      detail: 'au guichet Guichet 3',
      reversal: { number: 'G3A-A-000001', reason: 'Enregistré à la caisse G3' },
    });
  });
});

it('a payment of this post taken back by a copy of it cannot be taken back twice', async () => {
  const done = await agent.payments.record(act(20_000, 'especes'));
  const before = await header();
  tell('annulation', back(done.id));
  expect((await header()).balanceCents).toBe(before.balanceCents + 20_000);
  expect((await list())[0]).toMatchObject({
    state: 'annule',
    reversible: null,
    reversal: { number: 'G3A-A-000001' },
  });
  const again = {
    commandId: actId(),
    payment: done.id,
    kind: 'annulation',
    reason: 'montant',
    text: '',
  } as const;
  await expect(agent.payments.reverse(again)).rejects.toMatchObject({ data: { code: 'ANN-DEJA' } });
  expect(verifyTill(core.db, 'G2').kind).toBe('intact');
});

it('what this post did comes down too, and changes nothing', async () => {
  const done = await agent.payments.record(act(20_000, 'especes'));
  const before = await header();
  tell('encaissement', taken({ id: done.id, number: done.number }));
  expect(await header()).toEqual(before);
});

it('an order of payment shown at another post is announced here', async () => {
  const order = {
    id: SHOWN,
    number: 'G3A-D-000004',
    account: ARC.key,
    mode: 'virement',
    cents: 30_000,
    months: ['2026-10'],
    on: '2026-11-16',
  };
  tell('annonce-ordre', order);
  tell('annonce-ordre', order);
  expect((await agent.payments.prepare({ account: ARC.key })).announced).toMatchObject([
    { number: 'G3A-D-000004', amountCents: 30_000, state: 'annonce' },
  ]);
  expect(await list()).toContainEqual(
    expect.objectContaining({ number: 'G3A-D-000004', state: 'annonce', agent: null }),
  );
});

it('the journal of a till holds across a new letter, without a gap', async () => {
  await agent.payments.record(act(5_000, 'especes'));
  const mark = secrets.readMark();
  if (mark === undefined) throw new Error('no mark was kept');
  const { writeMark } = secrets;
  secrets.writeMark = () => {};
  await core.core.close();
  secrets.writeMark = writeMark;
  writeMark({ ...mark, seq: 40 });
  await core.reopen();
  agent = core.client('agent');
  const next = await agent.payments.record(act(6_000, 'especes'));
  expect(next.number).toBe('G2B-000001');
  expect(verifyTill(core.db, 'G2').kind).toBe('intact');
  core.db.exec("UPDATE number_series SET counter = counter + 1 WHERE letter = 'A' AND kind = 'payment'");
  expect(verifyTill(core.db, 'G2').kind).toBe('broken');
});
