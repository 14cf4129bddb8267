import { expect, test } from 'vitest';
import { findPostgres, postgresRequired, startPostgres } from '../support/postgres.ts';
import { crashCampaign } from './crash-campaign.ts';
import type { CrashFaults } from './crash-judge.ts';

const here = findPostgres() !== undefined || postgresRequired();
const NONE: CrashFaults = { lost: [], doubled: [], diverged: [], numbersTwice: [], stuck: [] };

test.skipIf(!here)(
  'posts, a portal and its PostgreSQL killed at work lose, double and diverge in nothing',
  { timeout: 300_000 },
  async () => {
    const cluster = await startPostgres({ fsync: false });
    if (cluster === undefined) throw new Error('no PostgreSQL');
    try {
      const { tally, faults, others, controls } = await crashCampaign(cluster, 6, 3);
      expect({ faults, others }).toEqual({ faults: NONE, others: [] });
      expect(tally.acknowledged).toBeGreaterThan(0);
      expect(tally.atPortal).toBeGreaterThanOrEqual(tally.acknowledged);
      // An act taken from the portal is lost; a cent too many there is counted twice.
      const [less, more] = controls;
      expect(less.lost.length).toBeGreaterThan(0);
      expect(more.doubled.length).toBeGreaterThan(0);
    } finally {
      await cluster.remove();
    }
  },
);
