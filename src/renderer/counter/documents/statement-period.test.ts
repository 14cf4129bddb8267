import { expect, test } from 'vitest';
import { isoDate } from '../../../rules/dates.ts';
import { readPeriod } from './statement-period.ts';

const today = isoDate('2026-11-22');
const none = { from: '', to: '' };

test.each([
  ['3', '2026-09-01'],
  ['6', '2026-06-01'],
  ['12', '2025-12-01'],
] as const)('%s months end today and begin with a month', (choice, from) => {
  expect(readPeriod(choice, none, today)).toEqual({ kind: 'period', period: { from, to: today } });
});

test('a year begins in January as any other', () => {
  expect(readPeriod('3', none, isoDate('2026-01-31'))).toMatchObject({ period: { from: '2025-11-01' } });
});

test('dates are read as typed', () => {
  expect(readPeriod('dates', { from: '1/2/2026', to: '28/02/2026' }, today)).toEqual({
    kind: 'period',
    period: { from: '2026-02-01', to: '2026-02-28' },
  });
});

test.each([
  [{ from: '', to: '01/11/2026' }, 'from'],
  [{ from: '31/02/2026', to: '01/11/2026' }, 'from'],
  [{ from: '01/11/2026', to: '' }, 'to'],
  [{ from: '01/11/26', to: '02/11/2026' }, 'from'],
  [{ from: '02/11/2026', to: '01/11/2026' }, 'order'],
  [{ from: '02/11/2026', to: '23/11/2026' }, 'future'],
] as const)('%j is a fault of %s', (dates, fault) => {
  expect(readPeriod('dates', dates, today)).toEqual({ kind: 'fault', fault });
});
