import type { Attachment } from '../../rules/attachments/files.ts';
import { sql, type WritableDb } from '../database/connection.ts';
import type { AttachmentOwner } from './owner.ts';

export type HeardFiles = {
  readonly owner: AttachmentOwner;
  readonly ownerId: string;
  /** Null: of no account this post knows. */
  readonly lease: number | null;
  readonly files: readonly Attachment[];
  /** Fetched without being asked for: still to be checked, or still open. */
  readonly wanted: boolean;
  /** Instant, ISO UTC. */
  readonly at: string;
};

/**
 * Keeps which files a record of the portal names. Those that are wanted are put among the files to fetch, unless this
 * post brought them; one that is here already is taken off that list without being asked for.
 */
export function hearFiles(db: WritableDb, { owner, ownerId, lease, files, wanted, at }: HeardFiles): void {
  for (const { sha256, size, type, name, pages } of files) {
    sql(
      db,
      `INSERT INTO attachment (owner, owner_id, sha256, lease_id, size, type, name, pages)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (owner, owner_id, sha256) DO UPDATE SET lease_id = coalesce(excluded.lease_id, lease_id)
       WHERE excluded.lease_id IS NOT lease_id`,
    ).run(owner, ownerId, sha256, lease, size, type, name, pages);
    if (!wanted) continue;
    sql(
      db,
      `INSERT INTO file_to_fetch (sha256, named_at) SELECT @sha256, @at
       WHERE NOT EXISTS (SELECT 1 FROM file_upload WHERE sha256 = @sha256)
       ON CONFLICT (sha256) DO NOTHING`,
    ).run({ sha256, at });
  }
}
