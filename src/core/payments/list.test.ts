import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { addEntry } from '../../../test/support/account-rows.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { payment as act, actId, openTill } from '../../../test/support/payment-acts.ts';

const OTHER = '0030020788B';

let core: TestCore;
let agent: TestClient;
let manager: TestClient;
let lease: number;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  manager = core.client('responsable');
  await openTill(core);
  lease = addAccount(core.db, ARC);
  addAccount(core.db, { key: OTHER, entries: [] });
});
afterEach(() => core.close());

const list = (account = ARC.key) => agent.payments.list({ account });

describe('the payments of an account', () => {
  it('says all of a payment taken here', async () => {
    const done = await agent.payments.record(
      act(20_000, 'especes', { payer: 'Mme Darc', means: { mode: 'especes', receivedCents: 25_000 } }),
    );
    expect((await list())[0]).toEqual({
      id: done.id,
      number: 'G2A-000001',
      on: '2026-11-17',
      label: 'Espèces',
      detail: 'reçu 250,00\u202f€, rendu 50,00\u202f€',
      payer: 'Mme Darc',
      cents: 20_000,
      months: ['2026-09', '2026-10'],
      agent: 'Camille Roche',
      state: 'encaisse',
      reversal: null,
      papers: done.papers,
      reversible: 'agent',
      moved: null,
    });
  });

  it('knows those of the ERP, by the months they paid or name, and what was rejected', async () => {
    addEntry(core.db, lease, {
      on: '2026-11-12',
      nature: 'paiement_virement',
      cents: -20_000,
      label: 'VIR DARC',
      piece: 'E8',
    });
    addEntry(core.db, lease, {
      on: '2026-11-14',
      nature: 'rejet',
      cents: 14_534,
      period: '2026-09',
      piece: 'E9',
    });
    expect(
      (await list()).map(({ on, label, detail, number, cents, months, state, id }) => [
        on,
        label,
        detail,
        number,
        cents,
        months,
        state,
        id,
      ]),
    ).toEqual([
      ['2026-11-14', 'Rejet de paiement', 'rejet', 'E9', -14_534, ['2026-09'], 'erp', null],
      ['2026-11-12', 'Virement', 'VIR DARC', 'E8', 20_000, ['2026-09'], 'erp', null],
      ['2026-10-09', 'Prélèvement', null, null, 14_534, ['2026-09'], 'erp', null],
    ]);
  });

  it('stands newest first, the last of a day above', async () => {
    await agent.payments.record(act(1_000));
    await agent.payments.record(act(2_000));
    core.clock.setWall('2026-11-18T08:00:00.000Z');
    await manager.payments.record(act(3_000));
    expect((await list()).map(({ cents }) => cents)).toEqual([3_000, 2_000, 1_000, 14_534]);
  });

  it('shows an announcement until the entry that settles it comes, and that entry too', async () => {
    const { announcement } = await agent.payments.announce({
      commandId: actId(),
      account: ARC.key,
      amountCents: 15_000,
      chosenMonths: ['2026-09'],
      mode: 'virement',
      payer: 'Mme Darc',
    });
    expect((await list())[0]).toMatchObject({
      id: null,
      number: announcement.number,
      label: 'Virement',
      state: 'annonce',
      months: ['2026-09'],
      payer: 'Mme Darc',
      agent: 'Camille Roche',
      reversible: null,
    });
    addEntry(core.db, lease, { on: '2026-11-20', nature: 'paiement_virement', cents: -15_000, piece: 'E8' });
    expect((await list()).slice(0, 2).map(({ number, state }) => [number, state])).toEqual([
      ['E8', 'erp'],
      [announcement.number, 'solde'],
    ]);
  });

  it('says when, why and by which slip a payment was taken back, on its own row and nowhere else', async () => {
    const done = await agent.payments.record(act(1_000));
    await agent.payments.reverse({
      commandId: actId(),
      payment: done.id,
      kind: 'annulation',
      reason: 'montant',
      text: 'Dix euros de trop',
    });
    const cheque = await agent.payments.record(act(2_000, 'cheque'));
    await manager.payments.reverse({
      commandId: actId(),
      payment: cheque.id,
      kind: 'cheque-impaye',
      reason: 'autre',
      text: 'Sans provision',
    });
    expect(
      (await list())
        .slice(0, 2)
        .map(({ state, reversal, reversible, cents }) => ({ state, reversal, reversible, cents })),
    ).toEqual([
      {
        state: 'impaye',
        reversal: { number: 'G2A-A-000002', on: '2026-11-17', reason: 'Chèque impayé. Sans provision' },
        reversible: null,
        cents: 2_000,
      },
      {
        state: 'annule',
        reversal: { number: 'G2A-A-000001', on: '2026-11-17', reason: 'Montant erroné. Dix euros de trop' },
        reversible: null,
        cents: 1_000,
      },
    ]);
    expect(await list()).toHaveLength(3);
    const { months } = await agent.accounts.ledger({
      account: ARC.key,
      months: 'all',
      nature: null,
      unsettledOnly: false,
    });
    const september = months.find(({ month }) => month === '2026-09');
    expect(
      september?.lines
        .slice(-4)
        .map(({ label, debitCents, creditCents, payment, piece }) => [
          label,
          debitCents,
          creditCents,
          payment,
          piece,
        ]),
    ).toEqual([
      [`Carte bancaire au guichet, n°\u00a0${done.number} (annulé)`, 0, 1_000, true, done.number],
      [`Annulation de l'encaissement n°\u00a0${done.number}`, 1_000, 0, false, 'G2A-A-000001'],
      [`Chèque au guichet, n°\u00a0${cheque.number} (impayé)`, 0, 2_000, true, cheque.number],
      [`Chèque impayé, encaissement n°\u00a0${cheque.number}`, 2_000, 0, false, 'G2A-A-000002'],
    ]);
    expect(september?.remainingCents).toBe(15_000);
    const { lastPayments, chart } = await agent.accounts.situation({ account: ARC.key });
    expect(lastPayments.slice(0, 4).map(({ label, cents, number }) => [label, cents, number])).toEqual([
      [`Chèque impayé, encaissement n°\u00a0${cheque.number}`, -2_000, 'G2A-A-000002'],
      [`Chèque au guichet, n°\u00a0${cheque.number} (impayé)`, 2_000, cheque.number],
      [`Annulation de l'encaissement n°\u00a0${done.number}`, -1_000, 'G2A-A-000001'],
      [`Carte bancaire au guichet, n°\u00a0${done.number} (annulé)`, 1_000, done.number],
    ]);
    expect(chart.at(-1)).toMatchObject({ paidCents: 0, balanceCents: 44_534 });
    const history = await agent.accounts.history({ account: ARC.key });
    expect(history.map(({ what, detail }) => [what, detail])).toEqual([
      ['payment.unpaid', 'G2A-A-000002 · −20,00\u202f€'],
      ['payment.record', `${cheque.number} · 20,00\u202f€`],
      ['payment.reverse', 'G2A-A-000001 · −10,00\u202f€'],
      ['payment.record', `${done.number} · 10,00\u202f€`],
    ]);
  });

  it('says where a payment went, and where it came from, until it is taken back', async () => {
    const wrong = await agent.payments.record(act(1_000));
    const { payment } = await agent.payments.move({
      commandId: actId(),
      newCommandId: actId(),
      payment: wrong.id,
      account: OTHER,
      chosenMonths: [],
      text: '',
    });
    expect((await list())[0]).toMatchObject({
      state: 'annule',
      moved: { account: OTHER, reference: OTHER },
      reversal: { reason: 'Mauvais compte' },
    });
    expect(await list(OTHER)).toMatchObject([
      { id: payment.id, state: 'encaisse', moved: { account: ARC.key, reference: ARC.key } },
    ]);
    await agent.payments.reverse({
      commandId: actId(),
      payment: payment.id,
      kind: 'annulation',
      reason: 'doublon',
      text: '',
    });
    expect(await list(OTHER)).toMatchObject([{ state: 'annule', moved: null }]);
  });

  it('says whose act taking it back is, for who asks', async () => {
    await agent.payments.record(act(1_000));
    const asked = async (client: TestClient) =>
      (await client.payments.list({ account: ARC.key }))[0]?.reversible;
    expect([await asked(agent), await asked(manager)]).toEqual(['agent', 'agent']);
    core.clock.setWall('2026-11-18T08:00:00.000Z');
    expect([await asked(core.client('agent')), await asked(core.client('responsable'))]).toEqual([
      'responsable',
      'agent',
    ]);
  });

  it('says that the ERP rejected a payment taken here, once', async () => {
    const cheque = await agent.payments.record(act(2_000, 'cheque'));
    addEntry(core.db, lease, { on: '2026-11-20', nature: 'rejet', cents: 2_000, piece: 'E9' });
    core.db.prepare("INSERT INTO entry_confirmation VALUES ('E9', ?, '{}', '')").run(cheque.id);
    const rows = await list();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      id: cheque.id,
      state: 'impaye',
      reversible: null,
      reversal: { number: 'E9', on: '2026-11-20', reason: 'Rejet porté par le logiciel de gestion' },
    });
  });
});

