import type { Transaction } from 'kysely';
import { KIOSKS_FEED, kioskFeed } from '../../rules/sync/portal-store.ts';
import { SHARED_FEED } from '../erp/erp-records.ts';
import type { PortalServices } from '../server/services.ts';
import { putRecords } from '../store/feed.ts';
import { asLandlord, reachingPast } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** Tells the kiosks of its account how a code stands; one that is used is told again, so that none takes it. */
export async function tellCode(tx: Tx, id: string): Promise<void> {
  const row = await tx.selectFrom('kiosk_code').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const content = {
    id: row.id,
    account: row.account,
    verifier: row.verifier,
    expiresAt: row.expires_at.toISOString(),
    used: row.used_at !== null,
  };
  const feed = codesFeed(row.feed);
  // No counter reads a kiosk's feed: an agency's reach does not write in it either.
  await reachingPast(tx, () =>
    putRecords(tx, feed, [
      { kind: 'borne-code', key: row.id, op: 'put', absentSince: null, content: JSON.stringify(content) },
    ]),
  );
}

/** How long a code is remembered after its time: a kiosk that was cut off may still tell that it took it. */
const KEPT_MS = 7 * 86_400_000;

/** Takes codes whose time is long over off the kiosks. */
export async function sweepCodes({ database, now }: Pick<PortalServices, 'database' | 'now'>): Promise<void> {
  const before = new Date(now() - KEPT_MS);
  await asLandlord(database, async (tx) => {
    const old = await tx
      .deleteFrom('kiosk_code')
      .where('expires_at', '<', before)
      .returning(['id', 'feed'])
      .execute();
    const feeds = new Map(old.map(({ id, feed }) => [id, codesFeed(feed)]));
    for (const feed of [...new Set(feeds.values())].toSorted()) {
      const gone = old.filter(({ id }) => feeds.get(id) === feed);
      await putRecords(
        tx,
        feed,
        gone.map(({ id }) => ({
          kind: 'borne-code',
          key: id,
          op: 'remove',
          absentSince: null,
          content: '{}',
        })),
      );
    }
  });
}

/** Whose kiosks hear of the codes of an account of this feed. */
function codesFeed(feed: string): string {
  return feed === SHARED_FEED ? KIOSKS_FEED : kioskFeed(feed);
}

/** Spends a code, once; false for one that is spent, or unknown within reach. */
export async function spendCode(
  tx: Tx,
  id: string,
  { by, at, late }: { readonly by: string; readonly at: Date; readonly late: boolean },
): Promise<boolean> {
  const spent = await tx
    .updateTable('kiosk_code')
    .set({ used_at: at, used_by: by })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .$if(!late, (query) => query.where('expires_at', '>', at))
    .returning('id')
    .executeTakeFirst();
  if (spent === undefined) return false;
  await tellCode(tx, id);
  return true;
}
