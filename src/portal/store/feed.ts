import { sql, type Transaction } from 'kysely';
import { CHANGE_KINDS, type ChangeKind } from '../../rules/sync/protocol.ts';
import type { PortalTables } from './tables.ts';

/** A thing as it stands in one feed. `content`: JSON. */
export type FeedRecord = {
  readonly kind: ChangeKind;
  readonly key: string;
  readonly op: 'put' | 'remove';
  /** ISO date from which the ERP's full picture no longer holds it. */
  readonly absentSince: string | null;
  readonly content: string;
};

/** Rows sent in one statement. */
const ROWS = 2_000;

/** Place of a kind among all: parents before what names them. */
export function kindOrder(kind: ChangeKind): number {
  return CHANGE_KINDS.indexOf(kind);
}

/**
 * Takes the next `count` positions of a feed and answers the first. The feed's row stays locked until the commit: the
 * order of positions is the order of commits. A transaction that writes in several feeds takes `*` first, then the
 * others in their alphabetical order, so that two never wait for each other.
 */
export async function takePositions(
  tx: Transaction<PortalTables>,
  feed: string,
  count: number,
): Promise<number> {
  const row = await tx
    .insertInto('feed')
    .values({ name: feed, head: count })
    .onConflict((on) => on.column('name').doUpdateSet({ head: sql<number>`feed.head + excluded.head` }))
    .returning('head')
    .executeTakeFirstOrThrow();
  return row.head - count + 1;
}

/** Puts ONE thing at a position taken for it (`takePositions`), whatever stood there. */
export async function putRecordAt(
  tx: Transaction<PortalTables>,
  feed: string,
  position: number,
  { kind, key, op, absentSince, content }: FeedRecord,
): Promise<void> {
  const row = { op, absent_since: absentSince, content, position };
  await tx
    .insertInto('record')
    .values({ feed, kind_order: kindOrder(kind), key, kind, ...row })
    .onConflict((on) => on.columns(['feed', 'kind_order', 'key']).doUpdateSet(row))
    .execute();
}

/**
 * Puts things in a feed, each at a new position, in the order given. One whose op, day of absence and content are what
 * they were keeps its position and is not written. The last of two with one kind and key stands.
 */
export async function putRecords(
  tx: Transaction<PortalTables>,
  feed: string,
  records: readonly FeedRecord[],
): Promise<void> {
  if (records.length === 0) return;
  // Locked before it is compared with what stands: nobody else moves this feed meanwhile.
  let head = (await takePositions(tx, feed, 0)) - 1;
  const start = head;
  const last = new Map(records.map((record) => [`${record.kind}\u0000${record.key}`, record]));
  const rows = [...last.values()];
  for (let from = 0; from < rows.length; from += ROWS) {
    head += await putSome(tx, feed, head, rows.slice(from, from + ROWS));
  }
  if (head > start) await tx.updateTable('feed').set({ head }).where('name', '=', feed).execute();
}

async function putSome(
  tx: Transaction<PortalTables>,
  feed: string,
  head: number,
  records: readonly FeedRecord[],
): Promise<number> {
  const given = JSON.stringify(
    records.map(({ kind, key, op, absentSince, content }) => ({
      kind_order: kindOrder(kind),
      kind,
      key,
      op,
      absent_since: absentSince,
      content,
    })),
  );
  // Each is looked for by its key (OFFSET 0): of a feed filled in this very transaction the planner knows nothing, and
  // would read the whole of it for each row.
  const { rows } = await sql<{ written: number }>`
    WITH given AS (
      SELECT * FROM ROWS FROM (json_to_recordset(${given}::json) AS (
        kind_order smallint, kind text, key text, op text, absent_since text, content text
      )) WITH ORDINALITY AS g (kind_order, kind, key, op, absent_since, content, place)
    ), moved AS (
      SELECT g.*, row_number() OVER (ORDER BY g.place) AS step FROM given g
      LEFT JOIN LATERAL (
        SELECT * FROM record WHERE feed = ${feed} AND kind_order = g.kind_order AND key = g.key OFFSET 0
      ) r ON true
      WHERE r.key IS NULL OR r.op <> g.op OR r.content <> g.content OR r.absent_since IS DISTINCT FROM g.absent_since
    ), written AS (
      INSERT INTO record (feed, kind_order, key, kind, position, op, absent_since, content)
      SELECT ${feed}, kind_order, key, kind, ${head}::bigint + step, op, absent_since, content FROM moved
      ON CONFLICT (feed, kind_order, key) DO UPDATE SET position = excluded.position, op = excluded.op,
        absent_since = excluded.absent_since, content = excluded.content
      RETURNING 1
    ) SELECT count(*) AS written FROM written`.execute(tx);
  return rows[0]?.written ?? 0;
}
