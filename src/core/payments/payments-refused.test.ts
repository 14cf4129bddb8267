import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount, type FixtureEntry } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import {
  payment as act,
  MEANS,
  openTill,
  type RecordInput,
  refusal,
} from '../../../test/support/payment-acts.ts';
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

describe('cash', () => {
  it.each([
    { name: '1 000,00 on one debt', due: 100_000, before: 0, cents: 100_000, refused: null },
    { name: '1 000,01 on one debt', due: 100_001, before: 0, cents: 100_001, refused: /plafond 1.000,00/ },
    {
      name: '400,00 when 600,00 was paid in cash',
      due: 150_000,
      before: 60_000,
      cents: 40_000,
      refused: null,
    },
    {
      name: '400,01 when 600,00 was paid in cash',
      due: 150_000,
      before: 60_000,
      cents: 40_001,
      refused: /600,00.€ déjà reçus en espèces.*au plus 400,00/,
    },
  ])('$name', async ({ due, before, cents, refused }) => {
    addAccount(core.db, { ...ARC, entries: debt(due) });
    if (before > 0) await agent.payments.record(act(before, 'especes'));
    const request = act(cents, 'especes');
    if (refused === null) {
      await agent.payments.record(request);
      return;
    }
    const said = await refusal(agent.payments.record(request));
    expect(said).toMatchObject({ code: 'ENC-PLAFOND', field: 'amountCents' });
    expect(said.message).toMatch(refused);
    const { rules } = await agent.payments.plan({
      account: ARC.key,
      amountCents: cents,
      mode: 'especes',
      chosenMonths: [],
    });
    expect(rules.filter(({ blocking }) => blocking).map(({ text }) => text)).toEqual([said.message]);
  });

  it('counts the cash the ERP knows of, and not the other modes', async () => {
    addAccount(core.db, {
      ...ARC,
      entries: [
        ...debt(250_000),
        { period: '2026-10', on: '2026-11-02', nature: 'paiement_especes', cents: -90_000 },
        { period: '2026-10', on: '2026-11-02', nature: 'paiement_carte', cents: -90_000 },
      ],
    });
    expect(await refusal(agent.payments.record(act(10_001, 'especes')))).toMatchObject({
      code: 'ENC-PLAFOND',
    });
    await agent.payments.record(act(10_000, 'especes'));
  });

  it('counts each debt apart: 1 000,00 on two months is allowed', async () => {
    addAccount(core.db, {
      ...ARC,
      entries: [...debt(100_000), { period: '2026-09', on: '2026-09-30', nature: 'loyer', cents: 100_000 }],
    });
    const done = await agent.payments.record(act(200_000, 'especes'));
    expect(done.papers).toHaveLength(2);
  });

  it('an advance cannot be split to pass the ceiling', async () => {
    addAccount(core.db, { ...ARC, entries: [] });
    await agent.payments.record(act(100_000, 'especes'));
    expect(await refusal(agent.payments.record(act(1, 'especes')))).toMatchObject({ code: 'ENC-PLAFOND' });
  });

  it('says what to give back, and refuses less than the amount', async () => {
    addAccount(core.db, ARC);
    const done = await agent.payments.record(
      act(15_000, 'especes', { means: { mode: 'especes', receivedCents: 20_000 } }),
    );
    expect(done).toMatchObject({ receivedCents: 20_000, changeCents: 5_000 });
    const short = act(5_000, 'especes', { means: { mode: 'especes', receivedCents: 4_999 } });
    expect(await refusal(agent.payments.record(short))).toMatchObject({
      code: 'ENC-RECU',
      field: 'means.receivedCents',
      message: 'Il manque 0,01\u202f€\u202f: la somme reçue est plus petite que le montant.',
    });
  });
});

