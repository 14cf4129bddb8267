import type { Transaction } from 'kysely';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';
import type { RecordFileId } from './erp-records.ts';

/** A row of the ERP's files as it stands in a feed within reach; undefined where there is none, or not any more. */
export async function erpRow<Content>(
  tx: Transaction<PortalTables>,
  file: RecordFileId,
  key: string,
): Promise<{ readonly feed: string; readonly content: Content } | undefined> {
  const row = await tx
    .selectFrom('record')
    .select(['feed', 'content'])
    .where('kind_order', '=', kindOrder(file))
    .where('key', '=', key)
    .where('op', '=', 'put')
    .where('absent_since', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : { feed: row.feed, content: JSON.parse(row.content) as Content };
}
