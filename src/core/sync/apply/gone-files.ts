import { isNamed } from '../../attachments/queries.ts';
import { sql, type WritableDb } from '../../database/connection.ts';
import { eraseStoredFile, type FileStore } from '../../documents/file-store.ts';

/** At a time: the loop has acts to send. */
const MOST = 200;

/** Erases the bytes of documents that left this kiosk and that nothing else names; outside any transaction. */
export function eraseGoneFiles(db: WritableDb, store: FileStore): void {
  const gone = sql<{ sha256: string }>(db, `SELECT sha256 FROM kiosk_file_gone LIMIT ${MOST}`).all();
  for (const { sha256 } of gone) {
    const stillThere = sql(db, 'SELECT 1 FROM kiosk_document WHERE sha256 = ?').get(sha256) !== undefined;
    if (!stillThere) sql(db, 'DELETE FROM file_to_fetch WHERE sha256 = ?').run(sha256);
    if (!isNamed(db, sha256)) eraseStoredFile(store, sha256);
    sql(db, 'DELETE FROM kiosk_file_gone WHERE sha256 = ?').run(sha256);
  }
}
