import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { ARC } from '../../../test/support/account-fixture.ts';
import {
  addEntry,
  addLease,
  type EntrySpec,
  type LeaseSpec,
  planOf,
} from '../../../test/support/account-rows.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { refreshLeaseState } from '../ledger/lease-state.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
import { ledgerView } from './ledger-view.ts';
import { RECENT } from './recent.ts';

const open: TestCore[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
});

const KEY = '0030020790';
const arcEntries: EntrySpec[] = (ARC.entries ?? []).map((entry) => ({ ...entry, label: entry.label ?? '' }));
const arc: LeaseSpec = {
  key: KEY,
  printed: '0030020790D',
  annexes: 'P12',
  dwelling: { code: 'L034', type: 'T3', building: 'B', stair: '2', door: '034' },
  people: [
    {
      civility: 'M',
      lastName: "D'ARC",
      firstName: 'Jean-Baptiste',
      birth: '1984-03-12',
      phone1: '0639981234',
    },
    { lastName: 'DUVAL', firstName: 'Anne', role: 'occupant' },
    { lastName: 'PARTI', firstName: 'Luc', role: 'cosignataire', absentSince: '2026-01-01' },
  ],
  entries: arcEntries,
};

async function counter(...leases: LeaseSpec[]) {
  const core = await openTestCore();
  open.push(core);
  core.db.transaction(() => {
    for (const lease of leases) addLease(core.db, lease);
    refreshLeaseState(core.db, 'all');
  })();
  core.db
    .prepare(
      "INSERT INTO dwelling (code, residence_code, type, address1, postal_code, city, door) VALUES ('P12', 'R1', 'PARKING', '14 rue des Bleuets', '28000', 'Chartres', '12')",
    )
    .run();
  return { core, agent: core.client('agent') };
}

