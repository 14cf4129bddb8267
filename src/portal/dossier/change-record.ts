import type { Transaction } from 'kysely';
import { putRecordAt, takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

/**
 * Tells the posts of the account's agency how a change stands (dossier.md, "What comes down"), changed or not: a post
 * that sent an act hears, after it, how things stand with it.
 */
export async function tellChange(tx: Transaction<PortalTables>, id: string): Promise<void> {
  const row = await tx
    .selectFrom('dossier_change')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const content = {
    id,
    account: row.account,
    part: row.part,
    person: row.person,
    label: row.label,
    base: row.base === null ? null : (JSON.parse(row.base) as unknown),
    value: JSON.parse(row.value) as unknown,
    lines: JSON.parse(row.lines) as unknown,
    situation: row.situation,
    on: row.happened_on,
    comment: row.comment,
    state: row.state,
    reason: row.reason,
    answer: row.answer,
    author: row.author,
    receivedAt: row.received_at.toISOString(),
    place: row.no,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedWhere: row.decided_where,
    number: row.number,
    files: JSON.parse(row.files) as unknown,
  };
  await putRecordAt(tx, row.feed, await takePositions(tx, row.feed, 1), {
    kind: 'dossier',
    key: id,
    op: 'put',
    absentSince: null,
    content: JSON.stringify(content),
  });
}
