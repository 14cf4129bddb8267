import { expect, test } from 'vitest';
import { killCampaign, killEarly } from './kill-campaign.ts';

test('killed while it takes payments, a post loses nothing it acknowledged and doubles nothing', {
  timeout: 240_000,
}, async () => {
  const times = 8;
  const { tally, faults } = await killCampaign(times, 20_261_117);
  expect(faults).toEqual([]);
  expect(tally).toMatchObject({ kills: times, lost: 0 });
  // A campaign in which nothing was acknowledged shows nothing.
  expect(tally.acknowledged).toBeGreaterThan(times);
});

test('a post that acknowledges before it commits is caught', { timeout: 120_000 }, async () => {
  const { tally, faults } = await killEarly(7);
  expect(tally.lost).toBeGreaterThan(0);
  expect(faults.some((fault) => fault.startsWith('lost: '))).toBe(true);
});
