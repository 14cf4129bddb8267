import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, payment } from '../../../test/support/payment-acts.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
  addAccount(core.db, ARC);
});
afterEach(() => core.close());

/** Every table a payment writes, with what its trigger listens to. */
const WRITES = [
  'INSERT ON number_series',
  'UPDATE ON number_series',
  'INSERT ON command',
  'INSERT ON outbox',
  'INSERT ON payment',
  'INSERT ON payment_allocation',
  'INSERT ON entry',
  'INSERT ON issued_paper',
  'INSERT ON till_journal',
  'UPDATE OF balance_cents ON lease',
  'UPDATE OF oldest_due_month ON lease',
] as const;

function everything(): unknown {
  const tables = core.db
    .prepare(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%VIRTUAL%'",
    )
    .pluck()
    .all() as string[];
  return tables.map((table) => [table, core.db.prepare(`SELECT * FROM main."${table}"`).all()]);
}

/** Raises a fault after the nth write of that kind: rows already written by the act stand before it. */
function breakAfter(write: string, nth: number): void {
  core.db.exec(`CREATE TEMP TABLE broken (n INTEGER); INSERT INTO broken VALUES (${nth});
    CREATE TEMP TRIGGER break_it AFTER ${write.replace(' ON ', ' ON main.')} BEGIN
      UPDATE broken SET n = n - 1;
      SELECT RAISE(ABORT, 'power cut') WHERE (SELECT n FROM broken) <= 0;
    END`);
}

function mend(): void {
  core.db.exec('DROP TRIGGER temp.break_it; DROP TABLE temp.broken');
}

describe('a payment cut short', () => {
  it.each(WRITES.flatMap((write) => [1, 2].map((nth) => ({ write, nth }))))(
    'after $write number $nth leaves nothing, and its number is not lost',
    async ({ write, nth }) => {
      await core.client('agent').payments.record(payment(100));
      const before = everything();
      const told = core.events.length;
      const request = payment(23_000);
      breakAfter(write, nth);
      const outcome = await core
        .client('agent')
        .payments.record(request)
        .catch((error: { data?: { code: string } }) => error.data?.code);
      mend();
      if (typeof outcome === 'object') {
        // Fewer writes of this kind than the cut waited for: the payment is then whole.
        expect(nth).toBe(2);
        expect(outcome.number).toBe('G2A-000002');
        return;
      }
      expect(outcome).toBe('INT-500');
      expect(everything()).toEqual(before);
      expect(core.events).toHaveLength(told);
      // The same act, sent again, is taken once, under the number that was given back.
      const done = await core.client('agent').payments.record(request);
      expect(done.number).toBe('G2A-000002');
      expect(done.papers.map(({ number }) => number)).toEqual(['G2A-Q-000001', 'G2A-R-000002']);
      expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 5 });
    },
  );

  it.each(WRITES)('on two accounts, after any %s: both are whole or neither is there', async (write) => {
    addAccount(core.db, { ...ARC, key: 'OTHER' });
    const others = [{ commandId: actId(), account: 'OTHER', amountCents: 23_000, chosenMonths: [] }];
    const request = payment(23_000, 'cheque', { others });
    let cuts = 0;
    for (let nth = 1; ; nth++) {
      const before = everything();
      breakAfter(write, nth);
      const outcome = await core
        .client('agent')
        .payments.record(request)
        .catch((error: { data?: { code: string } }) => error.data?.code);
      mend();
      if (typeof outcome === 'object') {
        expect(outcome.others).toHaveLength(1);
        break;
      }
      cuts += 1;
      expect(outcome).toBe('INT-500');
      expect(everything()).toEqual(before);
    }
    // Each account writes at least once to each of these tables.
    expect(cuts).toBeGreaterThanOrEqual(2);
    expect(core.db.prepare('SELECT number FROM payment ORDER BY number').pluck().all()).toEqual([
      'G2A-000001',
      'G2A-000002',
    ]);
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 6 });
  });

  it('covers every table that a payment writes', async () => {
    const before = new Map(everything() as [string, unknown[]][]);
    await core.client('agent').payments.record(payment(23_000));
    const written = (everything() as [string, unknown[]][])
      .filter(([table, rows]) => JSON.stringify(rows) !== JSON.stringify(before.get(table)))
      .map(([table]) => table);
    const covered = new Set(WRITES.map((write) => write.split(' ON ')[1]));
    expect(written.filter((table) => !covered.has(table))).toEqual([]);
  });
});
