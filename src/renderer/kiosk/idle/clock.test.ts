import { expect, test } from 'vitest';
import { idleState } from './clock.ts';

const TIMES = { seconds: 45, notice: 20 };

test.each([
  [0, { kind: 'present' }],
  [44_999, { kind: 'present' }],
  [45_000, { kind: 'asking', left: 20 }],
  [45_001, { kind: 'asking', left: 20 }],
  [51_000, { kind: 'asking', left: 14 }],
  [64_999, { kind: 'asking', left: 1 }],
  [65_000, { kind: 'gone' }],
  [900_000, { kind: 'gone' }],
] as const)('after %i ms without anybody', (silence, state) => {
  expect(idleState(silence, TIMES)).toEqual(state);
});
