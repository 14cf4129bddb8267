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
import { settleOpenOperations } from './money-desk.ts';

closeKioskBases();

test('one payment at a time, and none while the end of another is not known', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay');
  const first = base.ids.next();
  await client.money.pay({ commandId: first, amountCents: 5_000, months: [] });
  await expect(
    client.money.pay({ commandId: base.ids.next(), amountCents: 6_000, months: [] }),
  ).rejects.toMatchObject(refusedWith('BOR-OCCUPE'));
  terminal.failRecalls(1);
  terminal.pending?.cut('took');
  await written();
  expect(await client.money.paymentState({ commandId: first })).toEqual({
    state: 'unknown',
    amountCents: 5_000,
  });
  await expect(
    client.money.pay({ commandId: base.ids.next(), amountCents: 6_000, months: [] }),
  ).rejects.toMatchObject(refusedWith('BOR-OCCUPE'));
  // The terminal answers again: the next payment is taken once the first is known.
  const next = base.ids.next();
  expect(await client.money.pay({ commandId: next, amountCents: 6_000, months: [] })).toMatchObject({
    state: 'waiting',
  });
  expect(await client.money.paymentState({ commandId: first })).toMatchObject({ state: 'paid' });
  terminal.pending?.accept();
  await written();
  expect(recordedPayments(base).map(({ amount }) => amount)).toEqual([5_000, 6_000]);
});

test('a stop of the program between the order and the answer loses nothing and doubles nothing', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay');
  const commandId = base.ids.next();
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  const debit = terminal.pending;
  await base.reopen();
  // The terminal ends its work while nobody hears it.
  debit?.accept();
  await written();
  await settleOpenOperations(base.core.services);
  expect(recordedPayments(base)).toEqual([{ id: commandId, amount: 7_500, number: 'B1A-000001' }]);
  await settleOpenOperations(base.core.services);
  expect(recordedPayments(base)).toHaveLength(1);
  expect(verifyTill(base.db, 'B1')).toEqual({ kind: 'intact', count: 2 });
});

test('an order that the terminal never had is believed so only when it said it twice, apart', async () => {
  const { base, terminal } = await payingKiosk();
  const { client, session } = base.letIn('pay');
  const commandId = base.ids.next();
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  terminal.pending?.cut('nothing');
  await written();
  await settleOpenOperations(base.core.services);
  await settleOpenOperations(base.core.services);
  expect(await client.money.paymentState({ commandId })).toMatchObject({ state: 'unknown' });
  base.clock.advance(5_000);
  session.touch(base.clock.monotonic());
  await settleOpenOperations(base.core.services);
  expect(await client.money.paymentState({ commandId })).toEqual({
    state: 'declined',
    reason: 'error',
    amountCents: 7_500,
  });
  expect(recordedPayments(base)).toEqual([]);
});

test('nothing that was declined is recorded, and the reason is told', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay');
  for (const reason of ['refused', 'cancelled', 'timeout', 'busy', 'error'] as const) {
    const commandId = base.ids.next();
    await client.money.pay({ commandId, amountCents: 7_500, months: [] });
    terminal.pending?.decline(reason);
    await written();
    expect(await client.money.paymentState({ commandId })).toMatchObject({ state: 'declined', reason });
  }
  const commandId = base.ids.next();
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  terminal.pending?.absent();
  await written();
  expect(await client.money.paymentState({ commandId })).toMatchObject({ reason: 'absent' });
  expect(recordedPayments(base)).toEqual([]);
});

test('giving up is asked of the terminal, and what it took meanwhile stays taken', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay');
  const first = base.ids.next();
  await client.money.pay({ commandId: first, amountCents: 7_500, months: [] });
  await client.money.cancelPayment({ commandId: first });
  await written();
  expect(await client.money.paymentState({ commandId: first })).toMatchObject({ reason: 'cancelled' });
  terminal.obeysAbort = false;
  const second = base.ids.next();
  await client.money.pay({ commandId: second, amountCents: 7_600, months: [] });
  expect(await client.money.cancelPayment({ commandId: second })).toMatchObject({ state: 'waiting' });
  terminal.pending?.accept();
  await written();
  expect(await client.money.paymentState({ commandId: second })).toMatchObject({ state: 'paid' });
});

test('the visit stays while the terminal works; once it is over, the money is recorded all the same', async () => {
  const { base, terminal } = await payingKiosk();
  const { client, session } = base.letIn('pay');
  const commandId = base.ids.next();
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  for (let minutes = 0; minutes < 3; minutes++) {
    base.clock.advance(60_000);
    await client.money.paymentState({ commandId });
  }
  expect(session.visit(base.clock.monotonic())).not.toBeNull();
  session.forgetVisit();
  terminal.pending?.accept();
  await written();
  await expect(client.money.paymentState({ commandId })).rejects.toMatchObject(refusedWith('BOR-SESSION'));
  expect(recordedPayments(base)).toHaveLength(1);
  // Whoever comes next is told nothing of it.
  const next = base.letIn('pay').client;
  await expect(next.money.paymentState({ commandId })).rejects.toMatchObject(refusedWith('BOR-CHAMP'));
});

test('another amount than the one asked is recorded as it was taken, and told', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay');
  const commandId = base.ids.next();
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  terminal.pending?.accept(7_600);
  await written();
  expect(await client.money.paymentState({ commandId })).toMatchObject({ state: 'paid', amountCents: 7_600 });
  const facts = sql<{ facts: string }>(base.db, 'SELECT facts FROM kiosk_ticket').get()?.facts ?? '';
  expect(facts).toContain('au lieu de');
  expect(base.log.entries.some(({ event }) => event === 'terminal-took-another-amount')).toBe(true);
});
