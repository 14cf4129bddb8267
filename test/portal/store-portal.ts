import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { receivePush } from '../../src/rules/sync/portal-engine.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import { type Change, type Outcome, PROTOCOL, type WireCommand } from '../../src/rules/sync/protocol.ts';
import { hashHolds } from '../sync/command-hash.ts';

export const NORTH: DeviceIdentity = { device: 'post-north', agency: 'NORD' };
export const NORTH_2: DeviceIdentity = { device: 'post-north-2', agency: 'NORD' };
export const SOUTH: DeviceIdentity = { device: 'post-south', agency: 'SUD' };

/** Instant at which these portals receive everything. */
export const RECEIVED = Date.parse('2026-11-18T08:00:00.000Z');

/** Pushes commands as a device does, and answers what became of each. */
export async function push(
  database: PortalDatabase,
  from: DeviceIdentity,
  ...commands: readonly WireCommand[]
): Promise<Outcome[]> {
  const store = portalStore(database, { now: () => RECEIVED });
  const ports = { store, now: () => RECEIVED, hashHolds };
  const reply = await receivePush(ports, from, {
    protocol: PROTOCOL,
    epoch: await store.epoch(),
    commands: [...commands],
  });
  if (reply.kind !== 'answer') throw new Error(`the push failed: ${JSON.stringify(reply.failure)}`);
  return reply.value.answers.map(({ outcome }) => outcome);
}

/** Everything that stands in one feed, as its devices hear of it. */
export async function feedOf(database: PortalDatabase, feed: string): Promise<readonly Change[]> {
  return (await portalStore(database).after(feed, 0, 10_000)).map(
    ({ position: _position, ...change }) => change,
  );
}

export type Told = {
  readonly kind: string;
  readonly agency: string;
  readonly facts: Record<string, unknown>;
};

/** Alarms raised so far, oldest first. */
export function alarms(database: PortalDatabase): Promise<Told[]> {
  return asLandlord(database, async (tx) => {
    const rows = await tx.selectFrom('alarm').select(['kind', 'agency', 'facts']).orderBy('no').execute();
    return rows.map(({ kind, agency, facts }) => ({
      kind,
      agency,
      facts: JSON.parse(facts) as Record<string, unknown>,
    }));
  });
}
