import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { payment as act, actId, openTill, refusal } from '../../../test/support/payment-acts.ts';
import { TEST_AGENTS } from '../../../test/support/test-agents.ts';
import { giveGrant } from '../staff/grants.ts';
import { readJournal } from '../till/journal.ts';
import { verifyTill } from '../till/verify.ts';

const RIGHT = {
  key: '0030020788B',
  people: [{ civility: 'MME', lastName: 'LE GALL', firstName: 'Élodie' }],
  entries: [
    { period: '2026-09', on: '2026-09-30', nature: 'loyer', cents: 20_000 },
    { period: '2026-10', on: '2026-10-31', nature: 'loyer', cents: 120_000 },
  ],
};

let core: TestCore;
let agent: ReturnType<TestCore['port']>;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.port('agent');
  await openTill(core, 10_000);
  addAccount(core.db, ARC);
  addAccount(core.db, RIGHT);
});
afterEach(() => core.close());

type Move = Parameters<TestClient['payments']['move']>[0];

function moving(payment: string, more: Partial<Move> = {}): Move {
  return {
    commandId: actId(),
    newCommandId: actId(),
    payment,
    account: RIGHT.key,
    chosenMonths: [],
    text: '',
    ...more,
  };
}

function grant(purpose: 'annulation' | 'plafond-especes'): string {
  const { id, name } = TEST_AGENTS.responsable;
  return giveGrant(core.core.services, agent.session, purpose, { agentId: id, agentName: name });
}

const balances = () => core.db.prepare('SELECT key, balance_cents FROM lease ORDER BY key').raw().all();
const written = () =>
  ['payment', 'payment_reversal', 'entry', 'issued_paper', 'till_journal', 'command'].map((table) =>
    core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );

