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

function find(tx: Tx, id: string): Promise<FileChange | undefined> {
  return tx.selectFrom('dossier_change').selectAll().where('id', '=', id).executeTakeFirst();
}
