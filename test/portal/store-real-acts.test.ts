import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandRow, wireCommand } from '../../src/core/sync/store/wire.ts';
import { balanceOf, totals } from '../../src/portal/store/balance.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { CHANGE_KINDS } from '../../src/rules/sync/protocol.ts';
import { addAccount } from '../support/account-fixture.ts';
import { openTestCore, type TestCore } from '../support/open-test-core.ts';
import { actId, MEANS, openTill, payment } from '../support/payment-acts.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { putAccounts } from '../support/postgres-rows.ts';
import { alarms, feedOf, NORTH, push } from './store-portal.ts';

let core: TestCore;
let base: TestDatabase;
let portal: PortalDatabase;
beforeEach(async () => {
  [core, base] = await Promise.all([openTestCore(), testDatabase()]);
  portal = await base.open();
});
afterEach(async () => {
  await core.close();
  await base.drop();
});

/** Every command of the base, as it is sent. */
function sent() {
  return core.db
    .prepare<[], CommandRow>(
      `SELECT id, incarnation, seq, type, version, account_key AS account, payload, depends_on AS dependsOn, result,
         agent_id AS agent, 'Camille Roche' AS agentName, post, occurred_at AS occurredAt,
         offset_minutes AS offsetMinutes FROM command ORDER BY seq`,
    )
    .all()
    .map(wireCommand);
}

test(`every act of a real counter is read whole and comes to the same balance, on ${POSTGRES_WORD}`, async () => {
  const keys = ['R1', 'R2', 'R3'] as const;
  for (const key of keys) {
    addAccount(core.db, {
      key,
      entries: ['2026-09', '2026-10', '2026-11'].map((period) => ({
        period,
        on: `${period}-01`,
        nature: 'loyer',
        cents: 40_000,
      })),
    });
  }
  await putAccounts(portal, NORTH.agency, keys);
  const { payments, till, documents } = core.client('responsable');
  await openTill(core, 15_000);
  const one = payment(30_000, 'especes', { account: 'R1', payer: 'Un tiers' });
  await payments.record(one);
  const several = payment(50_000, 'cheque', {
    account: 'R1',
    means: MEANS.cheque(70_000),
    others: [{ commandId: actId(), account: 'R2', amountCents: 20_000, chosenMonths: ['2026-11'] }],
  });
  await payments.record(several);
  const wrong = payment(12_345, 'carte', { account: 'R2' });
  await payments.record(wrong);
  await payments.reverse({
    commandId: actId(),
    payment: one.commandId,
    kind: 'annulation',
    reason: 'montant',
    text: '',
  });
  await payments.move({
    commandId: actId(),
    newCommandId: actId(),
    payment: wrong.commandId,
    account: 'R3',
    chosenMonths: [],
    text: '',
  });
  await payments.reverse({
    commandId: actId(),
    payment: several.commandId,
    kind: 'cheque-impaye',
    reason: 'autre',
    text: 'Sans provision',
  });
  await payments.announce({
    commandId: actId(),
    account: 'R3',
    amountCents: 9_900,
    chosenMonths: ['2026-10'],
    mode: 'virement',
    payer: null,
  });
  await documents.statement({ commandId: actId(), account: 'R1', from: '2026-01-01', to: '2026-11-17' });
  const count = await till.count({ commandId: actId(), counts: [{ cents: 5_000, pieces: 3 }] });
  await till.close({ commandId: actId(), count: count.id, reason: null });

  const commands = sent();
  const types = new Set(commands.map(({ type }) => type));
  expect(types.size).toBe(8);
  const outcomes = await push(portal, NORTH, ...commands);
  expect(outcomes).toEqual(commands.map(() => ({ kind: 'accepted', suspense: false })));
  expect(await alarms(portal)).toEqual([]);

  const paid = (key: string) =>
    core.db
      .prepare<[string], number>(
        `SELECT coalesce(sum(e.debit_cents - e.credit_cents), 0) FROM entry e JOIN lease l ON l.id = e.lease_id
         WHERE l.key = ? AND e.payment_id IS NOT NULL`,
      )
      .pluck()
      .get(key);
  for (const key of keys) expect(await asLandlord(portal, (tx) => balanceOf(tx, key))).toBe(paid(key));
  expect(paid('R3')).toBe(-12_345);

  // Numbers: every one the base has given, and no other.
  const given = core.db
    .prepare<[], string>('SELECT number FROM payment UNION SELECT number FROM issued_paper ORDER BY 1')
    .pluck()
    .all();
  const used = await portal.db.selectFrom('number_used').select('number').distinct().execute();
  expect(used.map(({ number }) => number).toSorted()).toEqual(given);

  // What the portal keeps of each payment and slip is what the base wrote.
  const kept = await asLandlord(portal, async (tx) => ({
    payments: await tx
      .selectFrom('payment')
      .select(['id', 'number', 'mode', 'cents', 'payer', 'taken_at', 'taken_on', 'months'])
      .orderBy('id')
      .execute(),
    reversals: await tx
      .selectFrom('reversal')
      .select(['id', 'number', 'payment', 'kind', 'reversed_at', 'reversed_on'])
      .orderBy('id')
      .execute(),
    totals: await totals(tx),
  }));
  const written = core.db
    .prepare<[], { id: string; months: string }>(
      `SELECT id, number, mode, amount_cents AS cents, payer, taken_at, taken_on,
         (SELECT coalesce(json_group_array(json_object('month', a.month, 'cents', a.cents) ORDER BY a.month), '[]')
          FROM payment_allocation a WHERE a.payment_id = payment.id) AS months FROM payment ORDER BY id`,
    )
    .all();
  expect(kept.payments.map((row) => ({ ...row, months: JSON.parse(row.months) }))).toEqual(
    written.map((row) => ({ ...row, months: JSON.parse(row.months) })),
  );
  expect(kept.reversals).toEqual(
    core.db
      .prepare(
        'SELECT id, number, payment_id AS payment, kind, reversed_at, reversed_on FROM payment_reversal ORDER BY id',
      )
      .all(),
  );
  expect(kept.totals.commands).toBe(commands.length);

  const told = await feedOf(portal, NORTH.agency);
  expect(
    told.map(({ kind }) => kind).filter((kind) => !CHANGE_KINDS.some((known) => known === kind)),
  ).toEqual([]);
  expect(told.filter(({ kind }) => kind === 'encaissement')).toHaveLength(written.length);
});