describe('a wrong account', () => {
  it('gives its months back, and the right one is paid by the same money in the same act', async () => {
    const wrong = await agent.client.payments.record(
      act(15_000, 'especes', { payer: 'Mme Le Gall', means: { mode: 'especes', receivedCents: 20_000 } }),
    );
    const { reversal, payment } = await agent.client.payments.move(moving(wrong.id));
    expect(balances()).toEqual([
      [RIGHT.key, 125_000],
      [ARC.key, 44_534],
    ]);
    expect(payment).toMatchObject({
      account: RIGHT.key,
      mode: 'especes',
      amountCents: 15_000,
      receivedCents: null,
      changeCents: null,
      others: [],
      papers: [{ kind: 'recu', month: '2026-09', cents: 15_000 }],
    });
    expect(reversal).toMatchObject({ kind: 'mauvais-compte', account: ARC.key, payment: wrong.number });
    expect(reversal.sentences).toEqual([
      `L'argent ne bouge pas\u202f: 150,00\u202f€ passent sur le compte ${RIGHT.key}, encaissement n°\u00a0${payment.number}.`,
      'La quittance n°\u00a0G2A-Q-000001 de septembre 2026 ne vaut plus\u202f: ne la remettez pas.',
      `Le mois de septembre 2026 est de nouveau à payer sur le compte ${ARC.key}.`,
    ]);
    expect(core.db.prepare('SELECT payer FROM payment WHERE id = ?').pluck().get(payment.id)).toBe(
      'Mme Le Gall',
    );
    expect(core.db.prepare('SELECT payment_id, moved_to, kind FROM payment_reversal').get()).toEqual({
      payment_id: wrong.id,
      moved_to: payment.id,
      kind: 'mauvais-compte',
    });
  });

  it('leaves the drawer and the chain as they were in sum', async () => {
    const wrong = await agent.client.payments.record(act(15_000, 'especes'));
    await agent.client.payments.move(moving(wrong.id));
    const journal = readJournal(core.db, 'G2');
    expect(journal.slice(3).map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['annulation', -15_000],
      ['papier', 0],
      ['encaissement', 15_000],
      ['papier', 0],
    ]);
    expect(journal.at(-1)?.perpetualTotalCents).toBe(15_000);
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
    const counts = [{ cents: 5_000 as const, pieces: 5 }];
    expect(await agent.client.till.count({ commandId: actId(), counts })).toMatchObject({
      differenceCents: 0,
    });
  });

  it('needs no open till: no cash moves', async () => {
    const wrong = await agent.client.payments.record(act(15_000, 'especes'));
    const count = await agent.client.till.count({
      commandId: actId(),
      counts: [{ cents: 5_000, pieces: 5 }],
    });
    await agent.client.till.close({ commandId: actId(), count: count.id, reason: null });
    const input = moving(wrong.id);
    expect((await refusal(agent.client.payments.move(input))).code).toBe('AUT-001');
    await agent.client.payments.move({ ...input, grant: grant('annulation') });
    expect(balances()[0]).toEqual([RIGHT.key, 125_000]);
  });

  it('pays the months the payer meant, and may be moved again', async () => {
    const wrong = await agent.client.payments.record(act(10_000, 'cheque'));
    const { payment } = await agent.client.payments.move(moving(wrong.id, { chosenMonths: ['2026-10'] }));
    expect(payment.plan.allocations).toEqual([{ month: '2026-10', cents: 10_000 }]);
    expect((await refusal(agent.client.payments.move(moving(wrong.id)))).code).toBe('ANN-DEJA');
    await agent.client.payments.move(moving(payment.id, { account: ARC.key }));
    expect(balances()).toEqual([
      [RIGHT.key, 140_000],
      [ARC.key, 34_534],
    ]);
  });

  it('sent twice answers once', async () => {
    const wrong = await agent.client.payments.record(act(10_000));
    const input = moving(wrong.id);
    const first = await agent.client.payments.move(input);
    const before = written();
    expect(await agent.client.payments.move(input)).toEqual(first);
    expect(written()).toEqual(before);
    expect((await refusal(agent.client.payments.move({ ...input, text: 'autre' }))).code).toBe('CMD-409');
  });

  it.each<[string, Partial<Move>, string]>([
    ['on the same account', { account: ARC.key }, 'ANN-COMPTE'],
    ['on no account', { account: 'X' }, 'CPT-404'],
    ['of a month that owes nothing', { chosenMonths: ['2026-01'] }, 'ENC-MOIS'],
    ['of a payment of nobody', { payment: actId() }, 'ANN-INCONNU'],
    ['with a card number', { text: 'CB 4970100000000055' }, 'ENC-CARTE'],
  ])('%s: refused, and nothing is written', async (_name, more, code) => {
    const wrong = await agent.client.payments.record(act(10_000));
    const before = written();
    expect((await refusal(agent.client.payments.move(moving(wrong.id, more)))).code).toBe(code);
    expect(written()).toEqual(before);
    expect(
      (await refusal(agent.client.payments.move(moving(wrong.id, { newCommandId: wrong.id })))).code,
    ).toBe('CMD-409');
    expect(written()).toEqual(before);
  });

  it('keeps the exception of a payer without a bank account, allowed once for this money', async () => {
    addAccount(core.db, {
      key: '0030020791E',
      entries: [{ period: '2026-10', on: '2026-10-31', nature: 'loyer', cents: 150_000 }],
    });
    const wrong = await agent.client.payments.record(
      act(110_000, 'especes', {
        account: '0030020791E',
        exception: { declared: true, grant: grant('plafond-especes') },
      }),
    );
    const { payment } = await agent.client.payments.move(moving(wrong.id, { chosenMonths: ['2026-10'] }));
    expect(core.db.prepare('SELECT exception_by FROM payment WHERE id = ?').pluck().get(payment.id)).toBe(
      'responsable-1',
    );
  });

  it('holds the cash to the ceiling of the right account', async () => {
    await agent.client.payments.record(
      act(95_000, 'especes', { account: RIGHT.key, chosenMonths: ['2026-10'] }),
    );
    const wrong = await agent.client.payments.record(act(10_000, 'especes'));
    const onto = { chosenMonths: ['2026-10'] };
    expect((await refusal(agent.client.payments.move(moving(wrong.id, onto)))).code).toBe('ENC-PLAFOND');
    await agent.client.payments.move(moving(wrong.id, { chosenMonths: ['2026-09'] }));
  });
});

describe('a cheque of several accounts', () => {
  it('bounces whole, wherever one of its parts was moved', async () => {
    addAccount(core.db, { key: '0030020791E', entries: [] });
    const done = await agent.client.payments.record(
      act(10_000, 'cheque', {
        others: [{ commandId: actId(), account: '0030020791E', amountCents: 3_000, chosenMonths: [] }],
      }),
    );
    const { payment } = await agent.client.payments.move(moving(done.id));
    await core.client('responsable').payments.reverse({
      commandId: actId(),
      payment: payment.id,
      kind: 'cheque-impaye',
      reason: 'autre',
      text: '',
    });
    expect(balances()).toEqual([
      [RIGHT.key, 140_000],
      [ARC.key, 44_534],
      ['0030020791E', 0],
    ]);
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
  });
});
