import { type RawBuilder, sql, type Transaction } from 'kysely';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';
import type { RecordFileId } from './erp-records.ts';

/** A row of the ERP's files as it stands in a feed within reach; undefined where there is none, or not any more. */
export async function erpRow<Content>(
  tx: Transaction<PortalTables>,
  file: RecordFileId,
  key: string,
): Promise<{ readonly feed: string; readonly content: Content } | undefined> {
  const { rows } = await erpRowSql(file, key).execute(tx);
  const [row] = rows;
  return row === undefined ? undefined : { feed: row.feed, content: JSON.parse(row.content) as Content };
}

/** By its key in each feed: records are kept feed by feed, and there are few of those. */
export function erpRowSql(
  file: RecordFileId,
  key: string,
): RawBuilder<{ readonly feed: string; readonly content: string }> {
  return sql`
    SELECT r.feed, r.content FROM feed f CROSS JOIN LATERAL (
      SELECT feed, content FROM record
      WHERE feed = f.name AND kind_order = ${kindOrder(file)}::smallint AND key = ${key} AND op = 'put'
        AND absent_since IS NULL OFFSET 0) r
    LIMIT 1`;
}
