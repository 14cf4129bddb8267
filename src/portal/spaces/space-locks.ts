import { sql, type Transaction } from 'kysely';
import { SHARED_FEED } from '../erp/erp-records.ts';
import { takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** Feeds locked in the order that all writers keep: everyone's first, then by name. */
export async function lockFeedsOf(tx: Tx, feeds: readonly string[]): Promise<void> {
  const names = new Set(feeds);
  if (names.delete(SHARED_FEED)) await takePositions(tx, SHARED_FEED, 0);
  for (const feed of [...names].toSorted()) await takePositions(tx, feed, 0);
}

/**
 * Locks every feed in which this person has a space, and these. Whoever changes what belongs to the person (e-mail,
 * links) comes through here before anything else: two changes follow one another, and never wait for each other.
 */
export async function lockPerson(tx: Tx, person: string, feeds: readonly string[] = []): Promise<void> {
  const spaces = await tx
    .selectFrom('tenant_space')
    .select('feed')
    .distinct()
    .where('person', '=', person)
    .execute();
  await lockFeedsOf(tx, [...feeds, ...spaces.map(({ feed }) => feed)]);
}

/** One writer at a time decides whose an e-mail is. Taken after the feeds. @param key `emailKey` */
export async function lockEmail(tx: Tx, key: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 7202613))`.execute(tx);
}

/**
 * Locks the feeds in which this person or this account stands, and answers the account's.
 * @throws Error for an account that is not there
 */
export async function lockSpace(tx: Tx, account: string, person: string): Promise<string> {
  const before = await feedOf(tx, account);
  await lockPerson(tx, person, [before]);
  // Looked for again: an import that has just ended may have given it to another agency.
  const feed = await feedOf(tx, account);
  if (feed !== before) await lockPerson(tx, person, [feed]);
  return feed;
}

async function feedOf(tx: Tx, account: string): Promise<string> {
  const row = await tx
    .selectFrom('account')
    .select('feed')
    .where('key', '=', account)
    .executeTakeFirstOrThrow();
  return row.feed;
}
