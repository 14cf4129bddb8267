import { expect, test } from 'vitest';
import { Nightly } from './night.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);

test('the time comes once a night, at half past three', () => {
  const nightly = new Nightly(at(17, 14));
  const times = [at(17, 23, 59), at(18, 3, 29), at(18, 3, 30), at(18, 3, 31), at(18, 12), at(19, 3, 30)];
  expect(times.map((time) => nightly.isTime(time, false))).toEqual([false, false, true, false, false, true]);
});

test('somebody who is there is waited for, and the day is not interrupted', () => {
  const nightly = new Nightly(at(17, 14));
  expect(nightly.isTime(at(18, 3, 30), true)).toBe(false);
  expect(nightly.isTime(at(18, 3, 45), false)).toBe(true);
  expect(nightly.isTime(at(19, 4, 59), true)).toBe(false);
  expect(nightly.isTime(at(19, 5, 0), false)).toBe(false);
});

test('a kiosk that has just begun anew in the night does not do so again', () => {
  const nightly = new Nightly(at(18, 3, 30));
  expect(nightly.isTime(at(18, 3, 31), false)).toBe(false);
  expect(nightly.isTime(at(19, 3, 31), false)).toBe(true);
});
