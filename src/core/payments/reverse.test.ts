import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { payment as act, actId, openTill, refusal } from '../../../test/support/payment-acts.ts';
import { TEST_AGENTS } from '../../../test/support/test-agents.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
import { giveGrant } from '../staff/grants.ts';
import { readJournal } from '../till/journal.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
let agent: ReturnType<TestCore['port']>;
let lease: number;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.port('agent');
  await openTill(core, 10_000);
  lease = addAccount(core.db, ARC);
});
afterEach(() => core.close());

type Reverse = Parameters<TestClient['payments']['reverse']>[0];

function taking(payment: string, more: Partial<Reverse> = {}): Reverse {
  return { commandId: actId(), payment, kind: 'annulation', reason: 'montant', text: '', ...more };
}

function grant(purpose: 'annulation' | 'ecart-caisse' = 'annulation'): string {
  const { id, name } = TEST_AGENTS.responsable;
  return giveGrant(core.core.services, agent.session, purpose, { agentId: id, agentName: name });
}

const owed = async (account = ARC.key) =>
  (await agent.client.payments.prepare({ account })).dueMonths.map(({ month, remainingCents }) => [
    month,
    remainingCents,
  ]);
const balance = (account = ARC.key) =>
  core.db.prepare('SELECT balance_cents FROM lease WHERE key = ?').pluck().get(account);
const kinds = () =>
  readJournal(core.db, 'G2').map(({ kind, amountCents, number }) => [kind, amountCents, number]);
const voids = () => core.db.prepare('SELECT number FROM paper_void ORDER BY number').pluck().all();

async function closeTill(cents: number): Promise<void> {
  const count = await agent.client.till.count({ commandId: actId(), counts: [{ cents: 1, pieces: cents }] });
  await agent.client.till.close({ commandId: actId(), count: count.id, reason: null });
}

