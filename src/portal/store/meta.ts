import type { Kysely, Transaction } from 'kysely';
import { v4 } from 'uuid';
import type { PortalTables } from './tables.ts';

type Db = Kysely<PortalTables> | Transaction<PortalTables>;

/**
 * landlord: id of the one this database serves; epoch: see sync-protocol.md; mode: 'demonstration' or 'production';
 * public-address: where the tenants' browsers reach this portal.
 */
export type PortalMetaKey = 'landlord' | 'epoch' | 'mode' | 'public-address';

export async function readPortalMeta(db: Db, key: PortalMetaKey): Promise<string | undefined> {
  const row = await db.selectFrom('portal_meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

export async function writePortalMeta(db: Db, key: PortalMetaKey, value: string): Promise<void> {
  await db
    .insertInto('portal_meta')
    .values({ key, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute();
}

/** The epoch of this database, made at its first call; two instances that ask at once get the same one. */
export async function ensureEpoch(db: Db, mint: () => string = v4): Promise<string> {
  const known = await readPortalMeta(db, 'epoch');
  if (known !== undefined) return known;
  await db
    .insertInto('portal_meta')
    .values({ key: 'epoch', value: mint() })
    .onConflict((on) => on.column('key').doNothing())
    .execute();
  const made = await readPortalMeta(db, 'epoch');
  if (made === undefined) throw new Error('the epoch was not kept');
  return made;
}

/** Another epoch: every device sends all it retains again, and pulls from nothing. Answers the new one. */
export async function rotateEpoch(db: Db, mint: () => string = v4): Promise<string> {
  const epoch = mint();
  await writePortalMeta(db, 'epoch', epoch);
  return epoch;
}
