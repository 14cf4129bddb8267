import { expect, test } from 'vitest';
import { faultsOf } from '../faults/sync-campaign.ts';
import { liveThrough } from '../faults/sync-world.ts';

/**
 * Worlds that once showed a fault, each with what it was. A seed goes with the simulation that drew it: when what is
 * drawn changes, the world is another one and the line only keeps the story.
 */
const KEPT: readonly (readonly [seed: number, devices: number, steps: number, what: string])[] = [
  [
    43,
    8,
    1_000,
    'the mark of the portal a second late, then a failover: an act the post believed sent was gone',
  ],
  [123, 8, 1_000, 'the same: two posts were never told an act'],
  [135, 8, 1_000, 'the same: three acts gone'],
];

test.each(KEPT)('seed %i, %i posts, %i happenings: %s', async (seed, devices, steps) => {
  const { verdict } = await liveThrough({ seed, devices, steps, mutant: null });
  expect(faultsOf(verdict)).toEqual([]);
});
