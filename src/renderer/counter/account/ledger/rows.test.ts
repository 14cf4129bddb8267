import { describe, expect, test } from 'vitest';
import type { LedgerLine, LedgerMonth } from '../../../../contract/accounts.ts';
import { INITIAL_FOLDING, ledgerRows, monthFrom, monthState, toggled } from './rows.ts';

function line(id: string): LedgerLine {
  return {
    id,
    on: '2026-09-30',
    nature: 'loyer',
    label: 'Loyer',
    piece: null,
    debitCents: 100,
    creditCents: 0,
    balanceCents: 100,
    local: false,
    payment: false,
  };
}

function month(name: string, remainingCents: number, lines = 2): LedgerMonth {
  return {
    month: name,
    dueOn: null,
    dueCents: 100,
    remainingCents,
    late: remainingCents > 0,
    debitCents: 100,
    creditCents: 0,
    balanceCents: 100,
    lines: Array.from({ length: lines }, (_, i) => line(`${name}-${i}`)),
  };
}

const months = [month('2026-10', 0), month('2026-09', 50), month('2026-08', 0), month('2026-07', 0)];
const openMonths = (folding = INITIAL_FOLDING) =>
  ledgerRows(months, folding).flatMap((row) => (row.kind === 'month' && row.open ? [row.month.month] : []));

describe('folding', () => {
  test('the newest month and what is owed stand open', () => {
    expect(openMonths()).toEqual(['2026-10', '2026-09']);
  });

  test('all at once, then one by one over it', () => {
    expect(openMonths({ all: false, months: {} })).toEqual([]);
    expect(openMonths({ all: true, months: {} })).toHaveLength(4);
    expect(openMonths(toggled({ all: false, months: {} }, '2026-08', true))).toEqual(['2026-08']);
    expect(openMonths(toggled(INITIAL_FOLDING, '2026-09', false))).toEqual(['2026-10']);
  });

  test('a folded month keeps its head and hides its lines', () => {
    expect(ledgerRows(months, { all: false, months: {} })).toHaveLength(4);
    expect(ledgerRows(months, { all: true, months: {} })).toHaveLength(12);
  });
});

describe('arrows', () => {
  const rows = ledgerRows(months, INITIAL_FOLDING);
  // 0 head, 1-2 lines, 3 head, 4-5 lines, 6 head, 7 head.
  test.each([
    [0, 'ArrowDown', 3],
    [3, 'ArrowUp', 0],
    [0, 'ArrowUp', null],
    [7, 'ArrowDown', null],
    [6, 'Home', 0],
    [0, 'End', 7],
    [0, 'a', null],
  ])('from %i by %s to %j', (from, key, to) => {
    expect(monthFrom(rows, from, key)).toBe(to);
  });
});

test.each([
  [{ dueCents: 100, remainingCents: 0, late: false }, 'settled'],
  [{ dueCents: 100, remainingCents: 10, late: true }, 'late'],
  [{ dueCents: 100, remainingCents: 10, late: false }, 'due'],
  [{ dueCents: -725, remainingCents: 0, late: false }, 'credit'],
  [{ dueCents: 0, remainingCents: 0, late: false }, 'nothing'],
] as const)('%j is %s', (facts, state) => {
  expect(monthState({ ...month('2026-01', 0), ...facts })).toBe(state);
});
