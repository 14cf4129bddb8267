import { expect, test } from 'vitest';
import type { TillState } from '../../../contract/till.ts';
import { dayInWords, standingOf } from './till-words.ts';

const opening: NonNullable<TillState['open']> = {
  id: '0190a1b2-0000-7000-8000-000000000000',
  openedAt: '2026-11-21T07:32:00.000Z',
  openedOn: '2026-11-21',
  agent: 'Sophie Lambert',
  floatCents: 15_000,
};

test('a till is open since an hour of today, or since a day that should have ended', () => {
  expect(standingOf({ open: null }, '2026-11-21')).toEqual({ kind: 'closed' });
  expect(standingOf({ open: opening }, '2026-11-21').kind).toBe('open');
  expect(standingOf({ open: opening }, '2026-11-22')).toEqual({ kind: 'late', day: '21\u00a0novembre' });
  // The clock of a desk set back says nothing is late.
  expect(standingOf({ open: opening }, '2026-11-20').kind).toBe('open');
});

test('a day is said without its year', () => {
  expect(dayInWords('2026-12-01')).toBe('1ᵉʳ\u00a0décembre');
});
