import type { Transaction } from 'kysely';
import { putRecordAt, takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

/**
 * Tells the posts of its agency how a request stands (requests.md, "What comes down"), changed or not: a post that sent an
 * act hears, after it, how things stand with it.
 */
export async function tellRequest(tx: Transaction<PortalTables>, id: string): Promise<void> {
  const row = await tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const events = await tx
    .selectFrom('request_event')
    .select(['at', 'done_where', 'author', 'kind', 'text', 'state', 'files', 'command'])
    .where('request', '=', id)
    .orderBy('no')
    .execute();
  const named = events.flatMap(({ files }) => JSON.parse(files) as readonly { readonly sha256: string }[]);
  const content = {
    id,
    number: row.number,
    account: row.account,
    residence: row.residence,
    place: row.place,
    motive: row.motive,
    nature: row.nature,
    label: row.label,
    urgency: row.urgency,
    common: row.common,
    description: row.description,
    contact: JSON.parse(row.contact) as unknown,
    availability: JSON.parse(row.availability) as unknown,
    channel: row.channel,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by,
    dueOn: row.due_on,
    state: row.state,
    version: row.version,
    events: events.map(({ at, done_where, files, ...event }) => ({
      at: at.toISOString(),
      by: done_where,
      ...event,
      files: JSON.parse(files) as unknown,
    })),
    // One that two events bring is named once.
    files: [...new Map(named.map((file) => [file.sha256, file])).values()],
  };
  await putRecordAt(tx, row.feed, await takePositions(tx, row.feed, 1), {
    kind: 'demande',
    key: id,
    op: 'put',
    absentSince: null,
    content: JSON.stringify(content),
  });
}
