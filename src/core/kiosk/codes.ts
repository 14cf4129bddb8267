import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';

export type UsableCode = { readonly id: string; readonly verifier: string };

/** A tenant is given one, perhaps another when it was lost. */
const MOST = 20;

/** Codes of an account that were not used and still work, the newest first. @param now ISO instant */
export function usableCodes(db: ReadableDb, account: string, now: string): UsableCode[] {
  return sql<UsableCode>(
    db,
    `SELECT id, verifier FROM kiosk_code WHERE account_key = ? AND used_at IS NULL AND expires_at > ?
     ORDER BY expires_at DESC LIMIT ${MOST}`,
  ).all(account, now);
}

/** @returns false when it was used meanwhile */
export function markUsed(db: WritableDb, id: string, at: string): boolean {
  const { changes } = sql(db, 'UPDATE kiosk_code SET used_at = ? WHERE id = ? AND used_at IS NULL').run(
    at,
    id,
  );
  return changes > 0;
}
