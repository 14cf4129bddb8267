import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, type FixtureEntry } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { MEANS, openTill, payment } from '../../../test/support/payment-acts.ts';
import { PAYMENT_MODES } from '../../contract/payments.ts';
import { monthsOf } from '../../rules/ledger.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
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

const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

/** Months of rent, some below zero, with payments of the ERP, with a période and without. */
const ledgers = fc.array(
  fc.record({
    period: fc.constantFrom(...MONTHS),
    nature: fc.constantFrom('loyer', 'charges', 'apl', 'rappel', 'paiement_prelevement', 'paiement_especes'),
    cents: fc.integer({ min: 1, max: 60_000 }),
    free: fc.boolean(),
  }),
  { maxLength: 12 },
);
const acts = fc.array(
  fc.record({
    cents: fc.integer({ min: 1, max: 90_000 }),
    mode: fc.constantFrom(...PAYMENT_MODES),
    picks: fc.array(fc.nat(4), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

type Draft = { period: string; nature: string; cents: number; free: boolean };

function entryOf({ period, nature, cents, free }: Draft): FixtureEntry {
  const settles = nature.startsWith('paiement_');
  const credit = settles || nature === 'apl';
  return {
    period: settles && free ? null : period,
    on: `${period}-28`,
    nature,
    cents: credit ? -cents : cents,
  };
}

let accounts = 0;
let taken = 0;
let takenCents = 0;

describe('whatever is paid', () => {
  it('balance = ledger = allocations = journal, and numbers have no gap', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, acts, async (drafts, wanted) => {
        accounts += 1;
        const key = `P${accounts}`;
        const entries = drafts.map(entryOf);
        const lease = addAccount(core.db, { key, entries });
        const start = entries.reduce((sum, entry) => sum + entry.cents, 0);
        let paid = 0;
        for (const { cents, mode, picks } of wanted) {
          const { dueMonths } = await agent.payments.prepare({ account: key });
          const chosenMonths = [...new Set(picks.flatMap((pick) => dueMonths[pick]?.month ?? []))];
          const before = monthsOf(readLedgerEntries(core.db, lease));
          const request = payment(cents, mode, { account: key, chosenMonths, means: MEANS[mode](cents) });
          const done = await agent.payments.record(request).catch((error: { data?: { code: string } }) => {
            // The only refusal these acts may meet.
            expect([error.data?.code, mode]).toEqual(['ENC-PLAFOND', 'especes']);
            return undefined;
          });
          if (done === undefined) continue;
          paid += cents;
          taken += 1;
          takenCents += cents;
          const { allocations, advanceCents, papers } = done.plan;
          expect(allocations.reduce((sum, line) => sum + line.cents, advanceCents)).toBe(cents);
          expect(papers.reduce((sum, paper) => sum + paper.cents, 0)).toBe(cents);
          expect(done.plan.balanceBeforeCents).toBe(before.balanceCents);
          const after = monthsOf(readLedgerEntries(core.db, lease));
          expect(done.plan.balanceAfterCents).toBe(after.balanceCents);
          for (const paper of papers) {
            const month = after.months.find((candidate) => candidate.month === paper.month);
            if (month !== undefined) expect(month.remainingCents).toBe(paper.remainingCents);
            if (paper.kind === 'quittance') expect(paper.remainingCents).toBe(0);
          }
        }
        const row = core.db
          .prepare(
            `SELECT balance_cents AS balance,
               (SELECT sum(debit_cents - credit_cents) FROM entry WHERE lease_id = l.id) AS ledger,
               (SELECT coalesce(sum(amount_cents), 0) FROM payment WHERE lease_id = l.id) AS payments
             FROM lease l WHERE id = ?`,
          )
          .get(lease);
        expect(row).toMatchObject({ balance: start - paid, payments: paid });
        expect((row as { ledger: number | null }).ledger ?? 0).toBe(start - paid);
        noGap();
      }),
      { numRuns: 60 },
    );
    expect(taken).toBeGreaterThan(60);
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 1 + taken + papers() });
    expect(readJournal(core.db, 'G2').at(-1)?.perpetualTotalCents).toBe(takenCents);
  });

  function papers(): number {
    return core.db.prepare('SELECT count(*) FROM issued_paper').pluck().get() as number;
  }

  /** The counters printed are 1, 2, 3 … in each series: of payments, quittances and reçus. */
  function noGap(): void {
    const numbers = core.db
      .prepare('SELECT number FROM payment UNION ALL SELECT number FROM issued_paper')
      .pluck()
      .all() as string[];
    const series = new Map<string, number[]>();
    for (const number of numbers) {
      const cut = number.lastIndexOf('-');
      const name = number.slice(0, cut);
      series.set(name, [...(series.get(name) ?? []), Number(number.slice(cut + 1))]);
    }
    for (const counters of series.values())
      expect(counters.toSorted((a, b) => a - b)).toEqual(counters.map((_, index) => index + 1));
    const seqs = core.db.prepare('SELECT seq FROM command ORDER BY seq').pluck().all();
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  }
});
