import type { Selectable, Transaction } from 'kysely';
import { takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;
export type FileChange = Selectable<PortalTables['dossier_change']>;

/**
 * The change, with its feed locked to the end of the transaction: of two that decide at once, the second sees what the
 * first did. Undefined where nobody knows of it within reach.
 */
export async function lockChange(tx: Tx, id: string): Promise<FileChange | undefined> {
  const before = await find(tx, id);
  if (before === undefined) return undefined;
  await takePositions(tx, before.feed, 0);
  const found = await find(tx, id);
  // An import that has just ended may have given its account to another agency.
  if (found !== undefined && found.feed !== before.feed) await takePositions(tx, found.feed, 0);
  return found;
}

/**
 * Locks the feed of an account to the end of the transaction: of two posts that change one file at once, the second sees
 * what the first wrote. False where the account is not known within reach.
 */
export async function lockAccount(tx: Tx, account: string): Promise<boolean> {
  const before = await feedOf(tx, account);
  if (before === undefined) return false;
  await takePositions(tx, before, 0);
  const feed = await feedOf(tx, account);
  if (feed !== undefined && feed !== before) await takePositions(tx, feed, 0);
  return feed !== undefined;
}

/** What took effect last on a part of a file; undefined where nothing did here. */
export function lastInEffect(
  tx: Tx,
  account: string,
  part: string,
  person: string | null,
): Promise<FileChange | undefined> {
  return tx
    .selectFrom('dossier_change')
    .selectAll()
    .where('account', '=', account)
    .where('part', '=', part)
    .where('person', person === null ? 'is' : '=', person)
    .where('state', '=', 'validee')
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function find(tx: Tx, id: string): Promise<FileChange | undefined> {
  return tx.selectFrom('dossier_change').selectAll().where('id', '=', id).executeTakeFirst();
}

async function feedOf(tx: Tx, account: string): Promise<string | undefined> {
  const row = await tx.selectFrom('account').select('feed').where('key', '=', account).executeTakeFirst();
  return row?.feed;
}
