import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostgres, postgresRequired, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { faultsOf } from './sync-campaign.ts';
import type { Mutant } from './sync-mutants.ts';
import { realBases } from './sync-real-bases.ts';
import { firstAccounts, liveThrough } from './sync-world.ts';

const here = findPostgres() !== undefined || postgresRequired();

describe.skipIf(!here)('a world on encrypted SQLite and PostgreSQL', () => {
  let cluster: TestPostgres | undefined;
  beforeAll(async () => {
    cluster = await startPostgres({ fsync: false });
  });
  afterAll(async () => {
    await cluster?.remove();
  });

  const live = (seed: number, mutant: Mutant | null) => {
    if (cluster === undefined) throw new Error('no PostgreSQL');
    const { url } = cluster;
    const bases = (newName: () => string) => realBases({ url }, firstAccounts, newName);
    return liveThrough({ seed, devices: 3, steps: 80, mutant, bases });
  };

  test('loses, doubles and diverges in nothing', { timeout: 180_000 }, async () => {
    const { verdict } = await live(3, null);
    expect(faultsOf(verdict)).toEqual([]);
    expect(verdict.acknowledged).toBeGreaterThan(40);
  });

  test('shows a rule that was taken away', { timeout: 180_000 }, async () => {
    const { verdict } = await live(3, 'no-idempotency');
    expect(faultsOf(verdict).length).toBeGreaterThan(0);
  });
});
