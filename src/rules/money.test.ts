import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountInWords,
  cents,
  formatAmount,
  formatEuros,
  MAX_AMOUNT_CENTS,
  parseAmount,
  parseImportAmount,
} from './money.ts';

describe('parseAmount', () => {
  it.each<[string, number]>([
    ['1 234,56', 123_456],
    ['1\u202f234,56', 123_456],
    ['1\u00a0234,56\u00a0€', 123_456],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1234.5', 123_450],
    ['12 €', 1_200],
    ['12€', 1_200],
    ['12€50', 1_250],
    ['12 euros', 1_200],
    ['€ 12', 1_200],
    ['12,', 1_200],
    [',5', 50],
    ['0,01', 1],
    ['0012', 1_200],
    ['1.234.567,89', 123_456_789],
    ['9 999 999,99', MAX_AMOUNT_CENTS],
  ])('reads %s', (text, expected) => {
    expect(parseAmount(text)).toEqual({ kind: 'ok', cents: expected });
  });

  it.each<[string, [number, number]]>([
    ['1.234', [123, 123_400]],
    ['1,234', [123, 123_400]],
    ['12.345 €', [1_234, 1_234_500]],
  ])('asks about %s', (text, readings) => {
    expect(parseAmount(text)).toEqual({ kind: 'ambiguous', readings });
  });

  it.each([
    '',
    '   ',
    '€',
    '0',
    '0,00',
    '-12',
    '−12',
    '- 12',
    '+12',
    '1.23,45',
    '12 34',
    '1.234.567',
    '12,3456',
    '0,001',
    '.123',
    '10 000 000',
    '9 999 999,991',
    '99999999999999999999',
    '1e3',
    '12 11 2026',
    'douze',
    '12;50',
    '1,2,3',
  ])('refuses %j with a sentence', (text) => {
    expect(parseAmount(text)).toMatchObject({ kind: 'invalid', reason: expect.stringMatching(/\.$/) });
  });

  it('reads back everything it prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_AMOUNT_CENTS }), (n) => {
        expect(parseAmount(formatAmount(n))).toEqual({ kind: 'ok', cents: n });
        expect(parseAmount(formatEuros(n))).toEqual({ kind: 'ok', cents: n });
        expect(parseAmount((n / 100).toFixed(2))).toEqual({ kind: 'ok', cents: n });
      }),
    );
  });

  it('never throws, never gives zero, a negative or a fraction', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-0-9., €]{0,14}$/)), (text) => {
        const read = parseAmount(text);
        const amounts = read.kind === 'ok' ? [read.cents] : read.kind === 'ambiguous' ? read.readings : [];
        for (const amount of amounts) {
          expect(Number.isSafeInteger(amount)).toBe(true);
          expect(amount).toBeGreaterThan(0);
          expect(amount).toBeLessThanOrEqual(MAX_AMOUNT_CENTS);
        }
      }),
    );
  });
});

describe('parseImportAmount', () => {
  it.each<[string, number]>([
    ['399,75', 39_975],
    ['399.7', 39_970],
    ['0', 0],
    ['0,00', 0],
    ['9999999,99', MAX_AMOUNT_CENTS],
  ])('reads %s', (text, expected) => {
    expect(parseImportAmount(text)).toEqual({ kind: 'ok', cents: expected });
  });
  it.each([
    '',
    ' 1',
    '-1',
    '+1',
    '1 234,56',
    '1.234,56',
    '1,234',
    '1,',
    ',5',
    '10000000',
    '=1+1',
    '1e3',
    '12 €',
  ])('refuses %j', (text) => {
    expect(parseImportAmount(text)).toMatchObject({ kind: 'invalid', reason: expect.stringMatching(/\.$/) });
  });
});

describe('printing amounts', () => {
  it.each<[number, string]>([
    [0, '0,00'],
    [-0, '0,00'],
    [1, '0,01'],
    [-725, '\u22127,25'],
    [100_001, '1\u202f000,01'],
    [123_456_789, '1\u202f234\u202f567,89'],
    [99_900, '999,00'],
  ])('%d cents', (n, text) => {
    expect(formatAmount(n)).toBe(text);
    expect(formatEuros(n)).toBe(`${text}\u202f€`);
  });

  it('refuses a fraction of a cent and has no -0', () => {
    expect(() => cents(0.5)).toThrow(RangeError);
    expect(() => cents(Number.NaN)).toThrow(RangeError);
    expect(Object.is(cents(-0), 0)).toBe(true);
  });
});

describe('amountInWords', () => {
  it.each<[number, string]>([
    [29_534, 'deux cent quatre-vingt-quinze euros et trente-quatre centimes'],
    [0, 'zéro euro'],
    [1, 'un centime'],
    [50, 'cinquante centimes'],
    [100, 'un euro'],
    [101, 'un euro et un centime'],
    [2_100, 'vingt et un euros'],
    [7_000, 'soixante-dix euros'],
    [7_100, 'soixante et onze euros'],
    [7_700, 'soixante-dix-sept euros'],
    [8_000, 'quatre-vingts euros'],
    [8_100, 'quatre-vingt-un euros'],
    [9_000, 'quatre-vingt-dix euros'],
    [9_100, 'quatre-vingt-onze euros'],
    [9_900, 'quatre-vingt-dix-neuf euros'],
    [10_000, 'cent euros'],
    [10_100, 'cent un euros'],
    [20_000, 'deux cents euros'],
    [20_100, 'deux cent un euros'],
    [28_000, 'deux cent quatre-vingts euros'],
    [100_001, 'mille euros et un centime'],
    [210_000, 'deux mille cent euros'],
    [8_000_000, 'quatre-vingt mille euros'],
    [20_000_000, 'deux cent mille euros'],
    [20_020_000, 'deux cent mille deux cents euros'],
    [100_000_000, "un million d'euros"],
    [8_000_000_000, "quatre-vingts millions d'euros"],
    [20_000_000_000, "deux cents millions d'euros"],
    [100_000_100, 'un million un euros'],
    [200_000_050, "deux millions d'euros et cinquante centimes"],
    [
      MAX_AMOUNT_CENTS,
      'neuf millions neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf euros et quatre-vingt-dix-neuf centimes',
    ],
    [-725, 'moins sept euros et vingt-cinq centimes'],
  ])('%d cents', (n, words) => {
    expect(amountInWords(n)).toBe(words);
  });

  it('gives every amount its own words', () => {
    const all = new Set(Array.from({ length: 200_000 }, (_, n) => amountInWords(n)));
    expect(all.size).toBe(200_000);
  });
});
