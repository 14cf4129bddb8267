import { onTestFinished } from 'vitest';
import { refreshLeaseState } from '../../src/core/ledger/lease-state.ts';
import { ARC } from './account-fixture.ts';
import { addLease, type LeaseSpec } from './account-rows.ts';
import { openTestCore, type TestClient, type TestCore } from './open-test-core.ts';

export const ARC_KEY = '0030020790';

/** The fixed account of import-format.md, with its parking place, an occupant, and one who has left. */
export const ARC_LEASE: LeaseSpec = {
  key: ARC_KEY,
  printed: '0030020790D',
  annexes: 'P12',
  dwelling: { code: 'L034', type: 'T3', building: 'B', stair: '2', door: '034' },
  people: [
    {
      civility: 'M',
      lastName: "D'ARC",
      firstName: 'Jean-Baptiste',
      birth: '1984-03-12',
      phone1: '0639981234',
    },
    { lastName: 'DUVAL', firstName: 'Anne', role: 'occupant' },
    { lastName: 'PARTI', firstName: 'Luc', role: 'cosignataire', absentSince: '2026-01-01' },
  ],
  entries: (ARC.entries ?? []).map((entry) => ({ ...entry, label: entry.label ?? '' })),
};

/** A core with these accounts, closed when the test ends, and an agent at its counter. */
export async function counterWith(
  ...leases: readonly LeaseSpec[]
): Promise<{ readonly core: TestCore; readonly agent: TestClient }> {
  const core = await openTestCore();
  onTestFinished(() => core.close());
  core.db.transaction(() => {
    for (const lease of leases) addLease(core.db, lease);
    refreshLeaseState(core.db, 'all');
  })();
  core.db
    .prepare(
      "INSERT INTO dwelling (code, residence_code, type, address1, postal_code, city, door) VALUES ('P12', 'R1', 'PARKING', '14 rue des Bleuets', '28000', 'Chartres', '12')",
    )
    .run();
  return { core, agent: core.client('agent') };
}
