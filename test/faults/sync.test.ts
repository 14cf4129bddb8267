import { describe, expect, test } from 'vitest';
import { faultsOf, syncCampaign } from './sync-campaign.ts';
import { MUTANTS, type Mutant } from './sync-mutants.ts';
import { liveThrough } from './sync-world.ts';

const SEEDS = 10;
const world = { devices: 8, steps: 400, mutant: null };

test('a few worlds with every fault lose, double and diverge in nothing', async () => {
  const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
  const { totals, failing } = await syncCampaign(seeds, world);
  expect(failing).toEqual([]);
  // Worlds in which nothing befalls anyone would prove nothing.
  for (const name of [
    'refused',
    'onlyRolledBack',
    'deviceCrashes',
    'deviceRestores',
    'clones',
    'reminted',
    'portalCrashes',
    'portalRestores',
    'epochs',
    'slow',
    'dropped',
    'doubledMessages',
    'late',
  ] as const) {
    expect(totals[name], name).toBeGreaterThan(0);
  }
  expect(totals.acknowledged).toBeGreaterThan(SEEDS * 200);
});

test('a seed gives the same world again, and another seed another one', async () => {
  const [first, again, other] = [
    await liveThrough({ ...world, seed: 7 }),
    await liveThrough({ ...world, seed: 7 }),
    await liveThrough({ ...world, seed: 8 }),
  ];
  expect(again).toEqual(first);
  expect(other.network).not.toEqual(first.network);
});

describe('without one rule', () => {
  /** What each rule is there for: the mutant must show it, and not be caught for something else. */
  const SHOWN: Readonly<Record<Mutant, RegExp>> = {
    'no-idempotency': /^doubled/,
    watermark: /^lost/,
    'purge-on-ack': /^(lost|diverged|stuck)/,
    'naive-cursor': /^diverged: post \d+ was never told/,
    'split-cursor': /^diverged: post \d+ was never told/,
    'no-epoch': /^(lost|diverged)/,
  };
  const MOST_SEEDS = 60;

  test.each(MUTANTS)('%s is caught, and the sound run of the same seed is clean', async (mutant) => {
    for (let seed = 1; seed <= MOST_SEEDS; seed += 1) {
      const { verdict } = await liveThrough({ ...world, steps: 600, seed, mutant });
      const faults = faultsOf(verdict);
      if (!faults.some((fault) => SHOWN[mutant].test(fault))) continue;
      const sound = await liveThrough({ ...world, steps: 600, seed });
      expect(faultsOf(sound.verdict)).toEqual([]);
      return;
    }
    expect.fail(`no seed up to ${MOST_SEEDS} shows that ${mutant} is gone`);
  });
});
