import { createHash } from 'node:crypto';
import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';
import { type FileStore, hasStoredFile, storeFile } from '../../documents/file-store.ts';

/** SHA-256 of files of documents that the portal named and that did not come yet. */
export function missingFiles(db: ReadableDb, limit: number): readonly string[] {
  return sql<{ sha256: string }>(db, 'SELECT sha256 FROM file_to_fetch LIMIT ?')
    .all(limit)
    .map(({ sha256 }) => sha256);
}

/** Whether a file was named and did not come yet. */
export function isToFetch(db: ReadableDb, sha256: string): boolean {
  return sql(db, 'SELECT 1 FROM file_to_fetch WHERE sha256 = ?').get(sha256) !== undefined;
}

/** Asks no more for a file that is here already: it came for another record. Answers whether it is. */
export function forgetKeptFile(db: WritableDb, store: FileStore, sha256: string): boolean {
  if (!hasStoredFile(store, sha256)) return false;
  sql(db, 'DELETE FROM file_to_fetch WHERE sha256 = ?').run(sha256);
  return true;
}

/**
 * Keeps the bytes that came, then asks for them no more; outside any transaction.
 * @returns false, and keeps nothing, when they are not what was asked for
 */
export function keepFetchedFile(
  db: WritableDb,
  store: FileStore,
  sha256: string,
  bytes: Uint8Array,
): boolean {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
  storeFile(store, bytes);
  sql(db, 'DELETE FROM file_to_fetch WHERE sha256 = ?').run(sha256);
  return true;
}
