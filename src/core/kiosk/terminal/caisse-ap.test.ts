import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { TerminalFault } from '../../ports.ts';
import { CAISSE_PATIENCE, caisseApTerminal } from './caisse-ap.ts';
import { caisseFrame, LONGEST_FRAME, readCaisseFrame } from './caisse-frame.ts';
import { chooseTerminal } from './choose-terminal.ts';

const OPERATION = '01980000-0000-7000-8000-00000000abcd';
const OUR_NUMBER = '0198000000007000800000000000abcd';
const QUICK = { ...CAISSE_PATIENCE, connectMs: 500, debitMs: 300, recallMs: 300, quietMs: 20 };

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});

/** A terminal at the other end, that does what the test says with the order it heard. */
async function terminalThat(answer: (order: string, socket: Socket) => void) {
  const orders: string[] = [];
  const opened = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      orders.push(bytes.toString('latin1'));
      answer(bytes.toString('latin1'), socket);
    });
  });
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const { port } = opened.address() as AddressInfo;
  return { terminal: caisseApTerminal({ host: '127.0.0.1', port }, QUICK), orders };
}

const debit = (terminal: ReturnType<typeof caisseApTerminal>, steps: string[] = []) =>
  terminal.debit({ operation: OPERATION, amountCents: 15_000 }, (step) => steps.push(step));

const ECHO = 'CZ0040300CJ012012345678901CA00201CB00515000CD0010CE003978';

test('the order is the protocol’s, with our own number in its private data', async () => {
  const { terminal, orders } = await terminalThat((_, socket) => socket.end(`${ECHO}AE00210AC006184117`));
  const steps: string[] = [];
  expect(await debit(terminal, steps)).toEqual({
    kind: 'accepted',
    authorisation: '184117',
    amountCents: 15_000,
  });
  expect(orders).toEqual([`${ECHO}CF032${OUR_NUMBER}`]);
  expect(steps).toEqual(['asking', 'card']);
});

test('an answer in pieces, on a call that stays open, is read to its end', async () => {
  const { terminal } = await terminalThat((_, socket) => {
    socket.write(`${ECHO}AE002`);
    setImmediate(() => socket.write('10AC0061'));
    setImmediate(() => setImmediate(() => socket.write('84117')));
  });
  expect(await debit(terminal)).toMatchObject({ kind: 'accepted', authorisation: '184117' });
});

test.each([
  ['04', 'refused'],
  ['05', 'refused'],
  ['08', 'timeout'],
  ['11', 'cancelled'],
  ['99', 'error'],
] as const)('a debit that was not done says why: %s is %s', async (code, reason) => {
  const { terminal } = await terminalThat((_, socket) => socket.end(`${ECHO}AE00201AF002${code}`));
  expect(await debit(terminal)).toEqual({ kind: 'declined', reason });
});

test('the amount is the one the terminal says', async () => {
  const { terminal } = await terminalThat((_, socket) =>
    socket.end('CZ0040300CB00515100CD0010CE003978AE00210AC006184117'),
  );
  expect(await debit(terminal)).toMatchObject({ amountCents: 15_100 });
});

test('the number of the card, its expiry and the receipt are dropped before anything reads them', async () => {
  const card = '4970100000000014';
  const read = readCaisseFrame(
    Buffer.from(`${ECHO}AA016${card}AB0042812AE00210AC016${card}AK008receipt!`, 'latin1'),
  );
  if (read.kind !== 'whole') throw new Error(read.kind);
  expect([...read.fields.keys()]).toEqual(['CZ', 'CJ', 'CA', 'CB', 'CD', 'CE', 'AE']);
  expect(JSON.stringify([...read.fields])).not.toContain('4970');
  const { terminal } = await terminalThat((_, socket) =>
    socket.end(`${ECHO}AA016${card}AE00210AC016${card}`),
  );
  expect(JSON.stringify(await debit(terminal))).not.toContain('4970');
});