describe('the head of the account', () => {
  test('says who, where, how much, as of when', async () => {
    const { agent } = await counter(arc);
    expect(await agent.accounts.header({ account: KEY })).toEqual({
      account: KEY,
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
      addressLine: '14 rue des Bleuets, bât. B, esc. 2, apt 034, 28000 Chartres',
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
    const { agent, core } = await counter(arc);
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
    const { agent, core } = await counter({ ...arc, exitOn: '2026-11-17' });
    expect(await agent.accounts.header({ account: KEY })).toMatchObject({
      exitedOn: null,
      leavingOn: '2026-11-17',
    });
    core.clock.advance(86_400_000);
    const later = core.client('agent');
    expect(await later.accounts.header({ account: KEY })).toMatchObject({
      exitedOn: '2026-11-17',
      leavingOn: null,
    });
  });

  test('alerts: attestation, plan, tenant space, only where the landlord sends them', async () => {
    const { agent, core } = await counter({ ...arc, entries: [] }, { key: 'other' });
    const alerts = async () => (await agent.accounts.header({ account: KEY })).alerts;
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
    const { agent, core } = await counter(arc, { key: 'B', people: [{ lastName: 'MARTIN' }] });
    await agent.accounts.header({ account: KEY });
    expect(await agent.accounts.history({ account: KEY })).toEqual([]);
    await agent.accounts.open({ account: KEY });
    core.clock.advance(1000);
    await core.client('responsable').accounts.open({ account: KEY });
    expect(await agent.accounts.history({ account: KEY })).toEqual([
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
    const { agent, core } = await counter(arc, ...others);
    for (const account of [KEY, ...others.map(({ key }) => key), 'K3', KEY]) {
      await agent.accounts.open({ account });
      core.clock.advance(1000);
    }
    const recent = await agent.accounts.recent();
    expect(recent.map(({ account }) => account)).toEqual([
      KEY,
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
      account: KEY,
      reference: '0030020790D',
      name: "D'ARC Jean-Baptiste",
      address: '14 rue des Bleuets, bât. B, esc. 2, apt 034, 28000 Chartres',
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

describe('Situation', () => {
  test("D'ARC: two months due, the last notice, the last payment, the history", async () => {
    const { agent } = await counter(arc);
    const situation = await agent.accounts.situation({ account: KEY });
    expect(situation).toMatchObject({
      dueMonths: [
        {
          month: '2026-09',
          dueOn: '2026-10-10',
          dueCents: 29_534,
          paidCents: 14_534,
          remainingCents: 15_000,
          lateDays: 38,
        },
        {
          month: '2026-10',
          dueOn: '2026-11-10',
          dueCents: 29_534,
          paidCents: 0,
          remainingCents: 29_534,
          lateDays: 7,
        },
      ],
      totalDueCents: 44_534,
      lastBilled: { month: '2026-10', totalCents: 29_534 },
      lastPayments: [{ on: '2026-10-09', nature: 'paiement_prelevement', cents: 14_534, number: null }],
      creditSentence: null,
      chart: [
        { month: '2026-09', balanceCents: 15_000, dueCents: 29_534, paidCents: 14_534, late: true },
        { month: '2026-10', balanceCents: 44_534, dueCents: 29_534, paidCents: 0, late: true },
      ],
    });
    expect(situation.lastBilled?.lines.map(({ nature, cents }) => [nature, cents])).toEqual([
      ['loyer', 39_975],
      ['parking', 2_840],
      ['charges', 9_630],
      ['rls', -4_211],
      ['apl', -18_700],
    ]);
  });

  test('a creditor is told what becomes of it, or that the guide does not say', async () => {
    const { agent, core } = await counter({
      ...arc,
      entries: [{ on: '2026-10-09', nature: 'paiement_carte', cents: -9_550 }],
    });
    const sentence = async () => (await agent.accounts.situation({ account: KEY })).creditSentence;
    expect(await sentence()).toContain('le guide du bailleur ne le précise pas');
    const profile = JSON.parse(
      String(core.db.prepare("SELECT value FROM meta WHERE key = 'profile'").pluck().get()),
    ) as {
      payment: Record<string, unknown>;
    };
    profile.payment.creditSentence = { value: 'Votre solde viendra en déduction.', source: 'le guide' };
    core.db.prepare("UPDATE meta SET value = ? WHERE key = 'profile'").run(JSON.stringify(profile));
    expect(await sentence()).toBe('Votre solde viendra en déduction.');
  });

  test('the history is cut at 24 months, fills the months without notice, and ends with the balance of today', async () => {
    const entries: EntrySpec[] = [];
    for (let n = 0; n < 30; n++) {
      const date = new Date(Date.UTC(2024, 4 + n, 28)).toISOString().slice(0, 10);
      if (n === 20) continue;
      entries.push({
        on: date,
        dueOn: new Date(Date.UTC(2024, 5 + n, 10)).toISOString().slice(0, 10),
        period: date.slice(0, 7),
        nature: 'loyer',
        cents: 10_000,
      });
      if (n % 5 !== 4)
        entries.push({
          on: new Date(Date.UTC(2024, 5 + n, 8)).toISOString().slice(0, 10),
          nature: 'paiement_carte',
          cents: -10_000,
        });
    }
    const { agent } = await counter({ ...arc, entries });
    const { chart } = await agent.accounts.situation({ account: KEY });
    const header = await agent.accounts.header({ account: KEY });
    expect(chart).toHaveLength(24);
    expect(chart.map(({ month }) => month)).toEqual([...new Set(chart.map(({ month }) => month))].toSorted());
    expect(chart.at(-1)).toMatchObject({ month: '2026-10', balanceCents: header.balanceCents });
    expect(chart.find(({ month }) => month === '2026-01')).toMatchObject({ dueCents: 0, paidCents: 0 });
  });
});

describe('Compte', () => {
  const all = { months: 'all', nature: null, unsettledOnly: false } as const;

  test("D'ARC as the picture shows it: by month, newest first, the running balance under each line", async () => {
    const { agent } = await counter(arc);
    const ledger = await agent.accounts.ledger({ account: KEY, ...all });
    expect(
      ledger.months.map(({ month, debitCents, creditCents, balanceCents, remainingCents, late }) => [
        month,
        debitCents,
        creditCents,
        balanceCents,
        remainingCents,
        late,
      ]),
    ).toEqual([
      ['2026-10', 52_445, 22_911, 44_534, 29_534, true],
      ['2026-09', 52_445, 37_445, 15_000, 15_000, true],
    ]);
    expect(ledger.months[0]?.lines.map(({ balanceCents }) => balanceCents)).toEqual([
      54_975, 57_815, 67_445, 63_234, 44_534,
    ]);
    expect(ledger.months[1]?.lines.at(-1)).toMatchObject({
      on: '2026-10-09',
      payment: true,
      local: false,
      balanceCents: 15_000,
    });
    expect(ledger.natures).toEqual(['loyer', 'parking', 'charges', 'rls', 'apl', 'paiement_prelevement']);
  });

  test('filters: nature, period, months not settled; a debt is never hidden by a period', async () => {
    const entries: EntrySpec[] = Array.from({ length: 40 }, (_, n) => {
      const date = new Date(Date.UTC(2023, 6 + n, 28)).toISOString().slice(0, 10);
      return {
        on: date,
        dueOn: date,
        period: date.slice(0, 7),
        nature: n % 2 === 0 ? 'loyer' : 'charges',
        cents: 1000,
      };
    });
    const paid = entries.slice(3).map((entry) => ({ ...entry, nature: 'paiement_carte', cents: -1000 }));
    const { agent } = await counter({ ...arc, entries: [...entries, ...paid] });
    const asked = (more: object) => agent.accounts.ledger({ account: KEY, ...all, ...more });
    const year = await asked({ months: 12 });
    expect(year.months).toHaveLength(12 + 3);
    expect(year.olderMonths).toBe(40 - 12 - 3);
    expect((await asked({})).months).toHaveLength(40);
    expect((await asked({ unsettledOnly: true })).months.map(({ month }) => month)).toEqual([
      '2023-09',
      '2023-08',
      '2023-07',
    ]);
    const charges = await asked({ nature: 'charges' });
    expect(charges.months).toHaveLength(20);
    expect(charges.months.every(({ lines }) => lines.every(({ nature }) => nature === 'charges'))).toBe(true);
  });

  test('every entry stands once, every month adds up, and the newest balance is the account’s', async () => {
    const { core } = await counter(arc);
    const lease = addLease(core.db, { key: 'random' });
    const date = fc
      .integer({ min: 0, max: 700 })
      .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
    const nature = fc.constantFrom(
      'loyer',
      'apl',
      'paiement_carte',
      'rejet',
      'remboursement',
      'solde_reprise',
      'avoir',
      'autre',
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            on: date,
            dueOn: fc.option(date),
            period: fc.option(date.map((one) => one.slice(0, 7))),
            nature,
            cents: fc.integer({ min: -50_000, max: 50_000 }).filter((n) => n !== 0),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        (entries) => {
          for (const entry of entries) addEntry(core.db, lease, entry);
          const stored = readLedgerEntries(core.db, lease);
          const { months } = ledgerView(stored, all, '2026-11-17');
          const balance = stored.reduce(
            (sum, { debitCents, creditCents }) => sum + debitCents - creditCents,
            0,
          );
          const lines = months.flatMap(({ lines: some }) => some);
          expect(lines.map(({ id }) => id).toSorted()).toEqual(stored.map(({ id }) => id).toSorted());
          expect(months[0]?.balanceCents).toBe(balance);
          expect(core.db.prepare('SELECT balance_cents FROM lease WHERE id = ?').pluck().get(lease)).toBe(
            balance,
          );
          let below = 0;
          for (const month of months.toReversed()) {
            below += month.debitCents - month.creditCents;
            expect(month.balanceCents).toBe(below);
            expect(month.lines.at(-1)?.balanceCents ?? below).toBe(below);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a payment taken here is marked until the ERP confirms it, and carries its number', async () => {
    const { agent, core } = await counter(arc);
    await agent.payments.record({
      commandId: '018f0000-0000-7000-8000-000000000001',
      account: KEY,
      amountCents: 20_000,
      chosenMonths: [],
      mode: 'carte',
      means: { mode: 'carte', authorisation: 'A1' },
      payer: null,
      duplicateConfirmed: false,
    });
    const line = async () =>
      (await agent.accounts.ledger({ account: KEY, ...all })).months
        .flatMap(({ lines }) => lines)
        .find(({ creditCents }) => creditCents === 20_000);
    const header = await agent.accounts.header({ account: KEY });
    expect(header).toMatchObject({ balanceCents: 24_534, unsent: { count: 1, cents: 20_000 } });
    expect(await line()).toMatchObject({ local: true, payment: true });
    expect((await line())?.piece).toBeTruthy();
    const history = await agent.accounts.history({ account: KEY });
    expect(history).toMatchObject([{ what: 'payment.record', agentName: 'Camille Roche' }]);
    expect(history[0]?.detail).toContain('200,00\u202f€');
    core.db
      .prepare(
        "INSERT INTO entry_confirmation (piece, payment_id, content, confirmed_at) SELECT 'Q9', id, '', '' FROM payment",
      )
      .run();
    expect(await line()).toMatchObject({ local: false });
    expect((await agent.accounts.header({ account: KEY })).balanceCents).toBe(24_534);
  });
});

describe('Dossier, contacts, protected addresses', () => {
  const residence = (core: TestCore) =>
    core.db.exec(`
      INSERT INTO agency (code, name, address, hours, phone) VALUES ('A1', 'Agence Centre', '1 place Exemple', '9 h - 12 h', '0199000001');
      UPDATE residence SET agency_code = 'A1', address = '14 rue des Bleuets' WHERE code = 'R1';
      INSERT INTO contact (residence_code, role, name, phone, address) VALUES
        ('R1', 'gardien', 'GARDE Paul', '0199000002', 'loge, 14 rue des Bleuets'), ('*', 'prestataire', 'Ascenseurs', '0199000003', NULL),
        ('R2', 'gardien', 'AUTRE', '0199000004', NULL), ('*', 'urgence_technique', 'Astreinte', '0199000005', NULL),
        ('R1', 'gestionnaire', 'GERANT Luc', '0199000006', NULL);
      INSERT INTO announcement (residence_code, title, starts_on, ends_on) VALUES
        ('R1', 'Ravalement rue des Bleuets', '2026-11-01', NULL), ('R1', 'Fini', '2026-01-01', '2026-11-16'), ('*', 'Vœux', '2026-11-10', '2026-11-17');`);

  test('the dossier holds the lease, the dwelling, the residence and who is on the lease', async () => {
    const { agent, core } = await counter(arc);
    residence(core);
    expect(await agent.accounts.dossier({ account: KEY })).toMatchObject({
      lease: { reference: '0030020790D', startedOn: '2015-03-01', term: null },
      dwelling: {
        code: 'L034',
        type: 'T3',
        addressLines: ['14 rue des Bleuets, bât. B, esc. 2, apt 034', '28000 Chartres'],
      },
      annexes: [{ code: 'P12', type: 'PARKING', label: 'parking n°\u00a012' }],
      residence: {
        agencyName: 'Agence Centre',
        address: '14 rue des Bleuets, 28000 Chartres',
        announcements: [{ title: 'Vœux' }, { title: 'Ravalement rue des Bleuets' }],
        caretaker: { name: 'GARDE Paul' },
      },
      people: [{ name: "D'ARC Jean-Baptiste" }, { name: 'DUVAL Anne', role: 'occupant' }],
      insurance: null,
      plan: null,
    });
  });

  test('contacts: emergency first, then those of the residence, then those of all; the agency stands among them', async () => {
    const { agent, core } = await counter(arc);
    residence(core);
    const contacts = await agent.accounts.contacts({ account: KEY });
    expect(contacts.map(({ name, emergency }) => [name, emergency])).toEqual([
      ['Astreinte', true],
      ['GERANT Luc', false],
      ['GARDE Paul', false],
      ['Agence Centre', false],
      ['Ascenseurs', false],
    ]);
  });

  test('a protected address appears on no tab', async () => {
    const { agent, core } = await counter({
      ...arc,
      people: [...(arc.people ?? []), { lastName: 'CACHÉE', masked: true }],
    });
    residence(core);
    await agent.accounts.open({ account: KEY });
    const account = { account: KEY };
    const header = await agent.accounts.header(account);
    expect(header).toMatchObject({ addressLine: null });
    const said = JSON.stringify([
      header,
      await agent.accounts.dossier(account),
      await agent.accounts.contacts(account),
      await agent.accounts.recent(),
      await agent.accounts.situation(account),
      await agent.accounts.search({ text: '0030020790D' }),
    ]);
    expect(said).not.toMatch(/Bleuets|28000|Résidence R1/);
    expect(said).toContain('adresse protégée');
  });
});
