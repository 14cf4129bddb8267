import { type Selectable, sql, type Transaction } from 'kysely';
import type { ImportRows } from '../../rules/import/files.ts';
import { isClosed, type RequestState } from '../../rules/requests/states.ts';
import { erpRequestState } from '../../rules/requests/words.ts';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';
import { type LeaseFacts, leaseFacts } from './lease-facts.ts';
import { filesOf, type ShownFile } from './shown-files.ts';

type Tx = Transaction<PortalTables>;

/** Requests of one page. */
export const PAGE_ROWS = 50;

/** What a list shows of a request. `said`: the ERP's own word, of one that it alone tells. */
export type RequestLine = {
  readonly id: string;
  readonly number: string;
  readonly printed: string | null;
  readonly holder: string | null;
  readonly residence: string | null;
  readonly label: string;
  readonly urgency: string;
  readonly openedAt: Date | null;
  readonly dueOn: string | null;
  readonly state: RequestState;
  readonly said: string | null;
};

export type RequestView = 'open' | 'overdue' | 'all';
export type RequestFilter = {
  readonly view: RequestView;
  /** Key of an account. */
  readonly account: string | null;
  /** Number of a request, as it was typed. */
  readonly number: string | null;
  readonly skip: number;
};

/** What is in danger first, then by deadline; closed ones last. And how many there are. */
export async function listRequests(
  tx: Tx,
  { view, account, number, skip }: RequestFilter,
  today: string,
): Promise<{ readonly lines: readonly RequestLine[]; readonly total: number }> {
  const { rows } = await sql<RequestLine & { readonly total: number }>`
    SELECT r.id, r.number, coalesce(a.printed, r.account) AS printed, a.holder, r.residence, r.label, r.urgency,
      r.opened_at AS "openedAt", r.due_on AS "dueOn", r.state, NULL AS said, count(*) OVER () AS total
    FROM request r LEFT JOIN account a ON a.key = r.account
    WHERE (${view}::text = 'all' OR r.state NOT IN ('close', 'annulee'))
      AND (${view}::text <> 'overdue' OR r.due_on < ${today})
      AND (${account}::text IS NULL OR r.account = ${account}) AND (${number}::text IS NULL OR r.number = ${number})
    ORDER BY r.state IN ('close', 'annulee'), r.urgency <> 'danger' OR r.state IN ('close', 'annulee'),
      CASE WHEN r.state NOT IN ('close', 'annulee') THEN coalesce(r.due_on, '9999') END, r.opened_at DESC, r.id
    LIMIT ${PAGE_ROWS} OFFSET ${skip}`.execute(tx);
  const searched = (account !== null || number !== null) && skip === 0;
  const told = searched ? await toldByErp(tx, { account, number }) : [];
  const kept = told.filter(
    ({ state, dueOn }) =>
      view === 'all' || (!isClosed(state) && (view === 'open' || (dueOn !== null && dueOn < today))),
  );
  return { lines: [...rows, ...kept], total: (rows[0]?.total ?? 0) + kept.length };
}

/** Those that the ERP's file alone tells, by their account or their number. */
async function toldByErp(
  tx: Tx,
  { account, number }: { readonly account: string | null; readonly number: string | null },
): Promise<readonly RequestLine[]> {
  const lease = account === null ? undefined : await leaseFacts(tx, account);
  const { rows } = await sql<{ readonly id: string; readonly content: string }>`
    SELECT 'erp:' || r.key AS id, r.content FROM record r
    WHERE r.kind_order = ${kindOrder('demandes')}::smallint AND r.op = 'put' AND r.absent_since IS NULL
      AND (${number}::text IS NULL OR r.key = ${number})
      AND (${account}::text IS NULL OR r.content::json -> 'reference' ->> 'key' = ${account})
      AND NOT EXISTS (SELECT 1 FROM request q WHERE q.id = 'erp:' || r.key)
    ORDER BY r.position DESC LIMIT ${PAGE_ROWS}`.execute(tx);
  return rows.map(({ id, content }) => {
    const row = JSON.parse(content) as ImportRows['demandes'];
    return {
      id,
      number: row.numero,
      printed: lease?.printed ?? row.reference?.key ?? null,
      holder: lease?.holder ?? null,
      residence: row.code_residence,
      label: labelOf(row),
      urgency: 'normale',
      openedAt: row.ouverte === null ? null : new Date(`${row.ouverte}T12:00:00.000Z`),
      dueOn: row.echeance,
      state: erpRequestState(row.etat),
      said: row.etat,
    };
  });
}

