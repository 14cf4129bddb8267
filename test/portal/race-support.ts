import { sql } from 'kysely';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { receivePush } from '../../src/rules/sync/portal-engine.ts';
import type { DeviceIdentity, PortalStore, PortalTransaction } from '../../src/rules/sync/portal-store.ts';
import { PROTOCOL, type WireCommand } from '../../src/rules/sync/protocol.ts';
import { hashHolds } from '../sync/command-hash.ts';
import { NORTH, NORTH_2, RECEIVED } from './store-portal.ts';

/** How a post's transaction looks at what may refuse a command. */
export type Looks = PortalTransaction['refusalOf'];

export type Race = {
  /**
   * Two posts at once on two instances: each goes on once the other has looked too, or waits for it. The worst that can
   * happen without a lock, and with one the order in which they came. Sorted answers.
   * @param looks another way of looking, which holds no lock once it has looked: both then look before either goes on
   */
  together(first: WireCommand, second: WireCommand, looks?: (own: Looks) => Looks): Promise<string[]>;
  /** The second post's push, answered. */
  pushed(command: WireCommand, looked?: () => Promise<void>): Promise<string[]>;
  /** Until this is so, or a transaction of this database waits for another's lock. */
  orSomeoneWaits(so: Promise<void>): Promise<void>;
};

/** Two instances of one PostgreSQL. */
export function raceOn(one: PortalDatabase, other: PortalDatabase): Race {
  const pushed = async (
    database: PortalDatabase,
    from: DeviceIdentity,
    command: WireCommand,
    looked: () => Promise<void>,
    looks?: (own: Looks) => Looks,
  ): Promise<string[]> => {
    const plain = portalStore(database, { now: () => RECEIVED });
    const meet = looks === undefined ? () => orSomeoneWaits(looked()) : looked;
    const store = lookingTogether(plain, meet, looks ?? ((own) => own));
    const ports = { store, now: () => RECEIVED, hashHolds };
    const epoch = await store.epoch();
    const reply = await receivePush(ports, from, { protocol: PROTOCOL, epoch, commands: [command] });
    if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply));
    return reply.value.answers.map(({ outcome }) =>
      outcome.kind === 'rejected' ? `${outcome.code} ${outcome.reason}` : outcome.kind,
    );
  };

  async function orSomeoneWaits(so: Promise<void>): Promise<void> {
    let over = false;
    const waited = async (): Promise<void> => {
      while (!over) {
        const { rows } = await sql<{ waiting: boolean }>`
          SELECT EXISTS (SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`.execute(one.db);
        over ||= rows[0]?.waiting === true;
      }
    };
    await Promise.race([so, waited()]);
    over = true;
  }

  return {
    async together(first, second, looks) {
      const looked = bothLooked();
      const said = await Promise.all([
        pushed(one, NORTH, first, looked, looks),
        pushed(other, NORTH_2, second, looked, looks),
      ]);
      return said.flat().toSorted();
    },
    pushed: (command, looked = async () => {}) => pushed(other, NORTH_2, command, looked),
    orSomeoneWaits,
  };
}

function bothLooked(): () => Promise<void> {
  let looked = 0;
  const all = Promise.withResolvers<void>();
  return () => {
    looked += 1;
    if (looked >= 2) all.resolve();
    return all.promise;
  };
}

function lookingTogether(
  store: PortalStore,
  meet: () => Promise<void>,
  looks: (own: Looks) => Looks,
): PortalStore {
  return {
    ...store,
    transaction: (from, work) =>
      store.transaction(from, (tx) => {
        const look = looks((command, device) => tx.refusalOf(command, device));
        return work({
          ...tx,
          async refusalOf(command, device) {
            const refusal = await look(command, device);
            await meet();
            return refusal;
          },
        });
      }),
  };
}
