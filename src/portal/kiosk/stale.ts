import { sql, type Transaction } from 'kysely';
import { KIOSKS_FEED, kioskFeed } from '../../rules/sync/portal-store.ts';
import { takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** Of `kiosk_stale`, what stands for the directory of an agency; null for an account. */
export function directoryAgency(account: string): string | null {
  return account.startsWith(' ') ? account.slice(1) : null;
}

/** Whether a kiosk of this agency lives; `null`: of any. */
export async function hasKiosk(tx: Tx, agency: string | null): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM device WHERE kind = 'kiosk' AND revoked_at IS NULL
      AND (${agency}::text IS NULL OR agency = ${agency}) LIMIT 1`.execute(tx);
  return rows.length > 0;
}

/**
 * The first kiosk of an agency is about to be joined, in this transaction: what a former one read is emptied, everything
 * is to be made. The feeds are locked first: an act under way ends before, or marks its account itself afterwards.
 */
export async function beginKiosks(tx: Tx, agency: string): Promise<void> {
  await sql`SELECT set_config('guichet.reach', 'landlord', true)`.execute(tx);
  for (const feed of ['*', agency]) await takePositions(tx, feed, 0);
  if (await hasKiosk(tx, agency)) return;
  const feeds = [kioskFeed(agency), ...((await hasKiosk(tx, null)) ? [] : [KIOSKS_FEED])];
  await tx.deleteFrom('record').where('feed', 'in', feeds).execute();
  await sql`
    INSERT INTO kiosk_stale (account, feed)
    SELECT key, feed FROM account WHERE feed IN ('*', ${agency}) AND absent_since IS NULL
    UNION ALL SELECT ${` ${agency}`}, ${agency}
    ON CONFLICT (account) DO UPDATE SET feed = excluded.feed`.execute(tx);
}

/** Everything again: what a kiosk may show moves with the day (window of documents, exits, who may register). */
export async function markAll(tx: Tx): Promise<void> {
  await sql`
    INSERT INTO kiosk_stale (account, feed)
    SELECT a.key, a.feed FROM account a WHERE a.absent_since IS NULL AND EXISTS (SELECT FROM device d
      WHERE d.kind = 'kiosk' AND d.revoked_at IS NULL AND (a.feed = '*' OR d.agency = a.feed))
    UNION SELECT ' ' || agency, agency FROM device WHERE kind = 'kiosk' AND revoked_at IS NULL
    ORDER BY 1 ON CONFLICT (account) DO NOTHING`.execute(tx);
}
