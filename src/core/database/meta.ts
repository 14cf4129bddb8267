import { type ReadableDb, sql, type WritableDb } from './connection.ts';

/** What the base knows of itself. */
export type MetaKey =
  | 'landlord'
  | 'profile'
  | 'demonstration'
  /** Accounts that a kiosk's demonstration was made with. */
  | 'demonstration-accounts'
  | 'agency'
  | 'post'
  | 'till'
  | 'instance-token'
  | 'incarnation'
  | 'as-of'
  | 'imported-folder'
  | 'series-letter'
  | 'changes-read'
  /** Where the tenants' pages are, as the portal says. */
  | 'tenant-address'
  /** Where the scanner of this post leaves its files. */
  | 'scanner-folder'
  /** 'borne' on a kiosk's base; absent on a counter's. */
  | 'station'
  /** Verifier of the staff's code that ends a kiosk. */
  | 'kiosk-exit'
  /** CSS pixels of a millimetre of the kiosk's panel. */
  | 'kiosk-pixels-per-mm'
  /** 'simule', or host:port of a Caisse-AP terminal. */
  | 'kiosk-terminal'
  /** Why it serves nobody, set by the staff's portal. */
  | 'kiosk-closed';

export function readMeta(db: ReadableDb, key: MetaKey): string | undefined {
  return sql<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?').get(key)?.value;
}

export function writeMeta(db: WritableDb, key: MetaKey, value: string): void {
  sql(
    db,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

export function requireMeta(db: ReadableDb, key: MetaKey): string {
  const value = readMeta(db, key);
  if (value === undefined) throw new Error(`meta ${key} is not set`);
  return value;
}
