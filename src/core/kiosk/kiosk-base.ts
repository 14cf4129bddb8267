import { type KioskAccount, kioskAccountSchema } from '../../rules/kiosk/account.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { readMeta } from '../database/meta.ts';

/**
 * What a kiosk's own connection holds of its base, in KiB: it runs for weeks beside a browser, its base grows by every
 * act, and each of its questions is of one account.
 */
export const KIOSK_CACHE_KIB = 2_048;

/** Whether this base is a kiosk's: it then serves kiosks alone, and a counter's serves counters alone. */
export function isKioskBase(db: ReadableDb): boolean {
  return readMeta(db, 'station') === 'borne';
}

/** The account under a stored key, or undefined. */
export function kioskAccount(db: ReadableDb, key: string): KioskAccount | undefined {
  const row = sql<{ content: string }>(db, 'SELECT content FROM kiosk_account WHERE key = ?').get(key);
  return row === undefined ? undefined : kioskAccountSchema.parse(JSON.parse(row.content));
}
