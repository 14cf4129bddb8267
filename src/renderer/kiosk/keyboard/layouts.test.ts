import { expect, test } from 'vitest';
import { type KeyboardLayout, keysOf, REFERENCE, typed } from './layouts.ts';

const LAYOUTS: readonly KeyboardLayout[] = ['letters', 'email', 'password', 'iban', 'code'];

function keysIn(layout: KeyboardLayout, face = 'default'): string[] {
  return (keysOf(layout)?.[face] ?? []).flatMap((row) => row.split(' '));
}

test.each(LAYOUTS)('%s: every row fits 960 units of at least 64', (layout) => {
  for (const rows of Object.values(keysOf(layout) ?? {})) {
    for (const row of rows)
      expect(row.split(' ').length * 64 + (row.split(' ').length - 1) * 10).toBeLessThan(960);
  }
});

test('every lettered keyboard erases, has the ten digits, and no key twice', () => {
  for (const layout of LAYOUTS) {
    const keys = keysIn(layout);
    expect(keys).toEqual(expect.arrayContaining(['{erase}', ...'0123456789']));
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('AZERTY, with what an address needs, and a way back to the digits of a reference', () => {
  expect(keysOf('letters')?.default?.[1]).toBe('a z e r t y u i o p');
  expect(keysIn('email')).toEqual(expect.arrayContaining(['@', '.', '{.fr}', '{.com}', '-', '_', '+']));
  expect(REFERENCE.default?.join(' ')).toContain('{digits}');
});

test('the accents of French names are there in both cases', () => {
  for (const [face, letters] of [
    ['default', 'éèêëàâçôîï'],
    ['shift', 'ÉÈÊËÀÂÇÔÎÏ'],
  ] as const) {
    expect(keysIn('letters', face)).toEqual(expect.arrayContaining([...letters]));
  }
});

test.each([
  ['date', '12031984', '12/03/1984'],
  ['date', '12/03/1984', '12/03/1984'],
  ['date', '1203', '12/03'],
  ['date', '1203198499', '12/03/1984'],
  ['amount', '0150,005', '150,00'],
  ['amount', ',5', '0,5'],
  ['amount', '12.5', '12,5'],
  ['amount', '1a2', '12'],
  ['iban', 'fr7630006000011234567890189', 'FR76 3000 6000 0112 3456 7890 189'],
  ['reference', '0030020790d', '0030020790D'],
  ['email', ' a b@c.example ', 'ab@c.example'],
  ['digits', '06 39 98x', '06 39 98'],
] as const)('%s: %s reads %s', (layout, text, read) => {
  expect(typed(layout, text)).toBe(read);
  expect(typed(layout, read)).toBe(read);
});
