import type { Attachment, AttachmentType } from '../../rules/attachments/files.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';

export type StagedFile = Attachment & {
  readonly scanName: string | null;
  readonly scanSha256: string | null;
};

const STAGED =
  'SELECT sha256, size, type, name, pages, scan_name AS scanName, scan_sha256 AS scanSha256 FROM staged_file';

/** A file that this agent staged and no act of his has named yet. */
export function findStaged(db: ReadableDb, sha256: string, agent: string): StagedFile | undefined {
  return sql<StagedFile>(db, `${STAGED} WHERE sha256 = ? AND agent_id = ?`).get(sha256, agent);
}

/** Staged or named on this base, whoever did it: facts that the bytes alone decide. */
export function knownFacts(
  db: ReadableDb,
  sha256: string,
): { readonly size: number; readonly type: string; readonly pages: number } | undefined {
  return sql<{ size: number; type: string; pages: number }>(
    db,
    `SELECT size, type, pages FROM staged_file WHERE sha256 = @sha256
     UNION SELECT size, type, pages FROM attachment WHERE sha256 = @sha256 LIMIT 1`,
  ).get({ sha256 });
}

/** @param at instant, ISO UTC */
export function insertStaged(
  db: WritableDb,
  file: StagedFile & { readonly agent: string; readonly at: string },
): void {
  sql(
    db,
    `INSERT INTO staged_file (sha256, size, type, name, pages, staged_at, agent_id, scan_name, scan_sha256)
     VALUES (@sha256, @size, @type, @name, @pages, @at, @agent, @scanName, @scanSha256)
     ON CONFLICT (sha256, agent_id) DO UPDATE SET name = excluded.name, staged_at = excluded.staged_at,
       scan_name = excluded.scan_name, scan_sha256 = excluded.scan_sha256`,
  ).run(file);
}

export function deleteStaged(db: WritableDb, sha256: string, agent: string): void {
  sql(db, 'DELETE FROM staged_file WHERE sha256 = ? AND agent_id = ?').run(sha256, agent);
}

/** Too old, or of a visit to a kiosk that the program did not see end. */
const FORGOTTEN = "staged_at < ? OR agent_id LIKE 'borne:%'";

/** SHA-256 of the files staged before an instant, and of any visit. */
export function stagedBefore(db: ReadableDb, before: string): string[] {
  return sql<{ sha256: string }>(db, `SELECT DISTINCT sha256 FROM staged_file WHERE ${FORGOTTEN}`)
    .all(before)
    .map(({ sha256 }) => sha256);
}

export function deleteStagedBefore(db: WritableDb, before: string): void {
  sql(db, `DELETE FROM staged_file WHERE ${FORGOTTEN}`).run(before);
}

/** Whether a row still names the bytes: of this feature, or of the documents of an account. */
export function isNamed(db: ReadableDb, sha256: string): boolean {
  return (
    sql(
      db,
      `SELECT 1 FROM staged_file WHERE sha256 = @sha256
       UNION ALL SELECT 1 FROM attachment WHERE sha256 = @sha256
       UNION ALL SELECT 1 FROM file_upload WHERE sha256 = @sha256
       UNION ALL SELECT 1 FROM imported_document WHERE sha256 = @sha256
       UNION ALL SELECT 1 FROM kiosk_document WHERE sha256 = @sha256
       UNION ALL SELECT 1 FROM paper_rendering WHERE sha256 = @sha256
       UNION ALL SELECT 1 FROM bulk_part WHERE sha256 = @sha256
       UNION ALL SELECT 1 FROM file_to_fetch WHERE sha256 = @sha256 LIMIT 1`,
    ).get({ sha256 }) !== undefined
  );
}

export type NamedFile = { readonly name: string; readonly type: AttachmentType; readonly leaseId: number };

/** A file that a certificate or a request of this account names. */
export function findNamed(db: ReadableDb, account: string, sha256: string): NamedFile | undefined {
  return sql<NamedFile>(
    db,
    `SELECT a.name, a.type, a.lease_id AS leaseId FROM attachment a JOIN lease l ON l.id = a.lease_id
     WHERE a.sha256 = ? AND l.key = ? LIMIT 1`,
  ).get(sha256, account);
}

/** Bytes of a file that the portal has; null where this post does not owe it. */
export function uploadedBytes(db: ReadableDb, sha256: string): number | null {
  const row = sql<{ done: number }>(
    db,
    `SELECT max(u.done) AS done FROM file_upload u JOIN outbox o ON o.command_id = u.command_id
     WHERE u.sha256 = ? AND u.state <> 'sent' AND o.state <> 'refused' HAVING count(*) > 0`,
  ).get(sha256);
  return row?.done ?? null;
}

/** What this post still has to send. A file whose act was refused is not owed. */
export const OWED = `SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes, coalesce(sum(done), 0) AS sent FROM (
   SELECT u.sha256, u.size, max(u.done) AS done FROM file_upload u INDEXED BY file_upload_owed
     CROSS JOIN outbox o ON o.command_id = u.command_id
   WHERE u.state <> 'sent' AND o.state <> 'refused' GROUP BY u.sha256)`;

export function owedFiles(db: ReadableDb): { files: number; bytes: number; sent: number } {
  const owed = sql<{ files: number; bytes: number; sent: number }>(db, OWED).get();
  return owed ?? { files: 0, bytes: 0, sent: 0 };
}