test.each([
  ['another till', 'CZ0040300CA00202CB00515000AE00210'],
  ['another money', 'CZ0040300CB00515000CE003840AE00210'],
  ['another order', 'CZ0040300CB00515000CD0011AE00210'],
  ['no end', 'CZ0040300CB00515000'],
  ['neither done nor not', `${ECHO}AE00211`],
  ['no frame', 'HTTP/1.1 400 Bad Request'],
  ['twice done', `${ECHO}AE00210AE00201`],
  ['too long', 'AK999'.padEnd(LONGEST_FRAME + 10, 'x')],
])('an answer of %s leaves the payment unknown: something was sent', async (_, answer) => {
  const { terminal } = await terminalThat((__, socket) => socket.end(answer));
  await expect(debit(terminal)).rejects.toMatchObject({ name: 'TerminalFault', sent: true });
});

test('a line cut after the order, or a terminal that stays silent, is unknown; nobody there is nothing sent', async () => {
  const cut = await terminalThat((_, socket) => socket.destroy());
  await expect(debit(cut.terminal)).rejects.toMatchObject({ sent: true });
  server?.close();
  const silent = await terminalThat(() => {});
  await expect(debit(silent.terminal)).rejects.toMatchObject({ sent: true });
  server?.close();
  const nobody = caisseApTerminal({ host: '127.0.0.1', port: 1 }, QUICK);
  await expect(debit(nobody)).rejects.toMatchObject({ sent: false });
  expect(await nobody.state()).toBe('error');
});

test('its last operation is believed by our number alone', async () => {
  let last = `CF032${OUR_NUMBER}`;
  let done = 'AE00210';
  const { terminal, orders } = await terminalThat((_, socket) =>
    socket.end(`CZ0040300CB00515000CD0013${last}${done}AC006184117`),
  );
  expect(await terminal.recall(OPERATION)).toEqual({
    kind: 'accepted',
    authorisation: '184117',
    amountCents: 15_000,
  });
  expect(orders[0]).toContain('CD0013');
  // A terminal that echoes what it is sent must not answer for an operation it never had.
  expect(orders[0]).not.toContain('CF');
  last = `CF032${'f'.repeat(32)}`;
  expect(await terminal.recall(OPERATION)).toEqual({ kind: 'never' });
  for (const other of ['', 'CF0101010000000']) {
    last = other;
    await expect(terminal.recall(OPERATION)).rejects.toBeInstanceOf(TerminalFault);
  }
  last = `CF032${OUR_NUMBER}`;
  done = 'AE00201AF00204';
  expect(await terminal.recall(OPERATION)).toEqual({ kind: 'declined', reason: 'refused' });
  last = '';
  done = 'AE00201AF00209';
  await expect(terminal.recall(OPERATION)).rejects.toBeInstanceOf(TerminalFault);
});

test('any bytes are read without a fault, and what is written is read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: LONGEST_FRAME + 5 }), (bytes) => {
      expect(['whole', 'begun', 'malformed']).toContain(readCaisseFrame(bytes).kind);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), fc.nat(200), (cents, length) => {
      const frame = caisseFrame([
        ['CB', String(cents)],
        ['AE', '10'],
      ]);
      expect(readCaisseFrame(frame)).toEqual({
        kind: 'whole',
        fields: new Map([
          ['CB', String(cents)],
          ['AE', '10'],
        ]),
      });
      const begun = readCaisseFrame(frame.subarray(0, length % frame.length));
      expect(begun.kind === 'whole' && begun.fields.has('AE')).toBe(false);
    }),
  );
});

test('the setting names the terminal', () => {
  const clock = { now: () => 0, offsetMinutes: () => 0, monotonic: () => 0 };
  for (const none of [
    undefined,
    '',
    'terminal',
    'terminal:0',
    'terminal:70000',
    'a b:80',
    'x:',
    '192.168.1:80',
  ])
    expect(chooseTerminal(none, clock)).toBeUndefined();
  for (const some of ['simule', '192.0.2.7:8888', 'terminal.example:8888', '[2001:db8::1]:8888'])
    expect(chooseTerminal(some, clock)).toBeDefined();
});
