import { expect, test } from 'vitest';
import { closeKioskBases, type KioskBase, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { type ScriptedTerminal, scriptedTerminal } from '../../../../test/support/scripted-terminal.ts';
import { sql } from '../../database/connection.ts';
import { verifyTill } from '../../till/verify.ts';
import { settleOpenOperations } from './money-desk.ts';

closeKioskBases();

type Paying = { readonly base: KioskBase; readonly terminal: ScriptedTerminal };

async function paying(landlordId = 'cchartres'): Promise<Paying> {
  const terminal = scriptedTerminal();
  const base = await kioskBase({ landlordId, ports: (ports) => ({ ...ports, terminal }) });
  return { base, terminal };
}

/** Lets what was already decided be written. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

const refusal = (code: string) => ({ data: { code } });

/** What the terminal took, held against what the base holds. */
function recorded(base: KioskBase) {
  return sql<{ id: string; amount: number; number: string }>(
    base.db,
    'SELECT id, amount_cents AS amount, number FROM kiosk_payment ORDER BY number',
  ).all();
}

function id(base: KioskBase): string {
  return base.ids.next();
}

test('a payment is in the base before the terminal hears of it, and is recorded once it accepts', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('full');
  const commandId = id(base);
  const asked = await client.money.pay({ commandId, amountCents: 15_000, months: ['2026-09'] });
  expect(asked).toEqual({ state: 'waiting', step: 'asking', amountCents: 15_000 });
  expect(sql(base.db, 'SELECT state FROM kiosk_operation WHERE id = ?').get(commandId)).toEqual({
    state: 'asked',
  });
  terminal.pending?.step('pin');
  expect(await client.money.paymentState({ commandId })).toMatchObject({ state: 'waiting', step: 'pin' });
  terminal.pending?.accept();
  await turn();
  expect(await client.money.paymentState({ commandId })).toEqual({
    state: 'paid',
    number: 'B1A-000001',
    ticket: 'B1A-R-000001',
    amountCents: 15_000,
    authorisation: '100001',
    toPlace: false,
    at: '2026-11-17T13:05:00.000Z',
  });
  expect(recorded(base)).toEqual([{ id: commandId, amount: 15_000, number: 'B1A-000001' }]);
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

test('the journal of a kiosk tells a payment changed beside it, one taken out, and a ticket too many', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay');
  await client.money.pay({ commandId: id(base), amountCents: 2_000, months: [] });
  terminal.pending?.accept();
  await turn();
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

test('the same id asks the terminal once, and answers where it stands', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay');
  const order = { commandId: id(base), amountCents: 5_000, months: [] };
  await Promise.all([client.money.pay(order), client.money.pay(order).catch(() => null)]);
  await client.money.pay(order);
  expect(terminal.asked.get(order.commandId)).toBe(1);
  terminal.pending?.accept();
  await turn();
  expect(await client.money.pay(order)).toMatchObject({ state: 'paid' });
  expect(terminal.asked.get(order.commandId)).toBe(1);
  await expect(client.money.pay({ ...order, amountCents: 5_001 })).rejects.toMatchObject(refusal('CMD-409'));
});

test('an id that is already an act’s, and the id of a payment under way, are never shared', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay');
  const commandId = id(base);
  await client.money.pay({ commandId, amountCents: 5_000, months: [] });
  expect(() =>
    sql(
      base.db,
      `INSERT INTO command (id, incarnation, seq, type, version, account_key, payload, payload_hash, depends_on, result,
         agent_id, post, occurred_at, offset_minutes) VALUES (?, 'x', 9, 'kiosk.call', 1, NULL, '{}', '', '[]', '{}',
         'borne', 'Borne', '2026-11-17T13:05:00.000Z', 60)`,
    ).run(commandId),
  ).toThrow(/the id is a payment's/);
  terminal.pending?.accept();
  await turn();
  const other = base.letIn('pay').client;
  await expect(other.money.pay({ commandId, amountCents: 5_000, months: [] })).rejects.toMatchObject(
    refusal('CMD-409'),
  );
});

test('one payment at a time, and none while the end of another is not known', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay');
  const first = id(base);
  await client.money.pay({ commandId: first, amountCents: 5_000, months: [] });
  await expect(
    client.money.pay({ commandId: id(base), amountCents: 6_000, months: [] }),
  ).rejects.toMatchObject(refusal('BOR-OCCUPE'));
  terminal.failRecalls(1);
  terminal.pending?.cut('took');
  await turn();
  expect(await client.money.paymentState({ commandId: first })).toEqual({
    state: 'unknown',
    amountCents: 5_000,
  });
  await expect(
    client.money.pay({ commandId: id(base), amountCents: 6_000, months: [] }),
  ).rejects.toMatchObject(refusal('BOR-OCCUPE'));
  // The terminal answers again: the next payment is taken once the first is known.
  const next = id(base);
  expect(await client.money.pay({ commandId: next, amountCents: 6_000, months: [] })).toMatchObject({
    state: 'waiting',
  });
  expect(await client.money.paymentState({ commandId: first })).toMatchObject({ state: 'paid' });
  terminal.pending?.accept();
  await turn();
  expect(recorded(base).map(({ amount }) => amount)).toEqual([5_000, 6_000]);
});

test('a stop of the program between the order and the answer loses nothing and doubles nothing', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay');
  const commandId = id(base);
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  const debit = terminal.pending;
  await base.reopen();
  // The terminal ends its work while nobody hears it.
  debit?.accept();
  await turn();
  await settleOpenOperations(base.core.services);
  expect(recorded(base)).toEqual([{ id: commandId, amount: 7_500, number: 'B1A-000001' }]);
  await settleOpenOperations(base.core.services);
  expect(recorded(base)).toHaveLength(1);
  expect(verifyTill(base.db, 'B1')).toEqual({ kind: 'intact', count: 2 });
});

