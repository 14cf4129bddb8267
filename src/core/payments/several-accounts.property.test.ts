import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, openTill, payment } from '../../../test/support/payment-acts.ts';
import { PAYMENT_MODES, type RecordedPayment } from '../../contract/payments.ts';
import { readJournal } from '../till/journal.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
let agent: TestClient;
beforeAll(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  await openTill(core);
});
afterAll(() => core.close());

const MONTHS = ['2026-08', '2026-09', '2026-10', '2026-11'];
const part = fc.record({
  cents: fc.integer({ min: 1, max: 70_000 }),
  /** What each month of the account owes. */
  owed: fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 4 }),
  picks: fc.array(fc.nat(3), { maxLength: 2 }),
});
const acts = fc.record({
  parts: fc.array(part, { minLength: 1, maxLength: 5 }),
  mode: fc.constantFrom(...PAYMENT_MODES),
  extra: fc.integer({ min: 0, max: 5_000 }),
  /** One of the parts names a month that owes nothing: the whole act is then refused. */
  spoilt: fc.integer({ min: 0, max: 9 }),
});

type Recorded = Omit<RecordedPayment, 'others'>;
const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
const count = (table: string) => core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;

let accounts = 0;
let taken = 0;
let refused = 0;
let takenCents = 0;

it('each part is laid whole on its account, the parts make the means, and numbers have no gap', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async ({ parts, mode, extra, spoilt }) => {
      const asked = parts.map(({ cents, owed, picks }, index) => {
        accounts += 1;
        const account = `M${accounts}`;
        const entries = owed.map((due, month) => ({
          period: MONTHS[month] ?? null,
          on: `${MONTHS[month] ?? ''}-28`,
          nature: 'loyer',
          cents: due,
        }));
        const lease = addAccount(core.db, { key: account, entries });
        const chosen = picks.filter((pick) => pick < owed.length).flatMap((pick) => MONTHS[pick] ?? []);
        const chosenMonths = index === spoilt ? ['2020-01'] : [...new Set(chosen)];
        return { lease, commandId: actId(), account, amountCents: cents, chosenMonths };
      });
      const totalCents = sum(asked.map(({ amountCents }) => amountCents));
      const [first, ...others] = asked.map(({ lease: _lease, ...one }) => one);
      if (first === undefined) return;
      const means = mode === 'especes' ? { means: { mode, receivedCents: totalCents + extra } } : {};
      const before = count('till_journal');
      const request = payment(first.amountCents, mode, { ...first, ...means, others });
      const done = await agent.payments.record(request).catch((error: { data?: { code: string } }) => {
        expect(['ENC-MOIS', 'ENC-PLAFOND']).toContain(error.data?.code);
        return undefined;
      });
      if (done === undefined) {
        refused += 1;
        expect(count('till_journal')).toBe(before);
        return;
      }
      const recorded: Recorded[] = [done, ...done.others];
      expect(recorded.map(({ account }) => account)).toEqual(asked.map(({ account }) => account));
      expect(sum(recorded.map(({ amountCents }) => amountCents))).toBe(totalCents);
      expect(sum(recorded.map(({ changeCents }) => changeCents ?? 0))).toBe(mode === 'especes' ? extra : 0);
      for (const [index, { plan, amountCents, papers }] of recorded.entries()) {
        expect(sum([...plan.allocations.map(({ cents }) => cents), plan.advanceCents])).toBe(amountCents);
        expect(sum(papers.map(({ cents }) => cents))).toBe(amountCents);
        const owed = sum(parts[index]?.owed ?? []);
        const balance = core.db
          .prepare('SELECT balance_cents FROM lease WHERE id = ?')
          .pluck()
          .get(asked[index]?.lease);
        expect([plan.balanceBeforeCents, plan.balanceAfterCents, balance]).toEqual([
          owed,
          owed - amountCents,
          owed - amountCents,
        ]);
      }
      taken += recorded.length;
      takenCents += totalCents;
      expect(await agent.payments.record(request)).toEqual(done);
    }),
    { numRuns: 60 },
  );
  expect(taken).toBeGreaterThan(60);
  expect(refused).toBeGreaterThan(5);
  expect(count('payment')).toBe(taken);
  expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 1 + taken + count('issued_paper') });
  expect(readJournal(core.db, 'G2').at(-1)?.perpetualTotalCents).toBe(takenCents);
  expect(core.db.prepare('SELECT sum(amount_cents) FROM payment').pluck().get()).toBe(takenCents);
  for (const [table, mark] of [
    ['payment', 'G2A-'],
    ['issued_paper', 'G2A-Q-'],
    ['issued_paper', 'G2A-R-'],
  ] as const) {
    const numbers = core.db
      .prepare(`SELECT number FROM ${table} WHERE number LIKE ? ORDER BY number`)
      .pluck()
      .all(`${mark}%`);
    expect(numbers).toEqual(numbers.map((_, index) => `${mark}${String(index + 1).padStart(6, '0')}`));
  }
});
