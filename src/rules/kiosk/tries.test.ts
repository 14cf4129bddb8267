import { expect, it } from 'vitest';
import { DEVICE_TRIES, REFERENCE_TRIES, TRIES_KEPT_MS, waitAfterTries, waitOfDevice } from './tries.ts';

it('waits longer after each wrong one from the second on, then an hour', () => {
  expect([0, 1, 2, 3, 4, REFERENCE_TRIES].map(waitAfterTries)).toEqual([
    0,
    0,
    2_000,
    4_000,
    8_000,
    TRIES_KEPT_MS,
  ]);
  expect([DEVICE_TRIES - 1, DEVICE_TRIES].map(waitOfDevice)).toEqual([0, 900_000]);
});
