import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addEntry, addLease, type EntrySpec } from '../../../test/support/account-rows.ts';
import { ARC_KEY, ARC_LEASE, counterWith } from '../../../test/support/counter.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
import { ledgerView } from './ledger-view.ts';

describe('Compte', () => {
  const all = { months: 'all', nature: null, unsettledOnly: false } as const;

  test("D'ARC as the picture shows it: by month, newest first, the running balance under each line", async () => {
    const { agent } = await counterWith(ARC_LEASE);
    const ledger = await agent.accounts.ledger({ account: ARC_KEY, ...all });
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
    const { agent } = await counterWith({ ...ARC_LEASE, entries: [...entries, ...paid] });
    const asked = (more: object) => agent.accounts.ledger({ account: ARC_KEY, ...all, ...more });
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
    const { core } = await counterWith(ARC_LEASE);
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
    const { agent, core } = await counterWith(ARC_LEASE);
    await agent.payments.record({
      commandId: '018f0000-0000-7000-8000-000000000001',
      account: ARC_KEY,
      amountCents: 20_000,
      chosenMonths: [],
      mode: 'carte',
      means: { mode: 'carte', authorisation: 'A1' },
      payer: null,
      duplicateConfirmed: false,
    });
    const line = async () =>
      (await agent.accounts.ledger({ account: ARC_KEY, ...all })).months
        .flatMap(({ lines }) => lines)
        .find(({ creditCents }) => creditCents === 20_000);
    const header = await agent.accounts.header({ account: ARC_KEY });
    expect(header).toMatchObject({ balanceCents: 24_534, unsent: { count: 1, cents: 20_000 } });
    expect(await line()).toMatchObject({ local: true, payment: true });
    expect((await line())?.piece).toBeTruthy();
    const history = await agent.accounts.history({ account: ARC_KEY });
    expect(history).toMatchObject([{ what: 'payment.record', agentName: 'Camille Roche' }]);
    expect(history[0]?.detail).toContain('200,00\u202f€');
    core.db
      .prepare(
        "INSERT INTO entry_confirmation (piece, payment_id, content, confirmed_at) SELECT 'Q9', id, '', '' FROM payment",
      )
      .run();
    expect(await line()).toMatchObject({ local: false });
    expect((await agent.accounts.header({ account: ARC_KEY })).balanceCents).toBe(24_534);
  });
});
