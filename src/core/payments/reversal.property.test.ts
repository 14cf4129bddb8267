import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, MEANS, openTill, payment } from '../../../test/support/payment-acts.ts';
import { PAYMENT_MODES } from '../../contract/payments.ts';
import { monthsOf } from '../../rules/ledger.ts';
import { refreshLeaseState } from '../ledger/lease-state.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
import { readJournal } from '../till/journal.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
let manager: TestClient;
beforeAll(async () => {
  core = await openTestCore();
  manager = core.client('responsable');
  await openTill(core);
});
afterAll(() => core.close());

/** Round, so that several payments often complete one month. */
const rents = fc.array(fc.constantFrom(3_000, 5_000, 9_000, 31_234), { minLength: 1, maxLength: 4 });
const acts = fc.array(
  fc.oneof(
    {
      arbitrary: fc.record({
        act: fc.constant('pay' as const),
        cents: fc.oneof(fc.constantFrom(1_000, 2_000, 3_000, 5_000), fc.integer({ min: 500, max: 30_000 })),
        mode: fc.constantFrom(...PAYMENT_MODES),
        onSecond: fc.boolean(),
        both: fc.nat(3).map((one) => one === 0),
        pick: fc.option(fc.nat(3), { freq: 2 }),
      }),
      weight: 3,
    },
    fc.record({
      act: fc.constantFrom('annul' as const, 'bounce' as const, 'move' as const),
      which: fc.nat(4),
    }),
    // What the ERP says later of what was written here.
    { arbitrary: fc.record({ act: fc.constant('confirm' as const), which: fc.nat(15) }), weight: 1 },
  ),
  { minLength: 4, maxLength: 12, size: 'max' },
);

let run = 0;
const seen = { annul: 0, bounce: 0, move: 0, confirm: 0, falls: 0 };

type Act = Parameters<Parameters<typeof acts.map>[0]>[0][number];

async function doAct(act: Act, keys: readonly [string, string], ids: string[]): Promise<void> {
  if (act.act === 'pay') {
    const [account, other] = act.onSecond ? [keys[1], keys[0]] : keys;
    const { dueMonths } = await manager.payments.prepare({ account });
    const month = act.pick === null ? undefined : dueMonths[act.pick]?.month;
    const others = act.both
      ? [{ commandId: actId(), account: other, amountCents: 700, chosenMonths: [] as string[] }]
      : [];
    const done = await manager.payments.record(
      payment(act.cents, act.mode, {
        account,
        chosenMonths: month === undefined ? [] : [month],
        means: MEANS[act.mode](act.cents + 700 * others.length),
        others,
      }),
    );
    ids.push(done.id, ...done.others.map(({ id }) => id));
    return;
  }
  if (act.act === 'confirm') {
    const local = core.db
      .prepare<[], { payment_id: string }>('SELECT payment_id FROM entry WHERE payment_id IS NOT NULL')
      .all();
    const one = local.at(-1 - act.which);
    if (one === undefined) return;
    core.db.prepare("INSERT INTO entry_confirmation VALUES (?, ?, '{}', '')").run(actId(), one.payment_id);
    seen.confirm += 1;
    return;
  }
  const id = ids[act.which];
  if (id === undefined) return;
  const row = core.db
    .prepare<[string], { mode: string; key: string; back: number }>(
      `SELECT p.mode, l.key, EXISTS (SELECT 1 FROM payment_reversal r WHERE r.payment_id = p.id) AS back
       FROM payment p JOIN lease l ON l.id = p.lease_id WHERE p.id = ?`,
    )
    .get(id);
  if (row === undefined || row.back === 1) return;
  const commandId = actId();
  if (act.act === 'move') {
    const account = row.key === keys[0] ? keys[1] : keys[0];
    const newCommandId = actId();
    await manager.payments.move({
      commandId,
      newCommandId,
      payment: id,
      account,
      chosenMonths: [],
      text: '',
    });
    ids.push(newCommandId);
  } else {
    if (act.act === 'bounce' && row.mode !== 'cheque') return;
    const kind = act.act === 'bounce' ? 'cheque-impaye' : 'annulation';
    await manager.payments.reverse({ commandId, payment: id, kind, reason: 'doublon', text: '' });
  }
  seen[act.act] += 1;
}

function holds(lease: number): void {
  const entries = readLedgerEntries(core.db, lease);
  const gone = new Set(
    core.db
      .prepare('SELECT payment_id FROM payment_reversal UNION SELECT id FROM payment_reversal')
      .pluck()
      .all(),
  );
  const without = entries
    .filter(({ paymentId }) => paymentId === null || !gone.has(paymentId))
    .map((entry) => ({ ...entry, reversed: false }));
  const ledger = monthsOf(entries);
  expect(ledger).toEqual(monthsOf(without));
  const stored = core.db
    .prepare<[number], { balance: number; oldest: number }>(
      'SELECT balance_cents AS balance, oldest_due_cents AS oldest FROM lease WHERE id = ?',
    )
    .get(lease);
  expect(stored).toEqual({
    balance: ledger.balanceCents,
    oldest: ledger.months.find(({ remainingCents }) => remainingCents > 0)?.remainingCents ?? 0,
  });
  const due = new Set(
    ledger.months.filter(({ remainingCents }) => remainingCents > 0).map(({ month }) => month),
  );
  const quittances = core.db
    .prepare<[number], string>(
      `SELECT month FROM issued_paper p WHERE lease_id = ? AND kind = 'quittance'
         AND NOT EXISTS (SELECT 1 FROM paper_void v WHERE v.number = p.number)`,
    )
    .pluck()
    .all(lease);
  // Nobody holds a quittance of a month that is owed (loi 89-462 art. 21): nothing is billed after it here.
  expect(quittances.filter((month) => due.has(month))).toEqual([]);
}

it('whatever is taken back, the account is as if it had never been paid, and no quittance says otherwise', async () => {
  await fc.assert(
    fc.asyncProperty(rents, rents, acts, async (first, second, sequence) => {
      run += 1;
      const keys = [`A${run}`, `B${run}`] as const;
      const leases = [first, second].map((cents, index) =>
        addAccount(core.db, {
          key: keys[index] ?? '',
          entries: cents.map((one, month) => ({
            period: `2026-0${month + 5}`,
            on: `2026-0${month + 5}-28`,
            nature: 'loyer',
            cents: one,
          })),
        }),
      );
      refreshLeaseState(core.db, leases);
      const ids: string[] = [];
      for (const act of sequence) {
        await doAct(act, keys, ids);
        for (const lease of leases) holds(lease);
      }
    }),
    { numRuns: 200 },
  );
  const total = core.db
    .prepare(
      `SELECT (SELECT coalesce(sum(amount_cents), 0) FROM payment) -
         (SELECT coalesce(sum(p.amount_cents), 0) FROM payment_reversal r JOIN payment p ON p.id = r.payment_id)`,
    )
    .pluck()
    .get();
  expect(readJournal(core.db, 'G2').at(-1)?.perpetualTotalCents).toBe(total);
  expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
  const numbers = core.db.prepare<[], string>('SELECT number FROM payment_reversal').pluck().all();
  expect(numbers.map((number) => Number(number.slice(-6))).toSorted((a, b) => a - b)).toEqual(
    numbers.map((_, index) => index + 1),
  );
  seen.falls = Number(
    core.db
      .prepare(
        `SELECT count(*) FROM paper_void v JOIN issued_paper i ON i.number = v.number
           JOIN payment_reversal r ON r.id = v.reversal_id WHERE i.payment_id <> r.payment_id`,
      )
      .pluck()
      .get(),
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
}, 60_000);
