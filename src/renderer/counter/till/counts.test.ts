import { expect, test } from 'vitest';
import { DENOMINATIONS } from '../../../contract/till.ts';
import {
  COINS,
  countsOf,
  denominationName,
  lineAfter,
  NOTES,
  piecesAmong,
  totalOf,
  typedCount,
} from './counts.ts';

test('what is typed is digits, without zeros in front', () => {
  expect(typedCount('12')).toBe('12');
  expect(typedCount('0012')).toBe('12');
  expect(typedCount('1,5')).toBe('15');
  expect(typedCount('-3')).toBe('3');
  expect(typedCount('')).toBe('');
  expect(typedCount('1234567')).toBe('12345');
});

test('the picture of the close comes to its total', () => {
  const texts = {
    '5000': '14',
    '2000': '28',
    '1000': '14',
    '500': '9',
    '200': '12',
    '100': '9',
    '50': '7',
    '20': '10',
    '10': '5',
    '5': '3',
    '2': '2',
    '1': '1',
  };
  expect(totalOf(texts, NOTES)).toBe(144_500);
  expect(totalOf(texts, COINS)).toBe(3_920);
  expect(totalOf(texts)).toBe(148_420);
  expect(piecesAmong(texts, NOTES)).toBe(65);
  expect(piecesAmong(texts, COINS)).toBe(49);
  expect(countsOf(texts)[0]).toEqual({ cents: 5000, pieces: 14 });
  expect(countsOf(texts)).toHaveLength(12);
});

test('an empty drawer is no count at all, and comes to nothing', () => {
  expect(countsOf({ '500': '', '200': '0' })).toEqual([]);
  expect(totalOf({})).toBe(0);
});

test('the keys walk from the largest note to the smallest coin and back', () => {
  const walked: number[] = [];
  for (let at = lineAfter(50_000, 1); at !== null; at = lineAfter(at, 1)) walked.push(at);
  expect(walked).toEqual(DENOMINATIONS.slice(1));
  expect(lineAfter(500, 1)).toBe(200);
  expect(lineAfter(200, -1)).toBe(500);
  expect(lineAfter(50_000, -1)).toBeNull();
});

test('notes and coins are named as they are said', () => {
  expect(denominationName(50_000)).toBe('500\u202f€');
  expect(denominationName(200)).toBe('2\u202f€');
  expect(denominationName(50)).toBe('0,50\u202f€');
  expect(denominationName(1)).toBe('0,01\u202f€');
});
