import { sql, type Transaction } from 'kysely';
import { v7 } from 'uuid';
import type { DeviceKind, EnrolAnswer, EnrolRequest } from '../../contract/portal.ts';
import { writeCursor } from '../../rules/sync/feed-cursor.ts';
import { ownFeed } from '../../rules/sync/portal-store.ts';
import { PROTOCOL } from '../../rules/sync/protocol.ts';
import { beginKiosks } from '../kiosk/stale.ts';
import type { PortalServices } from '../server/services.ts';
import type { PortalTables } from '../store/database.ts';
import { agencyName } from './agencies.ts';
import { readDeviceKey } from './device-key.ts';
import { codeHash } from './one-time-code.ts';

export type EnrolRefusal = 'version' | 'landlord' | 'key' | 'code' | 'till' | 'kind';
export type Enrolment =
  | { readonly kind: 'enrolled'; readonly answer: EnrolAnswer }
  | { readonly kind: 'refused'; readonly reason: EnrolRefusal };

type Taken = {
  readonly device: string;
  readonly agency: string;
  readonly post: string;
  readonly till: string;
  readonly kind: DeviceKind;
};

/** Undoes the use of the code. */
class TillTaken extends Error {}
/** Undoes it too: the code was made for the other kind of post. */
class OtherKind extends Error {}

/**
 * Joins a post: uses its code and writes its key, in one transaction. The same key that comes again with the same code,
 * its first answer having been lost, gets the same device.
 */
export async function enrolDevice(services: PortalServices, request: EnrolRequest): Promise<Enrolment> {
  if (request.protocol !== PROTOCOL) return { kind: 'refused', reason: 'version' };
  if (request.landlord !== services.landlord) return { kind: 'refused', reason: 'landlord' };
  if (readDeviceKey(request.publicKey) === undefined) return { kind: 'refused', reason: 'key' };
  const taken = await takePlace(services, request);
  if (typeof taken === 'string') return { kind: 'refused', reason: taken };
  const { device, agency, post, till, kind } = taken;
  const { database, store, landlord, mode, log } = services;
  log.info('device-enrolled', { device, agency, kind });
  const epoch = await store.epoch();
  const own = ownFeed({ device, agency, kind });
  const cursor =
    request.adopt === true
      ? writeCursor({ epoch, agency: own, heads: await store.heads(own), snapshot: null })
      : null;
  const name = await agencyName(database, agency);
  return {
    kind: 'enrolled',
    answer: { device, landlord, agency, agencyName: name, post, till, mode, epoch, cursor, kind },
  };
}

async function takePlace(
  { database: { db }, now }: PortalServices,
  request: EnrolRequest,
): Promise<Taken | 'code' | 'till' | 'kind'> {
  const at = new Date(now());
  const hash = codeHash(request.code);
  try {
    return await db.transaction().execute(async (tx) => {
      const code = await tx
        .updateTable('enrolment_code')
        .set({ used_at: at })
        .where('code_hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .returning(['agency', 'post', 'till', 'kind'])
        .executeTakeFirst();
      if (code === undefined) return (await alreadyTaken(tx, hash, request.publicKey)) ?? 'code';
      // A kiosk must never read what a counter reads: the code itself stays usable where it belongs.
      if (code.kind !== (request.kind ?? 'counter')) throw new OtherKind();
      if (code.kind === 'kiosk') await beginKiosks(tx, code.agency);
      const place = { ...code, till: request.till ?? code.till, device: v7() };
      await insertDevice(tx, place, request.publicKey, at);
      return place;
    });
  } catch (error) {
    if (error instanceof TillTaken) return 'till';
    if (error instanceof OtherKind) return 'kind';
    throw error;
  }
}

async function insertDevice(
  tx: Transaction<PortalTables>,
  { device, agency, post, till, kind }: Taken,
  publicKey: string,
  at: Date,
): Promise<void> {
  const row = { id: device, agency, post, till, kind, public_key: publicKey, enrolled_at: at };
  const written = await tx
    .insertInto('device')
    .values(row)
    .onConflict((on) => on.column('till').where('revoked_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written === undefined) throw new TillTaken();
}

/** The live device of this key, if it is this code that enrolled it. */
function alreadyTaken(
  tx: Transaction<PortalTables>,
  hash: string,
  publicKey: string,
): Promise<Taken | undefined> {
  return tx
    .selectFrom('device')
    .innerJoin('enrolment_code', 'enrolment_code.used_at', 'device.enrolled_at')
    .select(['device.id as device', 'device.agency', 'device.post', 'device.till', 'device.kind'])
    .where('enrolment_code.code_hash', '=', hash)
    .where('device.public_key', '=', publicKey)
    .where('device.revoked_at', 'is', null)
    .where(sql<boolean>`device.agency = enrolment_code.agency`)
    .executeTakeFirst();
}
