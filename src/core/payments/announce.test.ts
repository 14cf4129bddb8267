import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { addEntry } from '../../../test/support/account-rows.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, refusal } from '../../../test/support/payment-acts.ts';
import { readJournal } from '../till/journal.ts';
import { verifyTill } from '../till/verify.ts';

type AnnounceInput = Parameters<TestClient['payments']['announce']>[0];

let core: TestCore;
let agent: TestClient;
let lease: number;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  lease = addAccount(core.db, ARC);
});
afterEach(() => core.close());

function order(more: Partial<AnnounceInput> = {}): AnnounceInput {
  return {
    commandId: actId(),
    account: ARC.key,
    amountCents: 29_534,
    chosenMonths: [],
    mode: 'virement',
    payer: null,
    ...more,
  };
}
const prepare = () => agent.payments.prepare({ account: ARC.key });

describe('an order of payment shown at the counter', () => {
  it('gives a numbered paper, and settles nothing', async () => {
    const before = await prepare();
    const done = await agent.payments.announce(order({ chosenMonths: ['2026-10', '2026-09'] }));
    expect(done).toEqual({
      announcement: {
        number: 'G2A-D-000001',
        account: ARC.key,
        mode: 'virement',
        amountCents: 29_534,
        months: ['2026-09', '2026-10'],
        on: '2026-11-17',
        state: 'annonce',
      },
      paper: { number: 'G2A-D-000001', title: "Reçu de dépôt d'ordre de paiement" },
    });
    expect(await prepare()).toEqual({ ...before, announced: [done.announcement] });
    expect(await agent.payments.today()).toEqual({ count: 0, cents: 0 });
    expect(core.db.prepare('SELECT count(*) FROM payment').pluck().get()).toBe(0);
    const papers = await agent.documents.list({ account: ARC.key });
    expect(papers).toMatchObject([{ number: 'G2A-D-000001', title: "Reçu de dépôt d'ordre de paiement" }]);
  });

  it('leaves one line in the chain, which moves no money', async () => {
    const { paper } = await agent.payments.announce(order());
    expect(readJournal(core.db, 'G2')).toMatchObject([
      { kind: 'papier', number: paper.number, amountCents: 0, perpetualTotalCents: 0, mode: null },
    ]);
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 1 });
  });

  it('waits in the outbox, and answers the same when it is sent again', async () => {
    const request = order({ payer: 'Mme MARTIN' });
    const first = await agent.payments.announce(request);
    expect(await agent.payments.announce(request)).toEqual(first);
    expect(await refusal(agent.payments.announce({ ...request, amountCents: 1 }))).toMatchObject({
      code: 'CMD-409',
    });
    expect(await agent.sync.queue()).toMatchObject([{ type: 'payment.announce', state: 'waiting' }]);
    expect((await agent.payments.announce(order())).paper.number).toBe('G2A-D-000002');
  });

  it('is open until the ERP brings its entry, the oldest announcement first', async () => {
    await agent.payments.announce(order());
    await agent.payments.announce(order());
    await agent.payments.announce(order({ mode: 'tip' }));
    const open = async () => (await prepare()).announced.map(({ number }) => number);
    expect(await open()).toEqual(['G2A-D-000001', 'G2A-D-000002', 'G2A-D-000003']);
    const erp = { on: '2026-11-19', nature: 'paiement_virement', piece: 'V-1' };
    addEntry(core.db, lease, { ...erp, cents: -29_533 });
    addEntry(core.db, lease, { ...erp, piece: 'V-2', on: '2026-11-01', cents: -29_534 });
    expect(await open()).toHaveLength(3);
    addEntry(core.db, lease, { ...erp, piece: 'V-3', cents: -29_534 });
    expect(await open()).toEqual(['G2A-D-000002', 'G2A-D-000003']);
    addEntry(core.db, lease, { ...erp, piece: 'V-4', cents: -29_534 });
    expect(await open()).toEqual(['G2A-D-000003']);
  });
});

describe('what is refused', () => {
  it.each<[string, Partial<AnnounceInput>, string, string | undefined]>([
    ['a card number in the payer', { payer: '4970 1012 3456 7893' }, 'ENC-CARTE', 'payer'],
    ['a month that owes nothing', { chosenMonths: ['2020-01'] }, 'ENC-MOIS', 'chosenMonths'],
    ['an amount no line holds', { amountCents: 1_000_000_000 }, 'ENC-MONTANT', 'amountCents'],
    ['an unknown account', { account: 'NOWHERE' }, 'CPT-404', undefined],
  ])('%s, and no number is lost', async (_name, more, code, field) => {
    const said = await refusal(agent.payments.announce(order(more)));
    expect([said.code, said.field]).toEqual([code, field]);
    expect((await agent.payments.announce(order())).paper.number).toBe('G2A-D-000001');
  });

  it('a mode that the landlord does not take, and no other', async () => {
    const silent = await prepare();
    expect(silent.announcedModes).toEqual(
      ['virement', 'tip', 'mandat'].map((mode) => ({
        mode,
        allowed: true,
        why: 'Le guide du bailleur ne le précise pas',
      })),
    );
    const profile = JSON.parse(
      core.db.prepare("SELECT value FROM meta WHERE key = 'profile'").pluck().get() as string,
    );
    profile.payment.counterModes = { value: ['cheque', 'virement'], source: 'Règlement du bailleur, p. 2' };
    core.db.prepare("UPDATE meta SET value = ? WHERE key = 'profile'").run(JSON.stringify(profile));
    expect((await prepare()).announcedModes.map(({ allowed, why }) => [allowed, why])).toEqual([
      [true, null],
      [false, 'Ce bailleur ne le prend pas au guichet (Règlement du bailleur, p. 2).'],
      [false, 'Ce bailleur ne le prend pas au guichet (Règlement du bailleur, p. 2).'],
    ]);
    expect(await refusal(agent.payments.announce(order({ mode: 'tip' })))).toMatchObject({
      code: 'ENC-MODE',
      field: 'mode',
    });
    await agent.payments.announce(order());
  });

  it('a power cut leaves nothing of it', async () => {
    const tables = ['payment_announcement', 'issued_paper', 'till_journal', 'command', 'outbox'];
    const state = () => tables.map((table) => core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    for (const table of tables) {
      core.db.exec(
        `CREATE TEMP TRIGGER break_it AFTER INSERT ON main.${table} BEGIN SELECT RAISE(ABORT, 'cut'); END`,
      );
      const before = state();
      expect(await refusal(agent.payments.announce(order()))).toMatchObject({ code: 'INT-500' });
      expect(state()).toEqual(before);
      core.db.exec('DROP TRIGGER temp.break_it');
    }
    expect((await agent.payments.announce(order())).paper.number).toBe('G2A-D-000001');
  });
});