describe('what is refused', () => {
  it.each<{ name: string; more: Partial<RecordInput>; mode: PaymentMode; code: string; field?: string }>([
    {
      name: 'a card number as authorisation',
      mode: 'carte',
      more: { means: { mode: 'carte', authorisation: '4970101234567893' } },
      code: 'ENC-CARTE',
      field: 'means.authorisation',
    },
    {
      name: 'a card number in the name of the payer',
      mode: 'carte',
      more: { payer: 'Mme MARTIN 4970 1012 3456 7893 exp 12/27' },
      code: 'ENC-CARTE',
      field: 'payer',
    },
    {
      name: 'a card number as the bank of a cheque',
      mode: 'cheque',
      more: { means: { mode: 'cheque', number: '1', bank: '4970-1012-3456-7893', drawer: '' } },
      code: 'ENC-CARTE',
      field: 'means.bank',
    },
    {
      name: 'means of another mode',
      mode: 'carte',
      more: { means: MEANS.especes(100) },
      code: 'ENC-MODE',
      field: 'mode',
    },
    {
      name: 'a month that owes nothing',
      mode: 'carte',
      more: { chosenMonths: ['2025-01'] },
      code: 'ENC-MOIS',
      field: 'chosenMonths',
    },
    { name: 'an unknown account', mode: 'carte', more: { account: '9999999999Z' }, code: 'CPT-404' },
    {
      name: 'an amount no line may hold',
      mode: 'carte',
      more: { amountCents: 1_000_000_000 },
      code: 'ENC-MONTANT',
    },
  ])('$name', async ({ more, mode, code, field }) => {
    addAccount(core.db, ARC);
    const said = await refusal(agent.payments.record(act(100, mode, more)));
    expect(said).toMatchObject(field === undefined ? { code } : { code, field });
    expect(core.db.prepare("SELECT count(*) AS n FROM command WHERE type LIKE 'payment.%'").get()).toEqual({
      n: 0,
    });
  });

  it.each([0, -1, 0.5])('an amount of %s', async (amountCents) => {
    addAccount(core.db, ARC);
    await expect(agent.payments.record(act(100, 'carte', { amountCents }))).rejects.toThrow();
  });

  it('a mode the profile does not take, and cash at a ceiling of zero', async () => {
    addAccount(core.db, ARC);
    const profile = JSON.parse(
      core.db.prepare("SELECT value FROM meta WHERE key = 'profile'").pluck().get() as string,
    );
    profile.payment.counterModes = { value: ['especes', 'cheque'], source: 'Règlement du bailleur, p. 2' };
    profile.payment.cashCeilingCents = { value: 0, source: 'Règlement du bailleur, p. 3' };
    core.db.prepare("UPDATE meta SET value = ? WHERE key = 'profile'").run(JSON.stringify(profile));
    expect(await refusal(agent.payments.record(act(100, 'carte')))).toMatchObject({ code: 'ENC-MODE' });
    expect(await refusal(agent.payments.record(act(100, 'especes')))).toMatchObject({ code: 'ENC-MODE' });
    const { modes } = await agent.payments.prepare({ account: ARC.key });
    expect(modes.map(({ mode, allowed }) => [mode, allowed])).toEqual([
      ['especes', false],
      ['cheque', true],
      ['carte', false],
    ]);
  });

  it('a second alike payment within ten minutes, unless the clerk confirms it', async () => {
    addAccount(core.db, ARC);
    const plain = { duplicateConfirmed: false };
    await agent.payments.record(act(1_000, 'especes', plain));
    core.clock.advance(3 * 60_000);
    const twin = act(1_000, 'especes', plain);
    expect(await refusal(agent.payments.record(twin))).toMatchObject({
      code: 'ENC-DOUBLE',
      message:
        '10,00\u202f€ en espèces ont déjà été encaissés sur ce compte il y a 3\u00a0min (n°\u00a0G2A-000001).',
    });
    // Another amount, another mode: not alike.
    await agent.payments.record(act(1_001, 'especes', plain));
    await agent.payments.record(act(1_000, 'carte', plain));
    await agent.payments.record({ ...twin, duplicateConfirmed: true });
    core.clock.setWall(new Date(core.clock.now() + 10 * 60_000 + 1).toISOString());
    await agent.payments.record(act(1_000, 'especes', plain));
    // A clock set back hides nothing.
    core.clock.setWall(new Date(core.clock.now() - 5 * 60_000).toISOString());
    expect(await refusal(agent.payments.record(act(1_000, 'especes', plain)))).toMatchObject({
      code: 'ENC-DOUBLE',
    });
  });

  it('sessions that are no clerk', async () => {
    addAccount(core.db, ARC);
    for (const kind of ['anonymous', 'locked', 'kiosk'] as const)
      await expect(core.client(kind).payments.record(act(100))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
