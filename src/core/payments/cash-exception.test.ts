import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { payment as act, actId, openTill, refusal } from '../../../test/support/payment-acts.ts';
import { TEST_AGENTS } from '../../../test/support/test-agents.ts';
import { giveGrant } from '../staff/grants.ts';

let core: TestCore;
let agent: ReturnType<TestCore['port']>;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.port('agent');
  await openTill(core);
  addAccount(core.db, {
    ...ARC,
    entries: [{ period: '2026-10', on: '2026-10-31', dueOn: '2026-11-10', nature: 'loyer', cents: 150_000 }],
  });
});
afterEach(() => core.close());

const RESPONSABLE = TEST_AGENTS.responsable;

function exception(purpose: 'plafond-especes' | 'annulation' = 'plafond-especes') {
  const grant = giveGrant(core.core.services, agent.session, purpose, {
    agentId: RESPONSABLE.id,
    agentName: RESPONSABLE.name,
  });
  return { declared: true as const, grant };
}

const asked = { account: ARC.key, amountCents: 120_000, mode: 'especes' as const, chosenMonths: [] };

describe('cash above the ceiling', () => {
  it('the plan says what the law asks for, once the payer says that he has no bank account', async () => {
    const { plan } = agent.client.payments;
    expect((await plan(asked)).rules.filter(({ blocking }) => blocking)).toHaveLength(1);
    const { rules } = await plan({ ...asked, noBankAccount: true });
    expect(rules.filter(({ blocking }) => blocking)).toEqual([]);
    expect(rules[0]).toEqual({
      text: "Espèces au-dessus du plafond\u202f: admises pour une personne sans compte de dépôt. Le payeur le déclare et un responsable l'autorise par son code.",
      source: 'Code monétaire et financier, art. L.112-6 III',
      blocking: false,
    });
    const under = await plan({ ...asked, amountCents: 100_000, noBankAccount: true });
    expect(under.rules.some(({ source }) => source.endsWith('L.112-6 III'))).toBe(false);
  });

  it('is taken with a permission, kept with who gave it and never with the permission itself', async () => {
    const given = exception();
    const done = await agent.client.payments.record(act(120_000, 'especes', { exception: given }));
    expect(done.amountCents).toBe(120_000);
    expect(core.db.prepare('SELECT exception_by FROM payment').pluck().all()).toEqual([RESPONSABLE.id]);
    const payload = core.db
      .prepare("SELECT payload FROM command WHERE type = 'payment.record'")
      .pluck()
      .get() as string;
    expect(JSON.parse(payload)).toMatchObject({ exception: { declared: true, allowedBy: RESPONSABLE.id } });
    expect(payload).not.toContain(given.grant);
  });

  it('sent again, with the same permission, another or after a restart, answers the first result', async () => {
    const request = act(120_000, 'especes', { exception: exception() });
    const first = await agent.client.payments.record(request);
    expect(await agent.client.payments.record(request)).toEqual(first);
    expect(await agent.client.payments.record({ ...request, exception: exception() })).toEqual(first);
    await core.reopen();
    expect(await core.client('agent').payments.record(request)).toEqual(first);
    expect(
      await refusal(core.client('agent').payments.record({ ...request, exception: null })),
    ).toMatchObject({
      code: 'CMD-409',
    });
  });

  it.each(['none', 'used', 'for another act', 'of another port', 'too old'] as const)(
    'is refused with a permission that does not hold: %s',
    async (which) => {
      let given = exception(which === 'for another act' ? 'annulation' : 'plafond-especes');
      let { client } = agent;
      if (which === 'none') given = { ...given, grant: actId() };
      if (which === 'used') await client.payments.record(act(110_000, 'especes', { exception: given }));
      if (which === 'of another port') client = core.client('agent');
      if (which === 'too old') core.clock.advance(2 * 60_000 + 1);
      const taken = core.db.prepare('SELECT count(*) FROM payment').pluck().get();
      const said = await refusal(client.payments.record(act(120_000, 'especes', { exception: given })));
      expect(said).toMatchObject({ code: 'AUT-001', field: 'grant' });
      expect(core.db.prepare('SELECT count(*) FROM payment').pluck().get()).toBe(taken);
    },
  );

  it('uses no permission up where none is needed, and keeps who allowed only where it is', async () => {
    addAccount(core.db, { key: 'OTHER', entries: [{ on: '2026-10-31', nature: 'loyer', cents: 5_000 }] });
    const given = exception();
    await agent.client.payments.record(act(1_000, 'especes', { exception: given }));
    const others = [{ commandId: actId(), account: 'OTHER', amountCents: 5_000, chosenMonths: [] }];
    const means = { mode: 'especes' as const, receivedCents: 125_000 };
    await agent.client.payments.record(act(120_000, 'especes', { exception: given, others, means }));
    expect(core.db.prepare('SELECT exception_by FROM payment ORDER BY number').pluck().all()).toEqual([
      null,
      RESPONSABLE.id,
      null,
    ]);
  });

  it('lifts no other rule', async () => {
    const card = act(1_000_000_000, 'especes', { exception: exception() });
    expect(await refusal(agent.client.payments.record(card))).toMatchObject({ code: 'ENC-MONTANT' });
  });
});

describe('a till that is not open', () => {
  it('takes no cash, and takes a cheque and a card', async () => {
    const shut = await openTestCore();
    try {
      addAccount(shut.db, ARC);
      const client = shut.client('agent');
      expect((await client.payments.prepare({ account: ARC.key })).tillOpen).toBe(false);
      const cash = act(5_000, 'especes');
      expect(await refusal(client.payments.record(cash))).toMatchObject({
        code: 'CAISSE-FERMEE',
        field: 'mode',
        next: 'Ouvrez la caisse avec son fond, puis validez.',
      });
      await client.payments.record(act(5_000, 'cheque'));
      await client.payments.record(act(5_000, 'carte'));
      await openTill(shut);
      expect((await client.payments.prepare({ account: ARC.key })).tillOpen).toBe(true);
      expect((await client.payments.record(cash)).number).toBe('G2A-000003');
    } finally {
      await shut.close();
    }
  });
});