describe('an annulation', () => {
  it('gives the account its months back, with a slip, and touches nothing that was written', async () => {
    const before = await owed();
    const done = await agent.client.payments.record(act(35_000, 'especes'));
    const untouched = core.db.prepare('SELECT * FROM payment').all();
    const entries = core.db.prepare('SELECT * FROM entry').all();
    const reversal = await agent.client.payments.reverse(taking(done.id));
    expect(await owed()).toEqual(before);
    expect(balance()).toBe(44_534);
    expect(core.db.prepare('SELECT * FROM payment').all()).toEqual(untouched);
    expect(core.db.prepare('SELECT * FROM entry').all().slice(0, entries.length)).toEqual(entries);
    expect(core.db.prepare('SELECT * FROM entry ORDER BY id DESC LIMIT 1').get()).toMatchObject({
      nature: 'paiement_especes',
      label: `Annulation de l'encaissement n°\u00a0${done.number}`,
      debit_cents: 35_000,
      entered_on: '2026-11-17',
    });
    expect(reversal).toEqual({
      number: 'G2A-A-000001',
      payment: done.number,
      account: ARC.key,
      kind: 'annulation',
      cents: 35_000,
      at: '2026-11-17T13:05:00.000Z',
      sentences: [
        'Rendez 350,00\u202f€ en espèces au payeur.',
        'La quittance n°\u00a0G2A-Q-000001 de septembre 2026 ne vaut plus\u202f: ne la remettez pas.',
        "Le reçu n°\u00a0G2A-R-000001 d'octobre 2026 ne vaut plus\u202f: ne le remettez pas.",
        'Les mois de septembre 2026 et d\u0027octobre 2026 sont de nouveau à payer sur le compte 0030020790D.',
      ],
    });
  });

  it('is in the chain with its slip, and the chain still holds', async () => {
    const done = await agent.client.payments.record(act(15_000, 'especes'));
    await agent.client.payments.reverse(taking(done.id));
    expect(kinds()).toEqual([
      ['ouverture', 0, null],
      ['encaissement', 15_000, done.number],
      ['papier', 0, 'G2A-Q-000001'],
      ['annulation', -15_000, 'G2A-A-000001'],
      ['papier', 0, 'G2A-A-000001'],
    ]);
    expect(readJournal(core.db, 'G2').at(-1)?.perpetualTotalCents).toBe(0);
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
    core.db.exec('DROP TRIGGER payment_reversal_no_update');
    core.db.exec("UPDATE payment_reversal SET text = 'autre chose'");
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'broken', at: 4 });
  });

  it('takes the money out of what the till should hold', async () => {
    const done = await agent.client.payments.record(act(15_000, 'especes'));
    await agent.client.payments.record(act(5_000, 'especes'));
    await agent.client.payments.reverse(taking(done.id));
    const count = await agent.client.till.count({
      commandId: actId(),
      counts: [{ cents: 5_000, pieces: 3 }],
    });
    expect(count).toMatchObject({ expectedCents: 15_000, differenceCents: 0 });
  });

  it('is freely given a quittance again once the month is paid again', async () => {
    const first = await agent.client.payments.record(act(15_000));
    await agent.client.payments.reverse(taking(first.id));
    expect(voids()).toEqual(['G2A-Q-000001']);
    const again = await agent.client.payments.record(act(15_000));
    expect(again.papers).toMatchObject([{ number: 'G2A-Q-000002', kind: 'quittance', month: '2026-09' }]);
  });

  it('lets a quittance fall that an advance alone had kept true', async () => {
    const begun = await agent.client.payments.record(act(10_000));
    const completed = await agent.client.payments.record(act(5_000));
    await agent.client.payments.record(act(29_534));
    const advance = await agent.client.payments.record(act(15_000));
    await agent.client.payments.reverse(taking(begun.id));
    // The advance pays the month that is due again, and its new quittance will be asked for when it is.
    expect(await owed()).toEqual([]);
    const quittance = completed.papers[0]?.number;
    await agent.client.payments.reverse(taking(advance.id));
    expect(await owed()).toEqual([['2026-09', 10_000]]);
    expect(voids()).toContain(quittance);
  });

  it('lets the quittance fall that a later payment completed, and asks for the paper that was handed over', async () => {
    const begun = await agent.client.payments.record(act(10_000));
    const completed = await agent.client.payments.record(act(5_000));
    const quittance = completed.papers[0]?.number;
    core.db
      .prepare(
        "INSERT INTO paper_copy VALUES (?, 0, 'job', 'a4', 'print', '2026-11-17T13:06:00.000Z', 'agent-1')",
      )
      .run(quittance);
    const { sentences } = await agent.client.payments.reverse(taking(begun.id));
    expect(voids()).toEqual([quittance, begun.papers[0]?.number]);
    expect(sentences).toContain(
      `Reprenez la quittance n°\u00a0${quittance} de septembre 2026, donnée avec l'encaissement n°\u00a0${completed.number}, ou barrez-la.`,
    );
    expect(await owed()).toEqual([
      ['2026-09', 10_000],
      ['2026-10', 29_534],
    ]);
    const again = await agent.client.payments.record(act(10_000));
    expect(again.papers).toMatchObject([{ kind: 'quittance', month: '2026-09' }]);
  });

  it('leaves alone the quittance given before, of a month that was owed something again since', async () => {
    const full = await agent.client.payments.record(act(15_000));
    core.db
      .prepare(
        "INSERT INTO entry (lease_id, entered_on, period, nature, label, debit_cents) VALUES (?, '2026-11-16', '2026-09', 'rappel', 'Rappel', 2000)",
      )
      .run(lease);
    const rest = await agent.client.payments.record(act(2_000, 'carte', { chosenMonths: ['2026-09'] }));
    await agent.client.payments.reverse(taking(rest.id));
    expect(voids()).toEqual(rest.papers.map(({ number }) => number));
    expect(voids()).not.toContain(full.papers[0]?.number);
  });

  it('says what to do with a card and with a cheque', async () => {
    const card = await agent.client.payments.record(act(1_000, 'carte'));
    expect((await agent.client.payments.reverse(taking(card.id))).sentences[0]).toBe(
      'Le débit de la carte se reverse sur le terminal\u202f: 10,00\u202f€, autorisation 482913.',
    );
    const cheque = await agent.client.payments.record(act(2_000, 'cheque'));
    expect((await agent.client.payments.reverse(taking(cheque.id))).sentences[0]).toBe(
      'Rendez le chèque n°\u00a00001234 (Banque Exemple) au payeur.',
    );
  });

  it('sent twice answers once; with other words it is refused', async () => {
    const done = await agent.client.payments.record(act(1_000));
    const input = taking(done.id);
    const first = await agent.client.payments.reverse(input);
    expect(await agent.client.payments.reverse(input)).toEqual(first);
    expect(core.db.prepare('SELECT count(*) FROM payment_reversal').pluck().get()).toBe(1);
    expect((await refusal(agent.client.payments.reverse({ ...input, reason: 'mode' }))).code).toBe('CMD-409');
  });

  it.each<[string, Partial<Reverse>, string, string]>([
    ['another reason without words', { reason: 'autre', text: '  ' }, 'ANN-MOTIF', 'text'],
    ['a card number among the words', { text: '4970 1000 0000 0055' }, 'ENC-CARTE', 'text'],
    ['a card that bounces', { kind: 'cheque-impaye' }, 'ANN-CHEQUE', 'kind'],
    ['a payment of nobody', { payment: actId() }, 'ANN-INCONNU', 'payment'],
  ])('%s: refused, and nothing is written', async (_name, more, code, field) => {
    const done = await agent.client.payments.record(act(1_000));
    expect(await refusal(agent.client.payments.reverse(taking(done.id, more)))).toMatchObject({
      code,
      field,
    });
    expect(core.db.prepare('SELECT count(*) FROM payment_reversal').pluck().get()).toBe(0);
    expect(balance()).toBe(43_534);
  });

  it('happens once, and never after the ERP took the payment back itself', async () => {
    const done = await agent.client.payments.record(act(1_000));
    await agent.client.payments.reverse(taking(done.id));
    expect(await refusal(agent.client.payments.reverse(taking(done.id)))).toMatchObject({
      code: 'ANN-DEJA',
      message: `L'encaissement n°\u00a0${done.number} est déjà annulé (n°\u00a0G2A-A-000001).`,
    });
    const cheque = await agent.client.payments.record(act(2_000, 'cheque'));
    core.db.exec(`
      INSERT INTO entry (lease_id, piece, entered_on, nature, label, debit_cents) VALUES (${lease}, 'E9', '2026-11-20', 'rejet', 'Impayé', 2000);
      INSERT INTO entry_confirmation VALUES ('E9', '${cheque.id}', '{}', '');`);
    const manager = core.client('responsable');
    expect((await refusal(manager.payments.reverse(taking(cheque.id, { kind: 'cheque-impaye' })))).code).toBe(
      'ANN-ERP',
    );
    expect(readLedgerEntries(core.db, lease).filter(({ takenBack }) => takenBack === 'erp')).toHaveLength(1);
  });
});

