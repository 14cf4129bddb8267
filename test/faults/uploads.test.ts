import { expect, test } from 'vitest';
import { findPostgres, postgresRequired, startPostgres } from '../support/postgres.ts';
import { uploadsCampaign } from './uploads-campaign.ts';

const here = findPostgres() !== undefined || postgresRequired();

test.skipIf(!here)(
  'files whose way is cut arrive whole, and a cut costs one part at most',
  { timeout: 300_000 },
  async () => {
    const cluster = await startPostgres({ fsync: false });
    if (cluster === undefined) throw new Error('no PostgreSQL');
    try {
      const { files, cuts, faults, controls } = await uploadsCampaign(cluster, {
        times: 6,
        size: 6_000_000,
        seed: 11,
      });
      expect(faults).toEqual([]);
      expect(files).toBeGreaterThan(0);
      expect(cuts.wire + cuts.portal + cuts.post).toBe(6);
      const [altered, twice] = controls;
      expect(altered).toHaveLength(1);
      expect(twice).toHaveLength(1);
    } finally {
      await cluster.remove();
    }
  },
);
