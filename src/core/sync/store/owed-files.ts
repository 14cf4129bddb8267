import { UPLOAD_FAULT_WORDS, type UploadFault } from '../../../rules/attachments/upload-faults.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';

/** A file on its way to the portal, as the base keeps it. */
export type OwedFile = {
  readonly sha256: string;
  readonly command: string;
  readonly size: number;
  /** Path at the portal; null before it was asked for one. */
  readonly url: string | null;
  /** Bytes that the portal acknowledged. */
  readonly done: number;
  /** Times that it had every byte and they were wrong. */
  readonly tries: number;
};

/** The file of the oldest act that the portal accepted; undefined when it has them all. */
export function nextOwedFile(db: ReadableDb): OwedFile | undefined {
  return sql<OwedFile>(db, NEXT_OWED).get();
}

/** Of the few that are not there yet, whatever was ever sent. */
export const NEXT_OWED = `SELECT u.sha256, u.command_id AS command, u.size, u.url, u.done, u.tries
   FROM file_upload u CROSS JOIN outbox o ON o.command_id = u.command_id
   WHERE u.state <> 'sent' AND u.state IN ('waiting', 'sending') AND o.state = 'sent'
   ORDER BY o.place, u.sha256 LIMIT 1`;

/** Whether an act waits to leave: it goes before any file. */
export function actsWait(db: ReadableDb): boolean {
  return sql(db, "SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending') LIMIT 1").get() !== undefined;
}

type Key = Pick<OwedFile, 'sha256' | 'command'>;

/** @param at instant, ISO UTC */
export function noteProgress(
  db: WritableDb,
  { sha256, command }: Key,
  moved: Pick<OwedFile, 'url' | 'done' | 'tries'>,
  at: string,
): void {
  sql(
    db,
    `UPDATE file_upload SET state = 'sending', url = @url, done = @done, tries = @tries, fault = NULL, updated_at = @at
     WHERE sha256 = @sha256 AND command_id = @command`,
  ).run({ ...moved, sha256, command, at });
}

export function noteSent(db: WritableDb, { sha256, command }: Key, at: string): void {
  sql(
    db,
    `UPDATE file_upload SET state = 'sent', url = NULL, done = size, fault = NULL, updated_at = ?
     WHERE sha256 = ? AND command_id = ?`,
  ).run(at, sha256, command);
}

export function noteFailed(db: WritableDb, { sha256, command }: Key, fault: UploadFault, at: string): void {
  sql(
    db,
    `UPDATE file_upload SET state = 'failed', url = NULL, fault = ?, updated_at = ?
     WHERE sha256 = ? AND command_id = ?`,
  ).run(UPLOAD_FAULT_WORDS[fault], at, sha256, command);
}

/** What failed is tried again by the next thread: the disk or the portal may have been put right. */
export function retryFailed(db: WritableDb, at: string): void {
  sql(
    db,
    "UPDATE file_upload SET state = 'waiting', done = 0, tries = 0, updated_at = ? WHERE state = 'failed'",
  ).run(at);
}
