import type { Transaction } from 'kysely';
import { kindOrder } from './feed.ts';
import type { PortalTables } from './tables.ts';

/** A row of the ERP's files as it stands in one of these feeds, or undefined. */
export async function standingRow<Content>(
  tx: Transaction<PortalTables>,
  kind: 'baux' | 'logements',
  key: string,
  feeds: readonly string[],
): Promise<Content | undefined> {
  const row = await tx
    .selectFrom('record')
    .select('content')
    .where('feed', 'in', feeds)
    .where('kind_order', '=', kindOrder(kind))
    .where('key', '=', key)
    .where('op', '=', 'put')
    .executeTakeFirst();
  return row && (JSON.parse(row.content) as Content);
}
