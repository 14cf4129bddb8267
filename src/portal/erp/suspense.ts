import { sql } from 'kysely';
import { paymentContent } from '../acts/payment-record.ts';
import { type FeedRecord, putRecords } from '../store/feed.ts';
import { SHARED_FEED } from './erp-records.ts';
import type { Tx } from './staging.ts';

/**
 * Gives a payment that is "à lettrer" the account it is for, with what took it back if anything did: it counts there from
 * now on, and the account's feed gets it. False where it is no longer "à lettrer".
 */
export async function placePayment(tx: Tx, payment: string, account: string): Promise<boolean> {
  const found = await tx
    .selectFrom('account')
    .select(['key', 'feed'])
    .where('key', '=', account)
    .executeTakeFirst();
  if (found === undefined) throw new Error('an account that is not there');
  const { feed } = found;
  const taken = await tx
    .updateTable('payment')
    .set({ account, suspense: false, feed })
    .where('id', '=', payment)
    .where('suspense', '=', true)
    .returningAll()
    .executeTakeFirst();
  if (taken === undefined) return false;
  const content = paymentContent({
    id: taken.id,
    number: taken.number,
    account,
    mode: taken.mode,
    cents: taken.cents,
    payer: taken.payer,
    takenAt: taken.taken_at,
    takenOn: taken.taken_on,
    till: taken.till,
    post: taken.post,
    agentName: taken.agent_name,
    months: JSON.parse(taken.months) as { month: string; cents: number }[],
    suspense: false,
  });
  await leave(tx, 'encaissement', taken.id, feed);
  await put(tx, feed, 'encaissement', taken.id, content);
  const reversals = await tx
    .updateTable('reversal')
    .set({ account, suspense: false, feed })
    .where('payment', '=', payment)
    .returningAll()
    .execute();
  for (const { id, number, kind, cents, reversed_at, reversed_on, till } of reversals) {
    await leave(tx, 'annulation', id, feed);
    const slip = { id, number, payment, account, kind, cents, at: reversed_at, on: reversed_on, till };
    await put(tx, feed, 'annulation', id, JSON.stringify(slip));
  }
  return true;
}

/** Payments whose account an import has made known leave "à lettrer". Answers which. */
export async function placeKnown(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; account: string }>`
    SELECT p.id, a.key AS account FROM payment p JOIN account a ON a.key = p.asked_account
    WHERE p.suspense AND p.mode <> 'inconnu' ORDER BY p.taken_at, p.id`.execute(tx);
  for (const { id, account } of rows) await placePayment(tx, id, account);
  return rows.map(({ id }) => id);
}

async function put(
  tx: Tx,
  feed: string,
  kind: FeedRecord['kind'],
  key: string,
  content: string,
): Promise<void> {
  await putRecords(tx, feed, [{ kind, key, op: 'put', absentSince: null, content }]);
}

/** Where it stood until now, it has left; everyone's feed holds it for all, and no agency loses it. */
async function leave(tx: Tx, kind: FeedRecord['kind'], key: string, to: string): Promise<void> {
  const held = await tx
    .selectFrom('record')
    .select(['feed', 'content'])
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('op', '=', 'put')
    .where('feed', '<>', to)
    .execute();
  for (const { feed, content } of held) {
    if (to === SHARED_FEED)
      await tx
        .deleteFrom('record')
        .where('feed', '=', feed)
        .where('kind', '=', kind)
        .where('key', '=', key)
        .execute();
    else await putRecords(tx, feed, [{ kind, key, op: 'remove', absentSince: null, content }]);
  }
}
