import { sql, type Transaction } from 'kysely';
import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import { writeArrivedMails } from '../documents/document-mails.ts';
import { reachingPast } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** A file as whoever sends it names it. */
export type NamedFile = { readonly sha256: string; readonly size: number };

/**
 * Whether an act of this device's agency names this file. Where the account has moved to another agency since, the act's
 * own command still says so: its file would otherwise never arrive.
 */
export async function isNamed(
  tx: Tx,
  { agency }: DeviceIdentity,
  { sha256, size }: NamedFile,
): Promise<boolean> {
  const inReach = await tx
    .selectFrom('attached_file')
    .select('sha256')
    .where('sha256', '=', sha256)
    .where('size', '=', size)
    .limit(1)
    .executeTakeFirst();
  if (inReach !== undefined) return true;
  const { rows } = await reachingPast(tx, () =>
    sql`
      SELECT 1 FROM attached_file f WHERE f.sha256 = ${sha256} AND f.size = ${size} AND (
        f.owner = 'certificate' AND EXISTS (SELECT 1 FROM certificate_event e JOIN command c ON c.id = e.command
          WHERE e.certificate = f.owner_id AND c.agency = ${agency})
        OR f.owner = 'request' AND EXISTS (SELECT 1 FROM request_event e JOIN command c ON c.id = e.command
          WHERE e.request = f.owner_id AND c.agency = ${agency})
        OR f.owner = 'dossier' AND EXISTS (SELECT 1 FROM dossier_change d JOIN command c ON c.id = d.command
          WHERE d.id = f.owner_id AND c.agency = ${agency})
        OR f.owner = 'mandate' AND EXISTS (SELECT 1 FROM mandate_event e JOIN command c ON c.id = e.command
          WHERE e.rum = f.owner_id AND c.agency = ${agency})
        OR EXISTS (SELECT 1 FROM command c
          WHERE c.id = CASE WHEN f.owner = 'document' THEN f.owner_id::uuid END AND c.agency = ${agency}))
      LIMIT 1`.execute(tx),
  );
  return rows.length > 0;
}

/** Bytes of a file that is held; undefined where it is not. */
export async function heldSize(tx: Tx, sha256: string): Promise<number | undefined> {
  const file = await tx
    .selectFrom('stored_file')
    .select('size')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return file?.size;
}

/** Says of every act that names it, whosever agency, that its file is here; the mails that waited for it are written. */
export async function markArrived(tx: Tx, sha256: string, at: Date): Promise<void> {
  await reachingPast(tx, () =>
    tx
      .updateTable('attached_file')
      .set({ arrived_at: at })
      .where('sha256', '=', sha256)
      .where('arrived_at', 'is', null)
      .execute(),
  );
  await writeArrivedMails(tx, sha256, at);
}