describe('who and when', () => {
  it('an agent takes back what is of the day and under no closing', async () => {
    const done = await agent.client.payments.record(act(1_000));
    const { number } = await agent.client.payments.reverse(taking(done.id));
    expect(
      core.db.prepare('SELECT allowed_by FROM payment_reversal WHERE number = ?').pluck().get(number),
    ).toBeNull();
  });

  it('after a closing the code of a responsable is asked, even on the same day and in a till opened again', async () => {
    const early = await agent.client.payments.record(act(1_000));
    await closeTill(10_000);
    await openTill(core);
    const late = await agent.client.payments.record(act(2_000));
    expect((await refusal(agent.client.payments.reverse(taking(early.id)))).code).toBe('AUT-001');
    expect(
      (await refusal(agent.client.payments.reverse(taking(early.id, { grant: grant('ecart-caisse') })))).code,
    ).toBe('AUT-001');
    const { number } = await agent.client.payments.reverse(taking(early.id, { grant: grant() }));
    expect(
      core.db.prepare('SELECT allowed_by, agent_id FROM payment_reversal WHERE number = ?').get(number),
    ).toEqual({
      allowed_by: 'responsable-1',
      agent_id: 'agent-1',
    });
    await agent.client.payments.reverse(taking(late.id));
  });

  it('the day after too; a permission is used once, and a retry answers without another', async () => {
    const one = await agent.client.payments.record(act(1_000));
    const two = await agent.client.payments.record(act(2_000));
    core.clock.setWall('2026-11-18T08:00:00.000Z');
    const given = grant();
    const input = taking(one.id, { grant: given });
    const first = await agent.client.payments.reverse(input);
    expect(await agent.client.payments.reverse({ ...input, grant: null })).toEqual(first);
    expect((await refusal(agent.client.payments.reverse(taking(two.id, { grant: given })))).code).toBe(
      'AUT-001',
    );
  });

  it.each(['responsable', 'administrateur'] as const)('the %s needs no code, any day', async (role) => {
    const done = await agent.client.payments.record(act(1_000, 'cheque'));
    core.clock.setWall('2026-12-02T08:00:00.000Z');
    const { number } = await core.client(role).payments.reverse(taking(done.id, { kind: 'cheque-impaye' }));
    expect(number).toBe('G2A-A-000001');
  });

  it('a bounced cheque asks an agent for it, even on the day', async () => {
    const done = await agent.client.payments.record(act(1_000, 'cheque'));
    const bounced = taking(done.id, { kind: 'cheque-impaye' });
    expect((await refusal(agent.client.payments.reverse(bounced))).code).toBe('AUT-001');
    await agent.client.payments.reverse({ ...bounced, grant: grant() });
    expect(balance()).toBe(44_534);
  });

  it('cash leaves no drawer that is shut; a card needs none', async () => {
    const cash = await agent.client.payments.record(act(1_000, 'especes'));
    const card = await agent.client.payments.record(act(1_000));
    await closeTill(11_000);
    const manager = core.client('responsable');
    expect((await refusal(manager.payments.reverse(taking(cash.id)))).code).toBe('CAISSE-FERMEE');
    await manager.payments.reverse(taking(card.id));
    await openTill(core, 11_000);
    await manager.payments.reverse(taking(cash.id));
    expect(await core.client('agent').till.state()).toMatchObject({ open: { floatCents: 11_000 } });
  });
});

