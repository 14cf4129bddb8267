import type { KioskDocument } from '../../../rules/kiosk/account.ts';
import { type KioskDirectory, kioskDirectorySchema } from '../../../rules/kiosk/account.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';

const DOCUMENT =
  'SELECT account_key AS account, id, type, title, month, issued_on AS issuedOn, sha256, size FROM kiosk_document';

/** Documents of an account, newest first. */
export function documentsOfAccount(db: ReadableDb, account: string): readonly KioskDocument[] {
  return sql<KioskDocument>(db, `${DOCUMENT} WHERE account_key = ? ORDER BY issued_on DESC, id`).all(account);
}

/** One of an account's; undefined where it has none of that id. */
export function documentOfAccount(db: ReadableDb, account: string, id: string): KioskDocument | undefined {
  return sql<KioskDocument>(db, `${DOCUMENT} WHERE account_key = ? AND id = ?`).get(account, id);
}

/** Undefined until the portal has told it. */
export function kioskDirectory(db: ReadableDb): KioskDirectory | undefined {
  const row = sql<{ content: string }>(
    db,
    "SELECT content FROM kiosk_directory WHERE key = 'annuaire'",
  ).get();
  return row === undefined ? undefined : kioskDirectorySchema.parse(JSON.parse(row.content));
}
