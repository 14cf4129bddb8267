import { expect, test } from 'vitest';
import { closeKioskBases } from '../../../../test/support/kiosk-base.ts';
import {
  payingKiosk,
  recordedPayments,
  refusedWith,
  written,
} from '../../../../test/support/kiosk-paying.ts';
import { sql } from '../../database/connection.ts';
import { verifyTill } from '../../till/verify.ts';

closeKioskBases();

test('a payment is in the base before the terminal hears of it, and is recorded once it accepts', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('full');
  const commandId = base.ids.next();
  const asked = await client.money.pay({ commandId, amountCents: 15_000, months: ['2026-09'] });
  expect(asked).toEqual({ state: 'waiting', step: 'asking', amountCents: 15_000 });
  expect(sql(base.db, 'SELECT state FROM kiosk_operation WHERE id = ?').get(commandId)).toEqual({
    state: 'asked',
  });
  terminal.pending?.step('pin');
  expect(await client.money.paymentState({ commandId })).toMatchObject({ state: 'waiting', step: 'pin' });
  terminal.pending?.accept();
  await written();
  expect(await client.money.paymentState({ commandId })).toEqual({
    state: 'paid',
    number: 'B1A-000001',
    ticket: 'B1A-R-000001',
    amountCents: 15_000,
    authorisation: '100001',
    toPlace: false,
    at: '2026-11-17T13:05:00.000Z',
  });
  expect(recordedPayments(base)).toEqual([{ id: commandId, amount: 15_000, number: 'B1A-000001' }]);
  const command = sql<{ payload: string; result: string; agent_id: string; post: string }>(
    base.db,
    'SELECT payload, result, agent_id, post FROM command WHERE id = ?',
  ).get(commandId);
  expect(command).toMatchObject({ agent_id: 'borne', post: 'Borne du hall' });
  expect(JSON.parse(command?.payload ?? '')).toEqual({
    account: base.account.key,
    amountCents: 15_000,
    chosenMonths: ['2026-09'],
    mode: 'carte',
    means: { mode: 'carte', authorisation: '100001' },
    payer: null,
    channel: 'borne',
  });
  expect(JSON.parse(command?.result ?? '')).toEqual({
    number: 'B1A-000001',
    takenAt: '2026-11-17T13:05:00.000Z',
    on: '2026-11-17',
    plan: { allocations: [{ month: '2026-09', cents: 15_000 }] },
    papers: [{ number: 'B1A-R-000001' }],
  });
  expect(verifyTill(base.db, 'B1')).toEqual({ kind: 'intact', count: 2 });
});

test('the same id asks the terminal once, and answers where it stands', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay');
  const order = { commandId: base.ids.next(), amountCents: 5_000, months: [] };
  await Promise.all([client.money.pay(order), client.money.pay(order).catch(() => null)]);
  await client.money.pay(order);
  expect(terminal.asked.get(order.commandId)).toBe(1);
  terminal.pending?.accept();
  await written();
  expect(await client.money.pay(order)).toMatchObject({ state: 'paid' });
  expect(terminal.asked.get(order.commandId)).toBe(1);
  await expect(client.money.pay({ ...order, amountCents: 5_001 })).rejects.toMatchObject(
    refusedWith('CMD-409'),
  );
});

test('an unknown reference is taken, goes to be placed, and says nothing of any account', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay', '9990020790Z');
  expect(await client.money.payable()).toEqual({
    due: null,
    balanceCents: null,
    leastCents: 100,
    mostCents: 300_000,
  });
  const commandId = base.ids.next();
  await client.money.pay({ commandId, amountCents: 12_000, months: [] });
  terminal.pending?.accept();
  await written();
  expect(await client.money.paymentState({ commandId })).toMatchObject({ state: 'paid', toPlace: true });
  const row = sql<{ allocations: string }>(base.db, 'SELECT allocations FROM kiosk_payment').get();
  expect(row).toEqual({ allocations: '[]' });
});
