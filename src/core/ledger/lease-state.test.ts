import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { addEntry, addLease, type EntrySpec } from '../../../test/support/account-rows.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { isoDate } from '../../rules/dates.ts';
import { balanceOf, monthsOf, NATURES } from '../../rules/ledger.ts';
import type { WritableDb } from '../database/connection.ts';
import { dueMonths } from './due-months.ts';
import { refreshLeaseState } from './lease-state.ts';
import { readLedgerEntries } from './queries.ts';

let open: TestCore | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function base(): Promise<WritableDb> {
  open = await openTestCore();
  return open.db;
}

function state(db: WritableDb, lease: number) {
  return db
    .prepare<[number], { month: string | null; on: string | null; cents: number; balance: number }>(
      'SELECT oldest_due_month AS month, oldest_due_on AS "on", oldest_due_cents AS cents, balance_cents AS balance FROM lease WHERE id = ?',
    )
    .get(lease);
}

const TODAY = isoDate('2026-11-17');
const day = fc
  .integer({ min: 0, max: 900 })
  .map((n) => new Date(Date.UTC(2024, 6, 1) + n * 86_400_000).toISOString().slice(0, 10));
const entry: fc.Arbitrary<EntrySpec> = fc
  .record({
    on: day,
    dueOn: fc.option(day),
    period: fc.option(day.map((one) => one.slice(0, 7))),
    nature: fc.constantFrom(...NATURES, 'inconnue'),
    cents: fc.integer({ min: 1, max: 90_000 }),
    credit: fc.boolean(),
  })
  .map(({ credit, cents, ...rest }) => ({ ...rest, cents: credit ? -cents : cents }));

test('the state of a lease is what its ledger says, one by one or all at once', async () => {
  const db = await base();
  let owing = 0;
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 25 }), { minLength: 1, maxLength: 6 }), (accounts) => {
      const leases = accounts.map((entries, index) =>
        addLease(db, { key: `${Math.random()}-${index}`, entries }),
      );
      refreshLeaseState(db, leases);
      const single = leases.map((lease) => state(db, lease));
      db.prepare("UPDATE lease SET oldest_due_month = 'x', oldest_due_on = 'x', oldest_due_cents = 1").run();
      refreshLeaseState(db, 'all');
      leases.forEach((lease, index) => {
        const entries = readLedgerEntries(db, lease);
        const [oldest] = dueMonths(entries, TODAY);
        expect(state(db, lease)).toEqual(single[index]);
        expect(state(db, lease)).toMatchObject({
          month: oldest?.month ?? null,
          cents: oldest?.remainingCents ?? 0,
        });
        expect(state(db, lease)?.balance).toBe(balanceOf(entries));
        owing += Number(oldest !== undefined);
      });
    }),
    { numRuns: 60 },
  );
  expect(owing).toBeGreaterThan(30);
});

test('an account that owes nothing in all owes no month: the short way of `all` hides no debt', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), (specs) => {
      const entries = specs.map((spec, index) => ({
        id: String(index),
        date: isoDate(spec.on),
        dueDate: spec.dueOn === null || spec.dueOn === undefined ? null : isoDate(spec.dueOn),
        period: spec.period ?? null,
        nature: spec.nature,
        label: '',
        debitCents: Math.max(spec.cents, 0),
        creditCents: Math.max(-spec.cents, 0),
      }));
      const { balanceCents, months } = monthsOf(entries);
      if (balanceCents <= 0) expect(months.filter(({ remainingCents }) => remainingCents > 0)).toEqual([]);
    }),
  );
});

test('without échéance a month is late from the date of its first debit; a month is late the day after', async () => {
  const db = await base();
  const lease = addLease(db, {
    key: 'A',
    entries: [{ on: '2026-09-30', period: '2026-09', nature: 'loyer', cents: 30_000 }],
  });
  refreshLeaseState(db, [lease]);
  expect(state(db, lease)).toEqual({ month: '2026-09', on: '2026-09-30', cents: 30_000, balance: 30_000 });
  const late = (today: string) =>
    dueMonths(readLedgerEntries(db, lease), isoDate(today)).map(({ dueOn, lateDays }) => [dueOn, lateDays]);
  expect(late('2026-09-30')).toEqual([[null, 0]]);
  expect(late('2026-10-01')).toEqual([[null, 1]]);
  addEntry(db, lease, { on: '2026-10-05', nature: 'paiement_carte', cents: -30_000 });
  refreshLeaseState(db, [lease]);
  expect(state(db, lease)).toEqual({ month: null, on: null, cents: 0, balance: 0 });
});

test('a debt of more than three years is time-barred the day after', async () => {
  const db = await base();
  const lease = addLease(db, {
    key: 'A',
    entries: [{ on: '2023-10-31', dueOn: '2023-11-10', period: '2023-10', nature: 'loyer', cents: 1 }],
  });
  const barred = (today: string) =>
    dueMonths(readLedgerEntries(db, lease), isoDate(today)).map(({ timeBarred }) => timeBarred);
  expect(barred('2026-11-10')).toEqual([false]);
  expect(barred('2026-11-11')).toEqual([true]);
});
