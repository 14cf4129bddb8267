import { describe, expect, test } from 'vitest';
import { planOf } from '../../../test/support/account-rows.ts';
import { ARC_KEY, ARC_LEASE, counterWith } from '../../../test/support/counter.ts';
import { RECENT } from './recent.ts';

describe('the head of the account', () => {
  test('says who, where, how much, as of when', async () => {
    const { agent } = await counterWith(ARC_LEASE);
    expect(await agent.accounts.header({ account: ARC_KEY })).toEqual({
      account: ARC_KEY,
      reference: '0030020790D',
      holders: [
        {
          id: '1',
          role: 'signataire_principal',
          civility: 'M',
          name: "D'ARC Jean-Baptiste",
          birth: '1984-03-12',
          email: null,
          phones: ['06\u00a039\u00a098\u00a012\u00a034'],
          addressMasked: false,
        },
      ],
      addressLine: '14 rue des Bleuets, bât.\u00a0B, esc.\u00a02, apt\u00a0034, 28000 Chartres',
      dwellingLine: 'T3 avec parking n°\u00a012',
      balanceCents: 44_534,
      late: true,
      asOf: '2026-11-17T13:05:00.000Z',
      unsent: { count: 0, cents: 0 },
      exitedOn: null,
      leavingOn: null,
      alerts: [{ kind: 'late', days: 38, month: '2026-09', cents: 15_000 }],
      counters: { openRequests: 0 },
    });
  });

  test('an account that is not there is refused in words', async () => {
    const { agent, core } = await counterWith(ARC_LEASE);
    const input = { account: 'XX' };
    const asked = [
      agent.accounts.open(input),
      agent.accounts.header(input),
      agent.accounts.situation(input),
      agent.accounts.ledger({ ...input, months: 12, nature: null, unsettledOnly: false }),
      agent.accounts.dossier(input),
      agent.accounts.contacts(input),
      agent.accounts.history(input),
    ];
    for (const one of asked)
      await expect(one).rejects.toMatchObject({
        message: "Ce compte n'est pas sur ce poste.",
        data: { code: 'CPT-404' },
      });
    expect(core.db.prepare('SELECT count(*) FROM consultation').pluck().get()).toBe(0);
  });

  test('leaves: "Part le" until the day itself, "Sorti le" from the day after', async () => {
    const { agent, core } = await counterWith({ ...ARC_LEASE, exitOn: '2026-11-17' });
    expect(await agent.accounts.header({ account: ARC_KEY })).toMatchObject({
      exitedOn: null,
      leavingOn: '2026-11-17',
    });
    core.clock.advance(86_400_000);
    const later = core.client('agent');
    expect(await later.accounts.header({ account: ARC_KEY })).toMatchObject({
      exitedOn: '2026-11-17',
      leavingOn: null,
    });
  });

  test('alerts: attestation, plan, tenant space, only where the landlord sends them', async () => {
    const { agent, core } = await counterWith({ ...ARC_LEASE, entries: [] }, { key: 'other' });
    const alerts = async () => (await agent.accounts.header({ account: ARC_KEY })).alerts;
    const run = (text: string) => core.db.exec(text);
    expect(await alerts()).toEqual([]);
    run("INSERT INTO insurance (lease_id, ends_on, policy, status) VALUES (2, '2027-01-01', 'x', 'validee')");
    expect(await alerts()).toEqual([{ kind: 'insurance-missing' }]);
    run("INSERT INTO insurance (lease_id, ends_on, policy, status) VALUES (1, '2026-11-16', 'a', 'validee')");
    expect(await alerts()).toEqual([{ kind: 'insurance-expired', since: '2026-11-16' }]);
    run("INSERT INTO insurance (lease_id, ends_on, policy, status) VALUES (1, '2027-11-16', 'r', 'refusee')");
    expect(await alerts()).toEqual([{ kind: 'insurance-expired', since: '2026-11-16' }]);
    run(
      "INSERT INTO insurance (lease_id, ends_on, policy, status) VALUES (1, '2027-11-17', 'v', 'a_verifier')",
    );
    expect(await alerts()).toEqual([{ kind: 'insurance-to-check' }]);
    run("INSERT INTO insurance (lease_id, ends_on, policy, status) VALUES (1, '2027-11-18', 'w', 'validee')");
    expect(await alerts()).toEqual([]);
    run(
      "INSERT INTO payment_plan (lease_id, starts_on, monthly_cents, state) VALUES (1, '2026-06-01', 5000, 'en_cours')",
    );
    run("INSERT INTO tenant_space (lease_id, person_key, state) VALUES (1, 'p', 'en_attente')");
    expect(await alerts()).toEqual([
      { kind: 'payment-plan', monthlyCents: 5000, since: '2026-06-01' },
      { kind: 'space-inactive', state: 'en_attente' },
    ]);
    run("UPDATE tenant_space SET state = 'actif'; UPDATE payment_plan SET state = 'respecte'");
    expect(await alerts()).toEqual([]);
  });
});

describe('who consulted what', () => {
  test('opening is written with agent and post, and told; reading is not', async () => {
    const { agent, core } = await counterWith(ARC_LEASE, { key: 'B', people: [{ lastName: 'MARTIN' }] });
    await agent.accounts.header({ account: ARC_KEY });
    expect(await agent.accounts.history({ account: ARC_KEY })).toEqual([]);
    await agent.accounts.open({ account: ARC_KEY });
    core.clock.advance(1000);
    await core.client('responsable').accounts.open({ account: ARC_KEY });
    expect(await agent.accounts.history({ account: ARC_KEY })).toEqual([
      {
        at: '2026-11-17T13:05:01.000Z',
        agentName: 'Odile Vasseur',
        post: 'Guichet 2',
        what: 'consultation',
        detail: null,
      },
      {
        at: '2026-11-17T13:05:00.000Z',
        agentName: 'Camille Roche',
        post: 'Guichet 2',
        what: 'consultation',
        detail: null,
      },
    ]);
    expect(core.events).toContainEqual({ kind: 'changed', topics: ['accounts'] });
  });

  test("recent accounts are this agent's, newest first, each once, ten at most", async () => {
    const others = Array.from({ length: 12 }, (_, n) => ({
      key: `K${n}`,
      people: [{ lastName: `NOM${n}` }],
    }));
    const { agent, core } = await counterWith(ARC_LEASE, ...others);
    for (const account of [ARC_KEY, ...others.map(({ key }) => key), 'K3', ARC_KEY]) {
      await agent.accounts.open({ account });
      core.clock.advance(1000);
    }
    const recent = await agent.accounts.recent();
    expect(recent.map(({ account }) => account)).toEqual([
      ARC_KEY,
      'K3',
      'K11',
      'K10',
      'K9',
      'K8',
      'K7',
      'K6',
      'K5',
      'K4',
    ]);
    expect(recent[0]).toEqual({
      account: ARC_KEY,
      reference: '0030020790D',
      name: "D'ARC Jean-Baptiste",
      address: '14 rue des Bleuets, bât.\u00a0B, esc.\u00a02, apt\u00a0034, 28000 Chartres',
      balanceCents: 44_534,
      late: true,
      nextDueOn: null,
      exitedOn: null,
    });
    expect(await core.client('responsable').accounts.recent()).toEqual([]);
    expect(planOf(core.db, RECENT).join()).toMatch(
      /SEARCH consultation USING (COVERING )?INDEX consultation_agent/,
    );
  });
});
