import { sql, type Transaction } from 'kysely';
import { isKioskFeed } from '../../rules/sync/portal-store.ts';
import type { PortalDatabase } from './database.ts';
import type { PortalTables } from './tables.ts';

/**
 * Work on behalf of a device or a person of one agency, in ONE transaction. Whatever its queries forget to say, rows of
 * another agency are neither seen nor written (row-level security).
 */
export function asAgency<T>(
  database: PortalDatabase,
  agency: string,
  work: (tx: Transaction<PortalTables>) => Promise<T>,
): Promise<T> {
  return reaching(database, { reach: 'agency', feed: agency }, work);
}

/**
 * What comes down to a device, in ONE transaction: of a counter, what its agency sees; of a kiosk, the kiosks' feeds and
 * not one row more.
 * @param feed `ownFeed` of the device, or the shared feed that goes with it
 */
export function asReader<T>(
  database: PortalDatabase,
  feed: string,
  work: (tx: Transaction<PortalTables>) => Promise<T>,
): Promise<T> {
  const reach = isKioskFeed(feed) ? 'kiosk' : 'agency';
  return reaching(database, { reach, feed }, work);
}

/** Work for the landlord as a whole (import, export, commands of the operator), in ONE transaction. */
export function asLandlord<T>(
  database: PortalDatabase,
  work: (tx: Transaction<PortalTables>) => Promise<T>,
): Promise<T> {
  return reaching(database, { reach: 'landlord', feed: '' }, work);
}

/**
 * A part of an agency's transaction that must look past the agency: a payment that its post took while it belonged to
 * another one.
 */
export async function reachingPast<T>(tx: Transaction<PortalTables>, work: () => Promise<T>): Promise<T> {
  await sql`SELECT set_config('guichet.reach', 'landlord', true)`.execute(tx);
  // Not given back when the work fails: its transaction is over, and the setting goes with it.
  const done = await work();
  await sql`SELECT set_config('guichet.reach', 'agency', true)`.execute(tx);
  return done;
}

function reaching<T>(
  { db }: PortalDatabase,
  { reach, feed }: { readonly reach: 'agency' | 'landlord' | 'kiosk'; readonly feed: string },
  work: (tx: Transaction<PortalTables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('guichet.reach', ${reach}, true), set_config('guichet.feed', ${feed}, true)`.execute(
      tx,
    );
    return await work(tx);
  });
}