describe('the figures of the day', () => {
  it('are net of what was taken back, and count money moved on the day it came in', async () => {
    const figures = async () => {
      const fresh = core.client('agent');
      const today = await fresh.payments.today();
      expect((await fresh.home.today()).payments).toEqual(today);
      return [today.count, today.cents];
    };
    const one = await agent.payments.record(act(1_000));
    const two = await agent.payments.record(act(2_000));
    await agent.payments.record(act(4_000));
    expect(await figures()).toEqual([3, 7_000]);
    const reason = { kind: 'annulation', reason: 'doublon', text: '' } as const;
    await agent.payments.reverse({ commandId: actId(), payment: one.id, ...reason });
    expect(await figures()).toEqual([2, 6_000]);
    const move = (payment: string) => ({
      commandId: actId(),
      newCommandId: actId(),
      payment,
      account: OTHER,
      chosenMonths: [],
      text: '',
    });
    await agent.payments.move(move(two.id));
    expect(await figures()).toEqual([2, 6_000]);
    const late = await agent.payments.record(act(500));
    core.clock.setWall('2026-11-18T08:00:00.000Z');
    await core.client('responsable').payments.move(move(late.id));
    expect(await figures()).toEqual([0, 0]);
  });
});

describe('what is asked of the base', () => {
  /** Whole tables read by an act, on a base whose statements are all still to be prepared. */
  async function scansOf(work: (client: TestClient) => Promise<unknown>): Promise<string[]> {
    await core.reopen();
    const { db } = core;
    const texts: string[] = [];
    const prepare = db.prepare.bind(db);
    db.prepare = ((text: string) => {
      texts.push(text);
      return prepare(text);
    }) as typeof db.prepare;
    await work(core.client('responsable'));
    db.prepare = prepare as typeof db.prepare;
    expect(texts.length).toBeGreaterThan(4);
    return texts.flatMap((text) =>
      (
        prepare(`EXPLAIN QUERY PLAN ${text.replaceAll(/@\w+/g, '?').replaceAll('?', "'1'")}`).all() as {
          detail: string;
        }[]
      )
        .map(({ detail }) => detail)
        .filter((line) => line.startsWith('SCAN') && !line.includes('CONSTANT ROW')),
    );
  }

  it('a list, a reversal and a move read no table whole', async () => {
    const [one, two] = [
      await agent.payments.record(act(1_000)),
      await agent.payments.record(act(2_000, 'cheque')),
    ];
    expect(await scansOf((client) => client.payments.list({ account: ARC.key }))).toEqual([]);
    expect(
      await scansOf(async (client) => [
        await client.payments.today(),
        await client.payments.prepare({ account: ARC.key }),
      ]),
    ).toEqual([]);
    const ids = { commandId: actId(), text: '' };
    expect(
      await scansOf((client) =>
        client.payments.reverse({ ...ids, payment: two.id, kind: 'cheque-impaye', reason: 'doublon' }),
      ),
    ).toEqual([]);
    expect(
      await scansOf((client) =>
        client.payments.move({
          ...ids,
          commandId: actId(),
          newCommandId: actId(),
          payment: one.id,
          account: OTHER,
          chosenMonths: [],
        }),
      ),
    ).toEqual([]);
    // It would see one.
    expect(
      await scansOf(async (client) => {
        await client.payments.list({ account: ARC.key });
        core.db.prepare("SELECT 1 FROM payment WHERE payer = 'x'");
      }),
    ).toEqual(['SCAN payment']);
  });
});
