import type { Selectable, Transaction } from 'kysely';
import type { ImportRows } from '../../rules/import/files.ts';
import { erpRequestState } from '../../rules/requests/words.ts';
import { erpRow } from '../erp/erp-row.ts';
import { takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';
import { ERP_AUTHOR } from './event-words.ts';

type Tx = Transaction<PortalTables>;
export type TenantRequest = Selectable<PortalTables['request']>;
export type RequestEvent = Selectable<PortalTables['request_event']>;

/** `told`: only the ERP's file tells it; nothing has happened to it here yet. */
export type FoundRequest = { readonly told: boolean; readonly row: TenantRequest };

/**
 * The request, with its feed locked to the end of the transaction: of two that change it at once, the second sees what
 * the first did. Undefined where nobody knows of it within reach, or the ERP no longer names it.
 */
export async function lockRequest(tx: Tx, id: string, at: Date): Promise<FoundRequest | undefined> {
  const before = await find(tx, id, at);
  if (before === undefined) return undefined;
  await takePositions(tx, before.row.feed, 0);
  const found = await find(tx, id, at);
  // An import that has just ended may have given its account to another agency.
  if (found !== undefined && found.row.feed !== before.row.feed) await takePositions(tx, found.row.feed, 0);
  return found;
}

/** Writes down one that only the ERP told, with its opening, since something is about to happen to it. */
export async function keepTold(tx: Tx, { told, row }: FoundRequest): Promise<TenantRequest> {
  if (!told) return row;
  await tx.insertInto('request').values(row).execute();
  await tx
    .insertInto('request_event')
    .values({
      request: row.id,
      feed: row.feed,
      at: row.opened_at,
      done_where: 'erp',
      author: ERP_AUTHOR,
      kind: 'ouverture',
      text: null,
      state: row.state,
      due_on: row.due_on,
      files: '[]',
      done_on: row.opened_at.toISOString().slice(0, 10),
      command: null,
    })
    .execute();
  return row;
}

async function find(tx: Tx, id: string, at: Date): Promise<FoundRequest | undefined> {
  const row = await tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
  if (row !== undefined) return { told: false, row };
  if (!id.startsWith('erp:')) return undefined;
  const told = await erpRow<ImportRows['demandes']>(tx, 'demandes', id.slice('erp:'.length));
  if (told === undefined) return undefined;
  const { content, feed } = told;
  const { lieu, motif } = content;
  return {
    told: true,
    row: {
      id,
      number: content.numero,
      account: content.reference?.key ?? null,
      residence: content.code_residence,
      feed,
      place: lieu ?? '',
      motive: motif ?? '',
      nature: null,
      label: [lieu, motif].filter((part) => part !== null && part !== '').join(' · '),
      urgency: 'normale',
      common: content.reference === null,
      description: null,
      contact: 'null',
      availability: '[]',
      channel: null,
      // The file gives the day alone.
      opened_at: content.ouverte === null ? at : new Date(`${content.ouverte}T12:00:00.000Z`),
      opened_by: null,
      due_on: content.echeance,
      state: erpRequestState(content.etat),
      version: 1,
    },
  };
}

/** Everything of a request that an event may move. */
export type Moved = Partial<
  Pick<TenantRequest, 'state' | 'due_on' | 'description' | 'urgency' | 'contact' | 'availability'>
>;

export type EventToKeep = {
  readonly at: Date;
  readonly where: 'counter' | 'portal' | 'erp';
  readonly author: string;
  readonly kind: PortalTables['request_event']['kind'];
  readonly text: string | null;
  /** Files that it brings, as the act names them. */
  readonly files?: readonly object[];
  readonly doneOn: string;
  readonly command: string | null;
};

/** Adds an event to a locked request, with what it moves: its version counts them. Answers the event's number. */
export async function addEvent(
  tx: Tx,
  row: TenantRequest,
  moved: Moved,
  { at, where, author, kind, text, files = [], doneOn, command }: EventToKeep,
): Promise<number> {
  await tx
    .updateTable('request')
    .set({ ...moved, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
  const { no } = await tx
    .insertInto('request_event')
    .values({
      request: row.id,
      feed: row.feed,
      at,
      done_where: where,
      author,
      kind,
      text,
      state: moved.state === undefined || moved.state === row.state ? null : moved.state,
      due_on: moved.due_on === undefined ? row.due_on : moved.due_on,
      files: JSON.stringify(files),
      done_on: doneOn,
      command,
    })
    .returning('no')
    .executeTakeFirstOrThrow();
  return no;
}

/** What was written last after a version, and by whom; undefined where nothing came after it. */
export async function lastEventAfter(
  tx: Tx,
  request: string,
  version: number,
): Promise<RequestEvent | undefined> {
  const events = await tx
    .selectFrom('request_event')
    .selectAll()
    .where('request', '=', request)
    .orderBy('no')
    .execute();
  return events.slice(Math.max(0, version)).at(-1);
}
