import { expect, test } from 'vitest';
import { type FakePrinter, fakePrinter } from '../../../../test/printing/fake-printer.ts';
import { closeKioskBases, type KioskBase, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { type ScriptedTerminal, scriptedTerminal } from '../../../../test/support/scripted-terminal.ts';
import { sql } from '../../database/connection.ts';
import { lastPrinterStates, printerStates } from './printer-states.ts';

closeKioskBases();

type Printing = {
  readonly base: KioskBase;
  readonly terminal: ScriptedTerminal;
  readonly printer: FakePrinter;
  /** What the queue says of its paper from now on. */
  readonly paper: (there: boolean) => void;
};

async function printing(): Promise<Printing> {
  const terminal = scriptedTerminal();
  const printer = fakePrinter();
  let out = false;
  const printers = {
    send: printer.port.send,
    list: async () => (await printer.port.list()).map((one) => ({ ...one, paperOut: out })),
  };
  const base = await kioskBase({ ports: (ports) => ({ ...ports, terminal, printers }) });
  return {
    base,
    terminal,
    printer,
    paper(there) {
      out = !there;
    },
  };
}

/** Somebody who has paid: his port, and the number of his ticket. */
async function paid({ base, terminal }: Printing) {
  const port = base.letIn('full');
  const commandId = base.ids.next();
  await port.client.money.pay({ commandId, amountCents: 15_000, months: [] });
  terminal.pending?.accept();
  await new Promise((resolve) => setImmediate(resolve));
  const state = await port.client.money.paymentState({ commandId });
  if (state.state !== 'paid') throw new Error(state.state);
  return { ...port, number: state.ticket };
}

const textOf = (pdf: Uint8Array) => Buffer.from(pdf).subarray(0, 5).toString('latin1');

test('a ticket of this visit is printed on 80 mm, named by its number; the same job prints once', async () => {
  const desk = await printing();
  const { client, number } = await paid(desk);
  const order = { number, jobId: desk.base.ids.next() };
  expect(await client.printing.printTicket(order)).toEqual({ state: 'accepted' });
  expect(await client.printing.printTicket(order)).toEqual({ state: 'accepted' });
  expect(desk.printer.sent).toHaveLength(1);
  expect(desk.printer.sent[0]).toMatchObject({ printer: 'accueil', format: '80mm', title: number });
  expect(textOf(desk.printer.sent[0]?.pdf ?? Buffer.alloc(0))).toBe('%PDF-');
  expect(sql(desk.base.db, 'SELECT number, state, reason FROM kiosk_print').all()).toEqual([
    { number, state: 'accepted', reason: null },
  ]);
});

test('nobody prints the ticket of another visit, nor one that is not', async () => {
  const desk = await printing();
  const { number } = await paid(desk);
  const other = desk.base.letIn('full').client;
  for (const asked of [number, 'B1A-R-000099', "' OR 1=1 --"])
    await expect(
      other.printing.printTicket({ number: asked, jobId: desk.base.ids.next() }),
    ).rejects.toMatchObject({ data: { code: 'BOR-DOCUMENT' } });
  expect(desk.printer.sent).toEqual([]);
});

test('without paper nothing is sent, the ticket stays and is printed once there is some', async () => {
  const desk = await printing();
  const { client, number } = await paid(desk);
  const order = { number, jobId: desk.base.ids.next() };
  desk.paper(false);
  expect(await client.printing.printTicket(order)).toEqual({ state: 'failed', reason: 'paper' });
  expect(await printerStates(desk.base.core.services)).toEqual({ ticket: 'paper', a4: 'paper' });
  expect(desk.printer.sent).toEqual([]);
  desk.paper(true);
  expect(await client.printing.printTicket(order)).toEqual({ state: 'accepted' });
  expect(desk.printer.sent).toHaveLength(1);
});

test('a roll that ends in the middle of a ticket is without paper; a printer that fails is a printer that fails', async () => {
  const desk = await printing();
  const { client, number } = await paid(desk);
  desk.printer.failNext('cut');
  expect(await client.printing.printTicket({ number, jobId: desk.base.ids.next() })).toEqual({
    state: 'failed',
    reason: 'printer',
  });
  const send = desk.base.core.services.ports.printers.send;
  desk.printer.failNext('cut');
  desk.base.core.services.ports.printers.send = (...args) => {
    desk.paper(false);
    return send(...args);
  };
  const jobId = desk.base.ids.next();
  // The list before the ticket still says that there is paper.
  expect(await client.printing.printTicket({ number, jobId })).toEqual({ state: 'failed', reason: 'paper' });
});

test('a kiosk without a printer says so, and keeps the ticket', async () => {
  const terminal = scriptedTerminal();
  const base = await kioskBase({ ports: (ports) => ({ ...ports, terminal }) });
  const { client, number } = await paid({ base, terminal, printer: fakePrinter(), paper: () => {} });
  expect(await client.printing.printTicket({ number, jobId: base.ids.next() })).toEqual({
    state: 'failed',
    reason: 'absent',
  });
  expect(await printerStates(base.core.services)).toEqual({ ticket: 'none', a4: 'none' });
});

test('the printers are asked at most every quarter of a minute', async () => {
  const desk = await printing();
  let asked = 0;
  const { ports } = desk.base.core.services;
  const list = ports.printers.list;
  ports.printers.list = () => {
    asked += 1;
    return list();
  };
  const core = desk.base.core.services;
  expect(await printerStates(core)).toEqual({ ticket: 'ready', a4: 'ready' });
  await printerStates(core);
  expect(lastPrinterStates(core)).toEqual({ ticket: 'ready', a4: 'ready' });
  expect(asked).toBe(1);
  desk.base.clock.advance(15_000);
  desk.paper(false);
  expect(lastPrinterStates(core)).toEqual({ ticket: 'ready', a4: 'ready' });
  expect(await printerStates(core)).toEqual({ ticket: 'paper', a4: 'paper' });
  expect(asked).toBe(2);
});

test('the balance is printed without a number, for who may see it', async () => {
  const desk = await printing();
  const { client } = desk.base.letIn('full');
  expect(await client.money.printBalance({ jobId: desk.base.ids.next() })).toEqual({ state: 'accepted' });
  expect(desk.printer.sent[0]).toMatchObject({ format: '80mm', title: 'Mon solde' });
  expect(sql(desk.base.db, 'SELECT count(*) AS n FROM kiosk_ticket').get()).toEqual({ n: 0 });
});
