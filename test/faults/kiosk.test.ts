import { describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/loopback/find-browser.ts';
import { kioskCampaign } from './kiosk-campaign.ts';
import { driftPerThousand } from './kiosk-memory.ts';

const browser = process.env.GUICHET_BROWSER ?? findBrowser();
const SHORT = process.env.GUICHET_TEST_LENGTH === 'short';

describe.skipIf(browser === undefined)('a kiosk left to everyone', () => {
  test('whatever happens to a visit, the next one finds the first page', { timeout: 600_000 }, async () => {
    const { faults, shown } = await kioskCampaign({ times: SHORT ? 5 : 20, seed: 2026 });
    expect(faults).toEqual([]);
    expect(shown).toBeGreaterThan(0);
  });
});

describe('growth', () => {
  test('of what does not grow is none, whatever the collector leaves', () => {
    const saw = Array.from({ length: 120 }, (_, at) => 100_000_000 + (at % 7) * 3_000_000);
    expect(Math.abs(driftPerThousand(saw))).toBeLessThan(0.001);
  });
  test('of a tenth over a thousand visits is seen', () => {
    const grows = Array.from({ length: 1000 }, (_, at) => 100_000_000 + at * 10_000 + (at % 7) * 3_000_000);
    expect(driftPerThousand(grows)).toBeGreaterThan(0.05);
  });
});