describe('one act for several accounts', () => {
  const PARKING = {
    key: '0030020791E',
    entries: [{ period: '2026-10', on: '2026-10-31', nature: 'parking', cents: 4_000 }],
  };
  const together = (mode: 'cheque' | 'especes') =>
    act(15_000, mode, {
      others: [{ commandId: actId(), account: PARKING.key, amountCents: 4_000, chosenMonths: [] }],
      ...(mode === 'especes' ? { means: { mode, receivedCents: 20_000 } } : {}),
    });
  beforeEach(() => {
    addAccount(core.db, PARKING);
  });

  it('a bounced cheque bounces whole', async () => {
    const done = await agent.client.payments.record(together('cheque'));
    expect([balance(), balance(PARKING.key)]).toEqual([29_534, 0]);
    const manager = core.client('responsable');
    const input = taking(done.others[0]?.id ?? '', {
      kind: 'cheque-impaye',
      reason: 'autre',
      text: 'Sans provision',
    });
    const { account, sentences } = await manager.payments.reverse(input);
    expect(account).toBe(PARKING.key);
    expect(sentences[0]).toBe(
      "Le chèque n°\u00a00001234 (Banque Exemple) est revenu impayé\u202f: 40,00\u202f€ sont de nouveau dus. Rien n'est à rendre en caisse.",
    );
    expect(sentences).toContain(
      `Le même chèque payait aussi le compte ${ARC.key} (n°\u00a0${done.number})\u202f: il est impayé lui aussi.`,
    );
    expect([balance(), balance(PARKING.key)]).toEqual([44_534, 4_000]);
    expect(await owed(PARKING.key)).toEqual([['2026-10', 4_000]]);
    expect(kinds().slice(-4)).toEqual([
      ['impaye', -4_000, 'G2A-A-000001'],
      ['papier', 0, 'G2A-A-000001'],
      ['impaye', -15_000, 'G2A-A-000002'],
      ['papier', 0, 'G2A-A-000002'],
    ]);
    expect(
      core.db.prepare("SELECT nature FROM entry WHERE label LIKE 'Chèque impayé%'").pluck().all(),
    ).toEqual(['rejet', 'rejet']);
    expect(
      core.db
        .prepare("SELECT account_key FROM command WHERE type = 'payment.reverse' ORDER BY seq")
        .pluck()
        .all(),
    ).toEqual([PARKING.key, ARC.key]);
    expect(core.db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(
      core.db.prepare('SELECT count(*) FROM command').pluck().get(),
    );
    expect(await manager.payments.reverse(input)).toMatchObject({ number: 'G2A-A-000001' });
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
  });

  it('an annulation takes back the one named, and says what stays paid', async () => {
    const done = await agent.client.payments.record(together('especes'));
    const { sentences } = await agent.client.payments.reverse(taking(done.id));
    expect(sentences[0]).toBe('Rendez 150,00\u202f€ en espèces au payeur.');
    expect(sentences).toContain(
      `L'autre compte du même règlement reste payé\u202f: ${PARKING.key} (n°\u00a0${done.others[0]?.number}).`,
    );
    expect([balance(), balance(PARKING.key)]).toEqual([44_534, 0]);
  });

  it('leaves alone the account whose part the ERP has already rejected', async () => {
    const done = await agent.client.payments.record(together('cheque'));
    const parking = done.others[0]?.id;
    core.db.exec(`
      INSERT INTO entry (lease_id, piece, entered_on, nature, label, debit_cents)
        SELECT id, 'E9', '2026-11-20', 'rejet', 'Impayé', 4000 FROM lease WHERE key = '${PARKING.key}';
      INSERT INTO entry_confirmation VALUES ('E9', '${parking}', '{}', '');`);
    await core.client('responsable').payments.reverse(taking(done.id, { kind: 'cheque-impaye' }));
    expect([balance(), balance(PARKING.key)]).toEqual([44_534, 4_000]);
    expect(await owed(PARKING.key)).toEqual([['2026-10', 4_000]]);
  });

  it('a cheque that pays another account too is not given back', async () => {
    const done = await agent.client.payments.record(together('cheque'));
    const { sentences } = await agent.client.payments.reverse(taking(done.id));
    expect(sentences[0]).toBe(
      'Le chèque n°\u00a00001234 (Banque Exemple) paie aussi un autre compte\u202f: ne le rendez pas. 150,00\u202f€ sont à régler avec le payeur.',
    );
    // What is left of it bounces alone.
    const manager = core.client('responsable');
    await manager.payments.reverse(taking(done.others[0]?.id ?? '', { kind: 'cheque-impaye' }));
    expect([balance(), balance(PARKING.key)]).toEqual([44_534, 4_000]);
    expect(core.db.prepare('SELECT count(*) FROM payment_reversal').pluck().get()).toBe(2);
  });
});
