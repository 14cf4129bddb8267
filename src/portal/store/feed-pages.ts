import { sql, type Transaction } from 'kysely';
import { type FeedPosition, type PositionedChange, sharedFeed } from '../../rules/sync/portal-store.ts';
import { CHANGE_KINDS, type Change } from '../../rules/sync/protocol.ts';
import { kindOrder } from './feed.ts';
import type { PortalTables } from './tables.ts';

type Tx = Transaction<PortalTables>;
type Row = {
  readonly kind: string;
  readonly key: string;
  readonly op: 'put' | 'remove';
  readonly absent_since: string | null;
  readonly content: string;
};

const ENTRIES = kindOrder('ecritures');

/** An entry `e` of account `a` as `rules/import` reads its row; a return names the act it confirms, whatever the ERP wrote. */
const ENTRY_CONTENT = sql`json_build_object(
  'reference', json_build_object('printed', a.printed, 'key', a.key), 'piece', e.piece, 'date', e.entered_on,
  'echeance', e.due_on, 'periode', e.period, 'nature', e.nature, 'libelle', e.label,
  'debit', nullif(e.debit_cents, 0), 'credit', nullif(e.credit_cents, 0),
  'id_guichet', coalesce(e.confirms::text, e.id_guichet))::text`;

/**
 * Until a table has been analysed (after a first import; PGlite never does it by itself) the planner would read a whole
 * feed and sort it for each page. Both indexes are made for these pages: nothing else is to be considered.
 */
export async function readByIndex(tx: Tx): Promise<void> {
  await sql`SELECT set_config(name, 'off', true) FROM (VALUES ('enable_sort'), ('enable_seqscan'), ('enable_bitmapscan'))
    AS planner (name)`.execute(tx);
}

export async function headsOf(tx: Tx, own: string): Promise<FeedPosition> {
  const shared = sharedFeed(own);
  const rows = await tx.selectFrom('feed').selectAll().where('name', 'in', [shared, own]).execute();
  const head = (name: string): number => rows.find((row) => row.name === name)?.head ?? 0;
  return { shared: head(shared), own: head(own) };
}

/**
 * What moved in a feed after a position. ONE statement over both tables: between two, a transaction could commit, and
 * the page would end past a change it does not hold.
 */
export async function changesAfter(
  tx: Tx,
  feed: string,
  position: number,
  limit: number,
): Promise<readonly PositionedChange[]> {
  await readByIndex(tx);
  const { rows } = await changesAfterSql(feed, position, limit).execute(tx);
  return rows.map((row) => ({ ...changeOf(row), position: row.position }));
}

export function changesAfterSql(feed: string, position: number, limit: number) {
  return sql<Row & { readonly position: number }>`
    SELECT * FROM (
      (SELECT position, kind, key, op, absent_since, content FROM record
        WHERE feed = ${feed} AND position > ${position} ORDER BY position LIMIT ${limit})
      UNION ALL
      (SELECT e.position, 'ecritures', e.piece, 'put', NULL, ${ENTRY_CONTENT} FROM (
        SELECT * FROM entry WHERE feed = ${feed} AND position IS NOT NULL AND position > ${position}
          ORDER BY position LIMIT ${limit}) e JOIN account a ON a.key = e.account)
    ) c ORDER BY position LIMIT ${limit}`;
}

type Place = { readonly kind: string; readonly key: string };

/** What stands now in both feeds of a device, by kind and key, after a place. */
export async function standingAfter(
  tx: Tx,
  own: string,
  after: Place | null,
  limit: number,
): Promise<readonly Change[]> {
  await readByIndex(tx);
  const { rows } = await standingSql(own, after, limit).execute(tx);
  return rows.map(changeOf);
}

export function standingSql(own: string, after: Place | null, limit: number) {
  const order = after === null ? -1 : orderOf(after.kind);
  const key = after?.key ?? '';
  const shared = sharedFeed(own);
  const records = (feed: string) => sql`
    (SELECT kind_order, key, kind, op, absent_since, content FROM record
      WHERE feed = ${feed} AND (kind_order, key) > (${order}::smallint, ${key}) ORDER BY kind_order, key LIMIT ${limit})`;
  const entries = (feed: string) => sql`
    (SELECT ${ENTRIES}::smallint, e.piece, 'ecritures', 'put', NULL, ${ENTRY_CONTENT} FROM (
      SELECT * FROM entry WHERE feed = ${feed} AND position IS NOT NULL ${order === ENTRIES ? sql`AND piece > ${key}` : sql``}
        ORDER BY piece LIMIT ${limit}) e JOIN account a ON a.key = e.account)`;
  const parts = [records(shared), records(own), ...(order > ENTRIES ? [] : [entries(shared), entries(own)])];
  // A thing that came from one feed to the other stands in both: where it is put is what a device of both must keep.
  return sql<Row>`SELECT kind, key, op, absent_since, content FROM (
    SELECT DISTINCT ON (kind_order, key) * FROM (${sql.join(parts, sql` UNION ALL `)}) c
    ORDER BY kind_order, key, op) s ORDER BY kind_order, key LIMIT ${limit}`;
}

/** Of these things, those that are put in one of a device's two feeds. */
export async function putAmong(
  tx: Tx,
  own: string,
  things: readonly { readonly kind: string; readonly key: string }[],
): Promise<readonly Change[]> {
  const shared = sharedFeed(own);
  const named = JSON.stringify(things.map(({ kind, key }) => ({ kind_order: orderOf(kind), key })));
  const { rows } = await sql<Row>`
    WITH named AS (SELECT * FROM json_to_recordset(${named}::json) AS n (kind_order smallint, key text))
    SELECT r.kind, r.key, r.op, r.absent_since, r.content FROM named n
      JOIN record r ON r.feed IN (${shared}, ${own}) AND r.kind_order = n.kind_order AND r.key = n.key AND r.op = 'put'
    UNION ALL
    SELECT 'ecritures', e.piece, 'put', NULL, ${ENTRY_CONTENT} FROM named n
      JOIN entry e ON n.kind_order = ${ENTRIES}::smallint AND e.piece = n.key
        AND e.feed IN (${shared}, ${own}) AND e.position IS NOT NULL
      JOIN account a ON a.key = e.account`.execute(tx);
  return rows.map(changeOf);
}

export async function countStandingOf(tx: Tx, own: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT (SELECT count(*) FROM record WHERE feed IN (${sharedFeed(own)}, ${own}))
      + (SELECT count(*) FROM entry WHERE feed IN (${sharedFeed(own)}, ${own}) AND position IS NOT NULL) AS count`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

function changeOf({ kind, key, op, absent_since, content }: Row): Change {
  return { kind, key, op, absentSince: absent_since, content: JSON.parse(content) as unknown };
}

/** A kind that this portal does not know was never given by it: everything comes after. */
function orderOf(kind: string): number {
  return (CHANGE_KINDS as readonly string[]).indexOf(kind);
}
