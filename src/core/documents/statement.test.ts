import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fold, pdfText } from '../../../test/golden/pdf-text.ts';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, openTill, payment, refusal } from '../../../test/support/payment-acts.ts';
import { readJournal } from '../till/journal.ts';
import { verifyTill } from '../till/verify.ts';
import { statementFactsSchema } from './paper-facts.ts';

let core: TestCore;
let agent: TestClient;

beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  addAccount(core.db, ARC);
  await openTill(core);
});
afterEach(() => core.close());

const PERIOD = { account: ARC.key, from: '2026-10-01', to: '2026-11-17' };
const ask = (more: Partial<typeof PERIOD & { commandId: string }> = {}) =>
  agent.documents.statement({ commandId: actId(), ...PERIOD, ...more });
const factsOf = (number: string) =>
  statementFactsSchema.parse(
    JSON.parse(
      String(core.db.prepare('SELECT facts FROM issued_paper WHERE number = ?').pluck().get(number)),
    ),
  );

describe('a relevé de compte', () => {
  it('says the balance before, every line, and the balance after, that of the account', async () => {
    await agent.payments.record(payment(10_000, 'especes'));
    const { number, title } = await ask();
    expect([number, title]).toEqual(['G2A-L-000001', 'Relevé de compte du 01/10/2026 au 17/11/2026']);
    const facts = factsOf(number);
    expect([facts.openingCents, facts.closingCents]).toEqual([29_534, 34_534]);
    expect(facts.lines.map(({ on, debitCents, creditCents }) => [on, debitCents - creditCents])).toEqual([
      ['2026-10-09', -14_534],
      ['2026-10-31', 39_975],
      ['2026-10-31', 2_840],
      ['2026-10-31', 9_630],
      ['2026-10-31', -4_211],
      ['2026-10-31', -18_700],
      ['2026-11-17', -10_000],
    ]);
    const { bytes } = await agent.documents.read({ account: ARC.key, id: `issued:${number}` });
    const text = await pdfText(new Uint8Array(await bytes.arrayBuffer()));
    for (const words of [
      'Relevé de compte',
      'Du 1ᵉʳ octobre 2026 au 17 novembre 2026, en euros',
      'Solde au 01/10/2026 295,34',
      '09/10/2026 Prélèvement 145,34 150,00',
      '17/11/2026 Espèces au guichet, n° G2A-000001 100,00 345,34',
      'Solde au 17/11/2026 524,45 474,45 345,34',
      'Solde débiteur au 17 novembre 2026 : 345,34 €.',
    ])
      expect(text).toContain(fold(words));
  });

  it('is numbered, chained in the till and proved with it', async () => {
    await ask();
    await ask();
    expect(readJournal(core.db, 'G2').map(({ kind, number }) => [kind, number])).toEqual([
      ['ouverture', null],
      ['papier', 'G2A-L-000001'],
      ['papier', 'G2A-L-000002'],
    ]);
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
    core.db.exec('DROP TRIGGER issued_paper_no_update');
    core.db.exec("UPDATE issued_paper SET cents = cents + 1 WHERE number = 'G2A-L-000001'");
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'broken', at: 2 });
  });

  it('sent twice, is one; the id with another period is refused', async () => {
    const commandId = actId();
    const first = await ask({ commandId });
    expect(await ask({ commandId })).toEqual(first);
    expect(core.db.prepare("SELECT count(*) FROM issued_paper WHERE kind = 'releve'").pluck().get()).toBe(1);
    expect((await refusal(ask({ commandId, from: '2026-09-01' }))).code).toBe('CMD-409');
  });

  it('names an order that was shown and is not received, in no line and no balance', async () => {
    const { announcement } = await agent.payments.announce({
      commandId: actId(),
      account: ARC.key,
      amountCents: 15_000,
      chosenMonths: [],
      mode: 'virement',
      payer: null,
    });
    const facts = factsOf((await ask()).number);
    expect(facts.announced).toEqual([
      { number: announcement.number, on: '2026-11-17', mode: 'virement', amountCents: 15_000 },
    ]);
    expect(facts.closingCents).toBe(44_534);
    expect(factsOf((await ask({ to: '2026-11-16' })).number).announced).toEqual([]);
  });

  it('a payment taken back stands with its reversal', async () => {
    const { id } = await agent.payments.record(payment(10_000, 'especes'));
    await agent.payments.reverse({
      commandId: actId(),
      payment: id,
      kind: 'annulation',
      reason: 'doublon',
      text: '',
    });
    const { lines, closingCents } = factsOf((await ask({ from: '2026-11-17' })).number);
    expect(lines.map(({ debitCents, creditCents }) => debitCents - creditCents)).toEqual([-10_000, 10_000]);
    expect(closingCents).toBe(44_534);
  });

  it.each([
    ['ends before it begins', { from: '2026-11-02', to: '2026-11-01' }, 'from'],
    ['has a day that does not exist', { from: '2026-02-30', to: '2026-11-01' }, 'from'],
    ['runs past today', { from: '2026-11-01', to: '2026-11-18' }, 'to'],
  ])('is refused when its period %s', async (_name, period, field) => {
    expect(await refusal(ask(period))).toMatchObject({ code: 'DOC-PERIODE', field });
    expect(core.db.prepare('SELECT count(*) FROM issued_paper').pluck().get()).toBe(0);
  });

  it('of an account that is not here is refused', async () => {
    expect((await refusal(ask({ account: '0030020799Z' }))).code).toBe('CPT-404');
  });
});
