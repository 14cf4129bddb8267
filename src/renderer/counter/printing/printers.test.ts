import { expect, test } from 'vitest';
import type { PaperFormat } from '../../../contract/printing.ts';
import { printerFor, printersFor, usualFormat } from './printers.ts';

const printer = (id: string, formats: PaperFormat[], ready = true) => ({
  id,
  name: id,
  kind: 'system' as const,
  formats,
  ready,
  state: ready ? 'Prête' : 'En pause',
});
const none = { a4: null, '80mm': null };

test('the printer chosen for a format takes it', () => {
  const printers = [printer('accueil', ['a4']), printer('agence', ['a4'])];
  expect(printerFor({ printers, chosen: { ...none, a4: 'agence' } }, 'a4')?.id).toBe('agence');
});

test('the only printer of a format takes it without being chosen', () => {
  const printers = [printer('accueil', ['a4']), printer('ticket', ['80mm'])];
  expect(printerFor({ printers, chosen: none }, 'a4')?.id).toBe('accueil');
  expect(printerFor({ printers, chosen: none }, '80mm')?.id).toBe('ticket');
});

test('among several, none is taken for the clerk', () => {
  const printers = [printer('accueil', ['a4']), printer('agence', ['a4'])];
  expect(printerFor({ printers, chosen: none }, 'a4')).toBeNull();
});

test('a chosen printer that is gone, or does not take the format, is not used', () => {
  const printers = [printer('accueil', ['a4']), printer('agence', ['a4']), printer('ticket', ['80mm'])];
  expect(printerFor({ printers, chosen: { ...none, a4: 'partie' } }, 'a4')).toBeNull();
  expect(printerFor({ printers, chosen: { ...none, a4: 'ticket' } }, 'a4')).toBeNull();
  expect(printerFor({ printers: [], chosen: { ...none, a4: 'partie' } }, 'a4')).toBeNull();
});

test('a chosen printer that is not ready stays the one: it may be ready when the paper comes', () => {
  const printers = [printer('accueil', ['a4'], false), printer('agence', ['a4'])];
  expect(printerFor({ printers, chosen: { ...none, a4: 'accueil' } }, 'a4')?.id).toBe('accueil');
  expect(printersFor({ printers, chosen: none }, 'a4').map(({ id }) => id)).toEqual(['agence', 'accueil']);
});

const queue = printer('accueil', ['a4', '80mm']);
const ticket = { ...printer('ticket', ['80mm']), kind: 'escpos' as const };

test('tickets go to the printer of tickets, beside a queue that could take them', () => {
  expect(printerFor({ printers: [queue, ticket], chosen: none }, '80mm')?.id).toBe('ticket');
  expect(
    printerFor({ printers: [queue, ticket, { ...ticket, id: 'autre' }], chosen: none }, '80mm'),
  ).toBeNull();
  expect(printerFor({ printers: [queue, ticket], chosen: { ...none, '80mm': 'accueil' } }, '80mm')?.id).toBe(
    'accueil',
  );
});

test('only a reçu is a ticket, and only where tickets are printed', () => {
  const tickets = { printers: [queue, ticket], chosen: none };
  expect(usualFormat('recu', tickets)).toBe('80mm');
  expect(usualFormat('quittance', tickets)).toBe('a4');
  expect(usualFormat('recu', { printers: [queue], chosen: none })).toBe('a4');
  expect(usualFormat('recu', { printers: [queue], chosen: { ...none, '80mm': 'accueil' } })).toBe('80mm');
  expect(usualFormat('recu', undefined)).toBe('a4');
});