test('an order that the terminal never had is believed so only when it said it twice, apart', async () => {
  const { base, terminal } = await paying();
  const { client, session } = base.letIn('pay');
  const commandId = id(base);
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  terminal.pending?.cut('nothing');
  await turn();
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
  expect(recorded(base)).toEqual([]);
});

test('nothing that was declined is recorded, and the reason is told', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay');
  for (const reason of ['refused', 'cancelled', 'timeout', 'busy', 'error'] as const) {
    const commandId = id(base);
    await client.money.pay({ commandId, amountCents: 7_500, months: [] });
    terminal.pending?.decline(reason);
    await turn();
    expect(await client.money.paymentState({ commandId })).toMatchObject({ state: 'declined', reason });
  }
  const commandId = id(base);
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  terminal.pending?.absent();
  await turn();
  expect(await client.money.paymentState({ commandId })).toMatchObject({ reason: 'absent' });
  expect(recorded(base)).toEqual([]);
});

test('giving up is asked of the terminal, and what it took meanwhile stays taken', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay');
  const first = id(base);
  await client.money.pay({ commandId: first, amountCents: 7_500, months: [] });
  await client.money.cancelPayment({ commandId: first });
  await turn();
  expect(await client.money.paymentState({ commandId: first })).toMatchObject({ reason: 'cancelled' });
  terminal.obeysAbort = false;
  const second = id(base);
  await client.money.pay({ commandId: second, amountCents: 7_600, months: [] });
  expect(await client.money.cancelPayment({ commandId: second })).toMatchObject({ state: 'waiting' });
  terminal.pending?.accept();
  await turn();
  expect(await client.money.paymentState({ commandId: second })).toMatchObject({ state: 'paid' });
});

test('the visit stays while the terminal works; once it is over, the money is recorded all the same', async () => {
  const { base, terminal } = await paying();
  const { client, session } = base.letIn('pay');
  const commandId = id(base);
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  for (let minutes = 0; minutes < 3; minutes++) {
    base.clock.advance(60_000);
    await client.money.paymentState({ commandId });
  }
  expect(session.visit(base.clock.monotonic())).not.toBeNull();
  session.forgetVisit();
  terminal.pending?.accept();
  await turn();
  await expect(client.money.paymentState({ commandId })).rejects.toMatchObject(refusal('BOR-SESSION'));
  expect(recorded(base)).toHaveLength(1);
  // Whoever comes next is told nothing of it.
  const next = base.letIn('pay').client;
  await expect(next.money.paymentState({ commandId })).rejects.toMatchObject(refusal('BOR-CHAMP'));
});

