import { expect, test } from 'vitest';
import { closeKioskBases } from '../../../../test/support/kiosk-base.ts';
import { payingKiosk, written } from '../../../../test/support/kiosk-paying.ts';
import { sql } from '../../database/connection.ts';
import { verifyTill } from '../../till/verify.ts';

closeKioskBases();

test('the journal of a kiosk tells a payment changed beside it, one taken out, and a ticket too many', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay');
  await client.money.pay({ commandId: base.ids.next(), amountCents: 2_000, months: [] });
  terminal.pending?.accept();
  await written();
  expect(verifyTill(base.db, 'B1').kind).toBe('intact');
  const spoiled = (change: string) => {
    base.db.exec('SAVEPOINT spoiled');
    base.db.exec('PRAGMA defer_foreign_keys = ON');
    for (const table of ['kiosk_payment', 'kiosk_ticket'])
      for (const kind of ['update', 'delete']) base.db.exec(`DROP TRIGGER ${table}_no_${kind}`);
    base.db.exec(change);
    const verdict = verifyTill(base.db, 'B1');
    base.db.exec('ROLLBACK TO spoiled; RELEASE spoiled');
    return verdict;
  };
  expect(spoiled('UPDATE kiosk_payment SET amount_cents = 1999')).toMatchObject({ kind: 'broken', at: 1 });
  expect(spoiled('DELETE FROM kiosk_payment')).toMatchObject({ kind: 'broken', at: 1 });
  expect(spoiled("UPDATE kiosk_ticket SET title = 'Autre'")).toMatchObject({ kind: 'broken', at: 2 });
  expect(
    spoiled(
      "INSERT INTO kiosk_ticket SELECT 'B1A-X-000001', 'ticket', act_id, visit, title, facts, issued_at, issued_on FROM kiosk_ticket",
    ),
  ).toMatchObject({ kind: 'broken', at: 3 });
  expect(verifyTill(base.db, 'B1').kind).toBe('intact');
});

test('what was paid here is taken off the balance and off its month until the landlord counts it', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('full');
  expect(await client.money.balance()).toEqual({
    balanceCents: 44_534,
    asOf: '2026-11-17T06:00:00.000Z',
    due: [
      { month: '2026-09', cents: 15_000, dueOn: '2026-10-10', lateDays: 38 },
      { month: '2026-10', cents: 29_534, dueOn: '2026-11-10', lateDays: 7 },
    ],
    sentence: null,
    unsentCents: 0,
  });
  await client.money.pay({ commandId: base.ids.next(), amountCents: 20_000, months: [] });
  terminal.pending?.accept();
  await written();
  expect(await client.money.balance()).toMatchObject({
    balanceCents: 24_534,
    due: [{ month: '2026-10', cents: 24_534 }],
    unsentCents: 20_000,
  });
  // Sent, and figures that are younger than it have come down: they hold it.
  sql(base.db, "UPDATE outbox SET state = 'sent'").run();
  const counted = { ...base.account, asOf: '2026-11-17T14:00:00.000Z', balanceCents: 24_534, due: [] };
  sql(base.db, 'UPDATE kiosk_account SET content = ? WHERE key = ?').run(
    JSON.stringify(counted),
    counted.key,
  );
  expect(await client.money.balance()).toMatchObject({ balanceCents: 24_534, due: [], unsentCents: 0 });
});