function labelOf({ lieu, motif }: ImportRows['demandes']): string {
  const parts = [lieu, motif].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? 'Demande' : parts.join(' · ');
}

type Row = Selectable<PortalTables['request']>;
export type RequestEvent = Pick<
  Selectable<PortalTables['request_event']>,
  'no' | 'kind' | 'author' | 'done_where' | 'at' | 'text' | 'state'
> & { readonly files: readonly ShownFile[] };

/** One request with its timeline. */
export type ShownRequest = {
  readonly id: string;
  readonly lease: LeaseFacts | undefined;
  readonly facts: Pick<
    Row,
    | 'number'
    | 'account'
    | 'label'
    | 'nature'
    | 'urgency'
    | 'common'
    | 'description'
    | 'contact'
    | 'availability'
    | 'channel'
    | 'due_on'
    | 'state'
    | 'version'
  >;
  /** Name of its residence, where it is known; else its code. */
  readonly residence: string | null;
  readonly openedAt: Date | null;
  readonly openedBy: string | null;
  readonly said: string | null;
  readonly events: readonly RequestEvent[];
};

/** Undefined where this person may not see it, or nobody knows of it. */
export async function readRequest(tx: Tx, id: string): Promise<ShownRequest | undefined> {
  const row = await tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return readTold(tx, id);
  const events = await tx
    .selectFrom('request_event')
    .select(['no', 'kind', 'author', 'done_where', 'at', 'text', 'state', 'files'])
    .where('request', '=', id)
    .orderBy('no')
    .execute();
  const shown: RequestEvent[] = [];
  for (const event of events) {
    shown.push({ ...event, files: await filesOf(tx, { owner: 'request', id, files: event.files }) });
  }
  return {
    id,
    lease: row.account === null ? undefined : await leaseFacts(tx, row.account),
    facts: row,
    residence: await residenceName(tx, row.residence),
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    said: null,
    events: shown,
  };
}

async function readTold(tx: Tx, id: string): Promise<ShownRequest | undefined> {
  if (!id.startsWith('erp:')) return undefined;
  const row = await tx
    .selectFrom('record')
    .select('content')
    .where('kind_order', '=', kindOrder('demandes'))
    .where('key', '=', id.slice('erp:'.length))
    .where('op', '=', 'put')
    .where('absent_since', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const told = JSON.parse(row.content) as ImportRows['demandes'];
  const account = told.reference?.key ?? null;
  return {
    id,
    lease: account === null ? undefined : await leaseFacts(tx, account),
    facts: {
      number: told.numero,
      account,
      label: labelOf(told),
      nature: null,
      urgency: 'normale',
      common: account === null,
      description: null,
      contact: 'null',
      availability: '[]',
      channel: null,
      due_on: told.echeance,
      state: erpRequestState(told.etat),
      version: 1,
    },
    residence: await residenceName(tx, told.code_residence),
    openedAt: told.ouverte === null ? null : new Date(`${told.ouverte}T12:00:00.000Z`),
    openedBy: null,
    said: told.etat,
    events: [],
  };
}

async function residenceName(tx: Tx, code: string | null): Promise<string | null> {
  if (code === null) return null;
  const row = await tx
    .selectFrom('record')
    .select('content')
    .where('kind_order', '=', kindOrder('residences'))
    .where('key', '=', code)
    .where('op', '=', 'put')
    .executeTakeFirst();
  return row === undefined ? code : (JSON.parse(row.content) as ImportRows['residences']).nom;
}