test('another amount than the one asked is recorded as it was taken, and told', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay');
  const commandId = id(base);
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  terminal.pending?.accept(7_600);
  await turn();
  expect(await client.money.paymentState({ commandId })).toMatchObject({ state: 'paid', amountCents: 7_600 });
  const facts = sql<{ facts: string }>(base.db, 'SELECT facts FROM kiosk_ticket').get()?.facts ?? '';
  expect(facts).toContain('au lieu de');
  expect(base.log.entries.some(({ event }) => event === 'terminal-took-another-amount')).toBe(true);
});

test('an unknown reference is taken, goes to be placed, and says nothing of any account', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay', '9990020790Z');
  expect(await client.money.payable()).toEqual({
    due: null,
    balanceCents: null,
    leastCents: 100,
    mostCents: 300_000,
  });
  const commandId = id(base);
  await client.money.pay({ commandId, amountCents: 12_000, months: [] });
  terminal.pending?.accept();
  await turn();
  expect(await client.money.paymentState({ commandId })).toMatchObject({ state: 'paid', toPlace: true });
  const row = sql<{ allocations: string }>(base.db, 'SELECT allocations FROM kiosk_payment').get();
  expect(row).toEqual({ allocations: '[]' });
});

test('amounts under 1,00 € and over 3 000,00 € are refused; months are for who may see them', async () => {
  const { base, terminal } = await paying();
  const little = base.letIn('little').client;
  for (const amountCents of [99, 300_001])
    await expect(little.money.pay({ commandId: id(base), amountCents, months: [] })).rejects.toMatchObject(
      refusal('BOR-MONTANT'),
    );
  await expect(
    little.money.pay({ commandId: id(base), amountCents: 15_000, months: ['2026-09'] }),
  ).rejects.toMatchObject(refusal('BOR-PREUVE'));
  const full = base.letIn('full').client;
  await expect(
    full.money.pay({ commandId: id(base), amountCents: 15_000, months: ['2026-08'] }),
  ).rejects.toMatchObject(refusal('BOR-CHAMP'));
  expect(terminal.asked.size).toBe(0);
  await expect(little.money.balance()).rejects.toMatchObject(refusal('BOR-PREUVE'));
  await expect(little.money.printBalance({ jobId: id(base) })).rejects.toMatchObject(refusal('BOR-PREUVE'));
});

test('what was paid here is taken off the balance and off its month until the landlord counts it', async () => {
  const { base, terminal } = await paying();
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
  await client.money.pay({ commandId: id(base), amountCents: 20_000, months: [] });
  terminal.pending?.accept();
  await turn();
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

test('no card number is kept, wherever a terminal puts it', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay');
  const debit = terminal.debit.bind(terminal);
  terminal.debit = async (order, onStep) => {
    const answer = await debit(order, onStep);
    return answer.kind === 'accepted' ? { ...answer, authorisation: '4970 1000 0000 0014' } : answer;
  };
  const commandId = id(base);
  await client.money.pay({ commandId, amountCents: 7_500, months: [] });
  terminal.pending?.accept();
  await turn();
  expect(await client.money.paymentState({ commandId })).toMatchObject({ authorisation: 'sans numéro' });
  for (const table of ['command', 'kiosk_payment', 'kiosk_operation', 'kiosk_ticket', 'till_journal'])
    expect(JSON.stringify(sql(base.db, `SELECT * FROM ${table}`).all())).not.toMatch(/4970/);
});

test('the number of a card typed in place of a reference is not kept', async () => {
  const { base, terminal } = await paying();
  const { client } = base.letIn('pay', '4970100000000014');
  await expect(
    client.money.pay({ commandId: id(base), amountCents: 7_500, months: [] }),
  ).rejects.toMatchObject(refusal('BOR-REFERENCE'));
  expect(terminal.asked.size).toBe(0);
  expect(sql(base.db, 'SELECT count(*) AS n FROM kiosk_operation').get()).toEqual({ n: 0 });
});
