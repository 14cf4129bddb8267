import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { askRoll, readRollStatus } from './roll-status.ts';

/** Every answer has these bits. */
const PLAIN = 0b0001_0010;
const PATIENCE_MS = 300;

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});

async function printerThat(answer: (asked: Buffer, socket: Socket) => void) {
  const opened = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (asked) => answer(asked, socket));
  });
  server = opened;
  opened.listen(0, '127.0.0.1');
  await once(opened, 'listening');
  return { host: '127.0.0.1', port: (opened.address() as AddressInfo).port };
}

test.each([
  ['has paper', [PLAIN, PLAIN], 'ready'],
  ['has little paper left', [PLAIN, PLAIN | 0b0000_1100], 'ready'],
  ['has no paper', [PLAIN, PLAIN | 0b0110_0000], 'paper'],
  ['stopped for want of paper', [PLAIN | 0b0010_0000, PLAIN], 'paper'],
  ['has its cover open', [PLAIN | 0b0000_0100, PLAIN], 'closed'],
  ['stopped for a fault', [PLAIN | 0b0100_0000, PLAIN], 'closed'],
] as const)('a printer that %s', (_, bytes, status) => {
  expect(readRollStatus(Uint8Array.from(bytes))).toBe(status);
});

test('what is no answer is no status', () => {
  expect(readRollStatus(Uint8Array.from([]))).toBeUndefined();
  expect(readRollStatus(Uint8Array.from([PLAIN]))).toBeUndefined();
  expect(readRollStatus(Buffer.from('HTTP/1.1 400 Bad Request'))).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(['ready', 'paper', 'closed', undefined]).toContain(readRollStatus(bytes));
    }),
  );
});

test('it is asked in ESC/POS, once, and prints nothing', async () => {
  const asked: Buffer[] = [];
  const address = await printerThat((bytes, socket) => {
    asked.push(bytes);
    socket.write(Uint8Array.from([PLAIN, PLAIN | 0b0110_0000]));
  });
  expect(await askRoll(address, 5_000)).toBe('paper');
  expect(asked.map((bytes) => [...bytes])).toEqual([[0x10, 0x04, 2, 0x10, 0x04, 4]]);
});

test('one that answers no question is not taken for one without paper; one that is off is unreachable', async () => {
  expect(await askRoll(await printerThat(() => {}), PATIENCE_MS)).toBe('silent');
  server?.close();
  expect(await askRoll(await printerThat((_, socket) => socket.destroy()), PATIENCE_MS)).toBe('silent');
  server?.close();
  expect(await askRoll({ host: '127.0.0.1', port: 1 }, PATIENCE_MS)).toBe('unreachable');
});
