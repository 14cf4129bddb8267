import { afterEach, beforeEach, expect, test } from 'vitest';
import { answers, sendToSocket } from '../../src/core/printing/send-to-socket.ts';
import { deafPort, type ReceivingPrinter, receivingPrinter } from './receiving-printer.ts';

let printer: ReceivingPrinter;
beforeEach(async () => {
  printer = await receivingPrinter();
});
afterEach(() => printer.close());

/** More than the system keeps for a call: what is not read stops the writer. */
const LONG = Buffer.alloc(32 * 1024 * 1024, 0x55);
const PATIENT = { connectMs: 10_000, silentMs: 60_000 };
const IMPATIENT = { connectMs: 10_000, silentMs: 300 };

test('every byte arrives before it is said to have', async () => {
  const job = printer.nextJob();
  await sendToSocket(printer, LONG, PATIENT);
  expect((await job).equals(LONG)).toBe(true);
});

test.each([
  ['resets the call', (socket: import('node:net').Socket) => socket.resetAndDestroy()],
  ['closes it', (socket: import('node:net').Socket) => socket.destroy()],
])('a printer that %s in the middle: cut', async (_what, stop) => {
  printer.onNext((socket) => socket.once('data', () => stop(socket)));
  await expect(sendToSocket(printer, LONG, PATIENT)).rejects.toMatchObject({ reason: 'cut' });
});

test('a short ticket cut after its first bytes is cut, though all of it was written here', async () => {
  printer.onNext((socket) => socket.once('data', () => socket.resetAndDestroy()));
  await expect(sendToSocket(printer, Buffer.alloc(2_000), PATIENT)).rejects.toMatchObject({ reason: 'cut' });
});

test('a printer that stops reading (unplugged, no paper): cut', async () => {
  printer.onNext((socket) => socket.pause());
  await expect(sendToSocket(printer, LONG, IMPATIENT)).rejects.toMatchObject({ reason: 'cut' });
});

test('a printer that never ends the call has confirmed nothing', async () => {
  printer.onNext((socket) => {
    socket.allowHalfOpen = true;
    socket.resume();
  });
  await expect(sendToSocket(printer, Buffer.alloc(2_000), IMPATIENT)).rejects.toMatchObject({
    reason: 'silent',
  });
});

test('a printer that is off: nothing was sent', async () => {
  const port = await deafPort();
  await expect(sendToSocket({ host: '127.0.0.1', port }, LONG, PATIENT)).rejects.toMatchObject({
    reason: 'unreachable',
  });
  expect(await answers({ host: '127.0.0.1', port }, 10_000)).toBe(false);
  expect(await answers(printer, 10_000)).toBe(true);
});
