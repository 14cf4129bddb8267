import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sql } from '../../src/core/database/connection.ts';
import { printerStates } from '../../src/core/kiosk/printing/printer-states.ts';
import { closeKioskBases, kioskBase } from '../support/kiosk-base.ts';
import { scriptedTerminal } from '../support/scripted-terminal.ts';
import { readEscPos } from './read-escpos.ts';

closeKioskBases();

/** Every status byte has these bits; the last ones of the second say that the roll has ended. */
const PLAIN = 0b0001_0010;
const ROLL_END = PLAIN | 0b0110_0000;

/** A printer of rolls that answers `DLE EOT`, and whose paper is put in and taken out by hand. */
async function rollPrinter() {
  const jobs: Buffer[] = [];
  const open = new Set<Socket>();
  let paper = true;
  /** The roll ends once this many bytes of the next ticket were taken. */
  let endsAfter = Number.POSITIVE_INFINITY;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    const pieces: Buffer[] = [];
    let taken = 0;
    socket.on('data', (piece) => {
      if (piece[0] === 0x10 && piece[1] === 0x04)
        return void socket.write(Uint8Array.from([PLAIN, paper ? PLAIN : ROLL_END]));
      pieces.push(piece);
      taken += piece.length;
      if (taken <= endsAfter) return;
      paper = false;
      endsAfter = Number.POSITIVE_INFINITY;
      socket.destroy();
    });
    socket.on('end', () => {
      if (pieces.length > 0) jobs.push(Buffer.concat(pieces));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    jobs,
    setPaper(there: boolean) {
      paper = there;
    },
    endAfter(bytes: number) {
      endsAfter = bytes;
    },
  };
}

test('a ticket goes to the roll as dots; without paper, before or during it, nothing is lost', async () => {
  const roll = await rollPrinter();
  const terminal = scriptedTerminal();
  const base = await kioskBase({ ports: (ports) => ({ ...ports, terminal }) });
  sql(
    base.db,
    "INSERT INTO network_printer (id, name, host, port) VALUES ('t', 'Tickets', '127.0.0.1', ?)",
  ).run(roll.port);
  const { client } = base.letIn('pay');
  const commandId = base.ids.next();
  await client.money.pay({ commandId, amountCents: 15_000, months: [] });
  terminal.pending?.accept();
  await new Promise((resolve) => setImmediate(resolve));
  const paid = await client.money.paymentState({ commandId });
  if (paid.state !== 'paid') throw new Error(paid.state);
  const order = () => ({ number: paid.ticket, jobId: base.ids.next() });

  roll.setPaper(false);
  expect(await client.printing.printTicket(order())).toEqual({ state: 'failed', reason: 'paper' });
  expect(roll.jobs).toEqual([]);
  expect((await printerStates(base.core.services)).ticket).toBe('paper');

  roll.setPaper(true);
  roll.endAfter(2_000);
  expect(await client.printing.printTicket(order())).toEqual({ state: 'failed', reason: 'paper' });

  roll.setPaper(true);
  expect(await client.printing.printTicket(order())).toEqual({ state: 'accepted' });
  const [job] = roll.jobs;
  if (job === undefined) throw new Error('nothing came out');
  const { width, height, cuts } = readEscPos(job);
  expect({ width, cuts }).toEqual({ width: 576, cuts: 1 });
  expect(height).toBeGreaterThan(400);
  // The number stays what it was: nothing was issued again.
  expect(sql(base.db, 'SELECT count(*) AS n FROM kiosk_ticket').get()).toEqual({ n: 1 });
});
