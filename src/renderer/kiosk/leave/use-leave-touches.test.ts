import { expect, test } from 'vitest';
import { asksToLeave } from './use-leave-touches.ts';

test('five touches within three seconds, no fewer and no slower', () => {
  expect(asksToLeave([0, 500, 1_000, 1_500, 3_000])).toBe(true);
  expect(asksToLeave([0, 500, 1_000, 1_500])).toBe(false);
  expect(asksToLeave([0, 500, 1_000, 1_500, 3_001])).toBe(false);
  expect(asksToLeave([0, 5_000, 5_500, 6_000, 6_500, 7_000])).toBe(true);
});
