import { expect, test } from 'vitest';
import { isHost } from './host-name.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { pageHeightMm } from './page-size.ts';
import { parsePrinterId, printerId } from './printers.ts';

test('a host is a name or an address, nothing around it', () => {
  for (const good of ['imprimante', 'tickets.agence.example', '192.168.1.50', 'fe80::1', 'a1', 'TICKET-2'])
    expect(isHost(good), good).toBe(true);
  for (const bad of [
    'http://192.168.1.50',
    '192.168.1.50:9100',
    '192.168.1.50/x',
    '192.168.1',
    '300.1.1.1',
    'user@host',
    'a..b',
    '-a',
    'a-',
    '',
    `${'a'.repeat(64)}.example`,
    'hôte',
  ])
    expect(isHost(bad), bad).toBe(false);
});

test('the height of a roll is read from the page', () => {
  const pdf = (box: string) => Buffer.from(`%PDF-1.7\n<< /Type /Page /MediaBox ${box} >>`);
  expect(pageHeightMm(pdf('[0 0 226.77 283.46]'))).toBe(100);
  expect(pageHeightMm(pdf('[0 10 226.77 293.6]'))).toBe(101);
  expect(pageHeightMm(pdf('[0 0 226.77 0]'))).toBeUndefined();
  expect(pageHeightMm(Buffer.from('%PDF'))).toBeUndefined();
});

test('the id of a printer says its kind', () => {
  expect(parsePrinterId(printerId('system', 'a:b'))).toEqual({ kind: 'system', id: 'a:b' });
  expect(parsePrinterId('escpos:1')).toEqual({ kind: 'escpos', id: '1' });
  expect(parsePrinterId('accueil')).toBeUndefined();
});

test('works of one key wait for each other, even after a failure; others do not', async () => {
  const inTurn = oneAtATime();
  const gate = Promise.withResolvers<void>();
  const done: string[] = [];
  const first = inTurn('a', async () => {
    await gate.promise;
    done.push('first');
    throw new Error('failed');
  });
  const second = inTurn('a', async () => done.push('second'));
  await inTurn('b', async () => done.push('elsewhere'));
  gate.resolve();
  await expect(first).rejects.toThrow('failed');
  await second;
  expect(done).toEqual(['elsewhere', 'first', 'second']);
});
