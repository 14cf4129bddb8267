import { expect, test } from 'vitest';
import { daysToAnswer } from './deadline.ts';

test('what presses is answered sooner than its motive asks, never later', () => {
  expect(daysToAnswer('normale', 10)).toBe(10);
  expect(daysToAnswer('urgente', 10)).toBe(3);
  expect(daysToAnswer('urgente', 2)).toBe(2);
  expect(daysToAnswer('danger', 10)).toBe(1);
});
