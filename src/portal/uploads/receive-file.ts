import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import type { PortalServices } from '../server/services.ts';
import { asAgency } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';
import { heldSize, isNamed, markArrived, type NamedFile } from './file-place.ts';

type Tx = Transaction<PortalTables>;
type Services = Pick<PortalServices, 'database' | 'now'>;

/** How far a file came. */
export type Standing = { readonly offset: number; readonly size: number };

export type Begun =
  | { readonly kind: 'begun'; readonly offset: number }
  /** The portal has it whole. */
  | { readonly kind: 'held' }
  /** No act of this agency names it, or not with this size. */
  | { readonly kind: 'not-named' };

/** A file is about to come, or to go on: asked twice, it is the same upload. */
export function beginUpload(
  { database, now }: Services,
  from: DeviceIdentity,
  file: NamedFile,
): Promise<Begun> {
  const { sha256, size } = file;
  const at = new Date(now());
  return asAgency(database, from.agency, async (tx): Promise<Begun> => {
    if (!(await isNamed(tx, from, file))) return { kind: 'not-named' };
    if ((await heldSize(tx, sha256)) !== undefined) {
      await markArrived(tx, sha256, at);
      await dropUpload(tx, from, sha256);
      return { kind: 'held' };
    }
    const { device, agency: feed } = from;
    const { done } = await tx
      .insertInto('upload')
      .values({ id: randomUUID(), sha256, feed, device, size, made_at: at, touched_at: at })
      .onConflict((on) => on.columns(['device', 'sha256']).doUpdateSet({ touched_at: at }))
      .returning('done')
      .executeTakeFirstOrThrow();
    return { kind: 'begun', offset: done };
  });
}

/** How far a file of this device came; undefined where none is on its way and none of its agency is held. */
export function standingOf(
  { database }: Services,
  from: DeviceIdentity,
  sha256: string,
): Promise<Standing | undefined> {
  return asAgency(database, from.agency, async (tx) => {
    // Held first: another post may have brought it meanwhile.
    const size = await heldSize(tx, sha256);
    if (size !== undefined && (await isNamed(tx, from, { sha256, size }))) return { offset: size, size };
    const upload = await tx
      .selectFrom('upload')
      .select(['done', 'size'])
      .where('device', '=', from.device)
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    return upload && { offset: upload.done, size: upload.size };
  });
}

export type Part = {
  readonly sha256: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
};

export type Received =
  | { readonly kind: 'kept'; readonly offset: number }
  /** It was the last: the whole has its hash, and is kept. */
  | { readonly kind: 'arrived'; readonly size: number }
  /** It was the last: the whole is not what was named, and is dropped. */
  | { readonly kind: 'wrong'; readonly size: number }
  /** Not where the file stands. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'unknown' };

/** Keeps the next part of a file; on the disk once this is answered, and the file itself with its last part. */
export function receivePart(
  { database, now }: Services,
  from: DeviceIdentity,
  { sha256, offset, bytes }: Part,
): Promise<Received> {
  const at = new Date(now());
  return asAgency(database, from.agency, async (tx): Promise<Received> => {
    // Two requests of one upload, through whichever instances, come one after the other.
    const upload = await tx
      .selectFrom('upload')
      .select(['id', 'done', 'size'])
      .where('device', '=', from.device)
      .where('sha256', '=', sha256)
      .forUpdate()
      .executeTakeFirst();
    if (upload === undefined) {
      const size = await heldSize(tx, sha256);
      const held = size !== undefined && (await isNamed(tx, from, { sha256, size }));
      return { kind: held ? 'elsewhere' : 'unknown' };
    }
    const { id, done, size } = upload;
    if (offset !== done) return { kind: 'elsewhere' };
    const end = offset + bytes.length;
    if (end > size) return { kind: 'too-long' };
    if (bytes.length > 0) {
      await tx.insertInto('upload_part').values({ upload: id, at: offset, bytes }).execute();
      await tx.updateTable('upload').set({ done: end, touched_at: at }).where('id', '=', id).execute();
    }
    if (end < size) return { kind: 'kept', offset: end };
    const right = await keepWhole(tx, id, sha256);
    await dropUpload(tx, from, sha256);
    if (!right) return { kind: 'wrong', size };
    await markArrived(tx, sha256, at);
    return { kind: 'arrived', size };
  });
}

/** Put together and hashed by the database: the whole never stands in this process. */
async function keepWhole(tx: Tx, upload: string, sha256: string): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    WITH whole AS MATERIALIZED (
      SELECT bytes, encode(sha256(bytes), 'hex') = ${sha256} AS holds FROM (
        SELECT string_agg(bytes, ''::bytea ORDER BY at) AS bytes FROM upload_part WHERE upload = ${upload}) parts
    ), kept AS (
      INSERT INTO stored_file (sha256, size, bytes)
      SELECT ${sha256}, length(bytes), bytes FROM whole WHERE holds ON CONFLICT (sha256) DO NOTHING
    )
    SELECT holds FROM whole`.execute(tx);
  return rows[0]?.holds === true;
}

/** With its parts. */
async function dropUpload(tx: Tx, { device }: DeviceIdentity, sha256: string): Promise<void> {
  await tx.deleteFrom('upload').where('device', '=', device).where('sha256', '=', sha256).execute();
}
