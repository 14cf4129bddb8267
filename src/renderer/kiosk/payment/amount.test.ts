import { expect, it } from 'vitest';
import { readAmount, sumOf } from './amount.ts';

it('reads what the keypad writes', () => {
  expect(readAmount('150', 100, 500_000)).toEqual({ kind: 'ok', cents: 15_000 });
  expect(readAmount('0,5', 50, 500_000)).toEqual({ kind: 'ok', cents: 50 });
  for (const wrong of ['', ',', '0', '0,00'])
    expect(readAmount(wrong, 1, 500_000).kind, wrong).toBe('unreadable');
});

it('stays within what may be paid here', () => {
  expect(readAmount('0,99', 100, 500_000).kind).toBe('out-of-range');
  expect(readAmount('1', 100, 500_000).kind).toBe('ok');
  expect(readAmount('5000', 100, 500_000).kind).toBe('ok');
  expect(readAmount('5000,01', 100, 500_000).kind).toBe('out-of-range');
});

it('adds the chosen months up', () => {
  const due = [
    { month: '2026-09', cents: 15_000 },
    { month: '2026-10', cents: 29_534 },
  ];
  expect(sumOf(due, ['2026-09', '2026-10'])).toBe(44_534);
  expect(sumOf(due, ['2026-10'])).toBe(29_534);
  expect(sumOf(due, [])).toBe(0);
});
