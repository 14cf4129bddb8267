import { expect, test } from 'vitest';
import { request } from '../../../../test/support/kiosk-acts.ts';
import { closeKioskBases } from '../../../../test/support/kiosk-base.ts';
import { payingKiosk, refusedWith, written } from '../../../../test/support/kiosk-paying.ts';
import { sql } from '../../database/connection.ts';

closeKioskBases();

test('an id that is already an act’s, and the id of a payment under way, are never shared', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay');
  const commandId = base.ids.next();
  await client.money.pay({ commandId, amountCents: 5_000, months: [] });
  await expect(base.letIn('little').client.acts.openRequest(request({ commandId }))).rejects.toMatchObject(
    refusedWith('CMD-409'),
  );
  terminal.pending?.accept();
  await written();
  const other = base.letIn('pay').client;
  await expect(other.money.pay({ commandId, amountCents: 5_000, months: [] })).rejects.toMatchObject(
    refusedWith('CMD-409'),
  );
});

test('amounts under 1,00 € and over 3 000,00 € are refused; months are for who may see them', async () => {
  const { base, terminal } = await payingKiosk();
  const little = base.letIn('little').client;
  for (const amountCents of [99, 300_001])
    await expect(
      little.money.pay({ commandId: base.ids.next(), amountCents, months: [] }),
    ).rejects.toMatchObject(refusedWith('BOR-MONTANT'));
  await expect(
    little.money.pay({ commandId: base.ids.next(), amountCents: 15_000, months: ['2026-09'] }),
  ).rejects.toMatchObject(refusedWith('BOR-PREUVE'));
  const full = base.letIn('full').client;
  await expect(
    full.money.pay({ commandId: base.ids.next(), amountCents: 15_000, months: ['2026-08'] }),
  ).rejects.toMatchObject(refusedWith('BOR-CHAMP'));
  expect(terminal.asked.size).toBe(0);
  await expect(little.money.balance()).rejects.toMatchObject(refusedWith('BOR-PREUVE'));
  await expect(little.money.printBalance({ jobId: base.ids.next() })).rejects.toMatchObject(
    refusedWith('BOR-PREUVE'),
  );
});

test('no card number is kept, wherever a terminal puts it', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay');
  const debit = terminal.debit.bind(terminal);
  terminal.debit = async (order, onStep) => {
    const answer = await debit(order, onStep);
    return answer.kind === 'accepted' ? { ...answer, authorisation: '4970 1000 0000 0014' } : answer;
  };
  const commandId = base.ids.next();
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  terminal.pending?.accept();
  await written();
  expect(await client.money.paymentState({ commandId })).toMatchObject({ authorisation: 'sans numéro' });
  for (const table of ['command', 'kiosk_payment', 'kiosk_operation', 'kiosk_ticket', 'till_journal'])
    expect(JSON.stringify(sql(base.db, `SELECT * FROM ${table}`).all())).not.toMatch(/4970/);
});

test('the number of a card typed in place of a reference is not kept', async () => {
  const { base, terminal } = await payingKiosk();
  const { client } = base.letIn('pay', '4970100000000014');
  await expect(
    client.money.pay({ commandId: base.ids.next(), amountCents: 7_500, months: [] }),
  ).rejects.toMatchObject(refusedWith('BOR-REFERENCE'));
  expect(terminal.asked.size).toBe(0);
  expect(sql(base.db, 'SELECT count(*) AS n FROM kiosk_operation').get()).toEqual({ n: 0 });
});

test('a landlord whose guide does not say that its tenants pay by themselves has no payment at its kiosk', async () => {
  const { base, terminal } = await payingKiosk('neolia');
  const { client } = base.letIn('full');
  await expect(client.money.payable()).rejects.toMatchObject(refusedWith('BOR-OFFRE'));
  await expect(client.money.balance()).rejects.toMatchObject(refusedWith('BOR-OFFRE'));
  await expect(
    client.money.pay({ commandId: base.ids.next(), amountCents: 7_500, months: [] }),
  ).rejects.toMatchObject(refusedWith('BOR-OFFRE'));
  expect(terminal.asked.size).toBe(0);
});
