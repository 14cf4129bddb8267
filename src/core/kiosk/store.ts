import type { KioskAccount, KioskCode, KioskDirectory, KioskDocument } from '../../rules/kiosk/account.ts';
import { kioskDirectorySchema } from '../../rules/kiosk/account.ts';
import { looseKey } from '../../rules/references/references.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';

/** Keeps what the portal says of an account, whole. @param heardAt ISO instant */
export function putAccount(db: WritableDb, account: KioskAccount, heardAt: string): void {
  sql(
    db,
    `INSERT INTO kiosk_account (key, loose_key, content, heard_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET loose_key = excluded.loose_key, content = excluded.content,
       heard_at = excluded.heard_at`,
  ).run(account.key, looseKey(account.key), JSON.stringify(account), heardAt);
}

/** Erases an account with its documents and codes: it left this kiosk's agency. */
export function removeAccount(db: WritableDb, key: string): void {
  sql(db, 'DELETE FROM kiosk_document WHERE account_key = ?').run(key);
  sql(db, 'DELETE FROM kiosk_code WHERE account_key = ?').run(key);
  sql(db, 'DELETE FROM kiosk_account WHERE key = ?').run(key);
}

/** @param heardAt ISO instant */
export function putDocument(db: WritableDb, document: KioskDocument, heardAt: string): void {
  const { account, id, type, title, month, issuedOn, sha256, size } = document;
  sql(
    db,
    `INSERT INTO kiosk_document (account_key, id, type, title, month, issued_on, sha256, size, heard_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_key, id) DO UPDATE SET type = excluded.type, title = excluded.title, month = excluded.month,
       issued_on = excluded.issued_on, sha256 = excluded.sha256, size = excluded.size, heard_at = excluded.heard_at`,
  ).run(account, id, type, title, month, issuedOn, sha256, size, heardAt);
}

export function putDirectory(db: WritableDb, directory: KioskDirectory): void {
  sql(
    db,
    `INSERT INTO kiosk_directory (key, content) VALUES ('annuaire', ?)
     ON CONFLICT (key) DO UPDATE SET content = excluded.content`,
  ).run(JSON.stringify(directory));
}

/** Whom to call; undefined before the portal has told it. */
export function kioskDirectory(db: ReadableDb): KioskDirectory | undefined {
  const row = sql<{ content: string }>(
    db,
    "SELECT content FROM kiosk_directory WHERE key = 'annuaire'",
  ).get();
  return row === undefined ? undefined : kioskDirectorySchema.parse(JSON.parse(row.content));
}

/** A code that was used, here or elsewhere, stays used whatever is told later. @param at ISO instant */
export function putCode(db: WritableDb, code: KioskCode, at: string): void {
  sql(
    db,
    `INSERT INTO kiosk_code (id, account_key, verifier, expires_at, used_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET account_key = excluded.account_key, verifier = excluded.verifier,
       expires_at = excluded.expires_at, used_at = coalesce(used_at, excluded.used_at)`,
  ).run(code.id, code.account, code.verifier, code.expiresAt, code.used ? at : null);
}
