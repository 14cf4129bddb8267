import { expect, test } from 'vitest';
import { isoDate } from '../../../../rules/dates.ts';
import { bulkMonths, emptyBulk, sameScope } from './bulk-form.ts';

const today = isoDate('2026-11-22');

test('the newest month billed stands there, the next one and three years may be chosen', () => {
  expect(emptyBulk('2026-10', today).month).toBe('2026-10');
  expect(emptyBulk(null, today).month).toBe('2026-11');
  const months = bulkMonths(today);
  expect(months[0]).toBe('2026-12');
  expect(months[1]).toBe('2026-11');
  expect(months.at(-1)).toBe('2023-11');
});

test('a count holds for its scope, wherever it is printed', () => {
  const form = emptyBulk(null, today);
  expect(sameScope(form, { ...form, printer: 'a' })).toBe(true);
  for (const change of [
    { kind: 'quittance' as const },
    { month: '2026-10' },
    { residence: 'R1' },
    { paperOnly: false },
  ])
    expect(sameScope(form, { ...form, ...change })).toBe(false);
});
