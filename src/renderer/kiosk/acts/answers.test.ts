import { expect, it } from 'vitest';
import { dayOf, givenOrNull, readDay, sameEmail } from './answers.ts';

it('says the day on the machine', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});

it('reads a whole date and nothing less', () => {
  expect(readDay('05/11/2026', '2026-11-22')).toBe('2026-11-05');
  for (const wrong of ['', '05/11', '05/11/26', '31/02/2026', 'demain'])
    expect(readDay(wrong, '2026-11-22'), wrong).toBeNull();
});

it('compares two typings of an address', () => {
  expect(sameEmail('A@B.example', 'a@b.example ')).toBe(true);
  expect(sameEmail('a@b.example', 'a@c.example')).toBe(false);
});

it('tells an empty answer', () => {
  expect(givenOrNull('  ')).toBeNull();
  expect(givenOrNull(' x ')).toBe('x');
});
