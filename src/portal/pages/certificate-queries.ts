import { type Selectable, sql, type Transaction } from 'kysely';
import type { ImportRows } from '../../rules/import/files.ts';
import { type CertificateState, erpCertificateState } from '../../rules/insurance/states.ts';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';
import { type LeaseFacts, leaseFacts } from './lease-facts.ts';
import { filesOf, type ShownFile } from './shown-files.ts';
import type { ListFilter } from './state-list.ts';

type Tx = Transaction<PortalTables>;

/** Certificates of one page. */
export const PAGE_ROWS = 50;

/** What a list shows of a certificate. `said`: the ERP's own word, of one that it alone tells. */
export type CertificateLine = {
  readonly id: string;
  readonly printed: string;
  readonly holder: string | null;
  readonly insurer: string | null;
  readonly policy: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string;
  readonly flags: string;
  readonly state: CertificateState;
  readonly said: string | null;
  /** Null: told by the ERP alone. */
  readonly receivedAt: Date | null;
};

/** Those to check oldest first, the others newest first; and how many there are. */
export async function listCertificates(
  tx: Tx,
  { state, account, skip }: ListFilter<CertificateState>,
): Promise<{ readonly lines: readonly CertificateLine[]; readonly total: number }> {
  const { rows } = await sql<CertificateLine & { readonly total: number }>`
    SELECT c.id, coalesce(a.printed, c.account) AS printed, a.holder, c.insurer, c.policy, c.starts_on AS "startsOn",
      c.ends_on AS "endsOn", c.flags, c.state, NULL AS said, c.received_at AS "receivedAt", count(*) OVER () AS total
    FROM certificate c LEFT JOIN account a ON a.key = c.account
    WHERE (${state}::text IS NULL OR c.state = ${state}) AND (${account}::text IS NULL OR c.account = ${account})
    ORDER BY CASE WHEN ${state}::text = 'a_verifier' THEN c.received_at END, c.received_at DESC, c.id
    LIMIT ${PAGE_ROWS} OFFSET ${skip}`.execute(tx);
  const told = account === null || skip > 0 ? [] : await toldByErp(tx, account, state);
  return { lines: [...rows, ...told], total: (rows[0]?.total ?? 0) + told.length };
}

/** Of one account, those that the ERP's file alone tells. */
async function toldByErp(
  tx: Tx,
  account: string,
  state: CertificateState | null,
): Promise<readonly CertificateLine[]> {
  const lease = await leaseFacts(tx, account);
  if (lease === undefined) return [];
  const start = JSON.stringify([account]).slice(0, -1);
  const { rows } = await sql<{ readonly id: string; readonly content: string }>`
    SELECT 'erp:' || r.key AS id, r.content FROM record r
    WHERE r.feed = ${lease.feed} AND r.kind_order = ${kindOrder('assurances')}::smallint AND r.op = 'put'
      AND r.absent_since IS NULL AND r.key > ${`${start},`} AND r.key < ${`${start}-`}
      AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.id = 'erp:' || r.key)
    ORDER BY r.position DESC LIMIT ${PAGE_ROWS}`.execute(tx);
  const lines = rows.map(({ id, content }) =>
    lineOfErp(id, lease, JSON.parse(content) as ImportRows['assurances']),
  );
  return lines.filter((line) => state === null || line.state === state);
}

function lineOfErp(id: string, lease: LeaseFacts, row: ImportRows['assurances']): CertificateLine {
  return {
    id,
    printed: lease.printed,
    holder: lease.holder,
    insurer: row.assureur,
    policy: row.police,
    startsOn: row.debut,
    endsOn: row.fin,
    flags: '[]',
    state: erpCertificateState(row.statut) ?? 'a_verifier',
    said: row.statut,
    receivedAt: null,
  };
}

type Row = Selectable<PortalTables['certificate']>;
export type CertificateEvent = Pick<
  Selectable<PortalTables['certificate_event']>,
  'no' | 'kind' | 'state' | 'reason' | 'comment' | 'author' | 'done_where' | 'at'
>;

/** One certificate, with what it is compared with. */
export type ShownCertificate = {
  readonly id: string;
  readonly lease: LeaseFacts | undefined;
  readonly account: string;
  readonly facts: Pick<Row, 'number' | 'insurer' | 'policy' | 'starts_on' | 'ends_on' | 'address' | 'state'>;
  readonly flags: readonly string[];
  /** The ERP's own word, of one that it alone tells. */
  readonly said: string | null;
  readonly files: readonly ShownFile[];
  readonly events: readonly CertificateEvent[];
};

/** Undefined where this person may not see it, or nobody knows of it. */
export async function readCertificate(tx: Tx, id: string): Promise<ShownCertificate | undefined> {
  const row = await tx.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return readTold(tx, id);
  const events = await tx
    .selectFrom('certificate_event')
    .select(['no', 'kind', 'state', 'reason', 'comment', 'author', 'done_where', 'at'])
    .where('certificate', '=', id)
    .orderBy('no')
    .execute();
  return {
    id,
    lease: await leaseFacts(tx, row.account),
    account: row.account,
    facts: row,
    flags: JSON.parse(row.flags) as readonly string[],
    said: null,
    files: await filesOf(tx, { owner: 'certificate', id, files: row.files }),
    events,
  };
}

async function readTold(tx: Tx, id: string): Promise<ShownCertificate | undefined> {
  if (!id.startsWith('erp:')) return undefined;
  const row = await tx
    .selectFrom('record')
    .select('content')
    .where('kind_order', '=', kindOrder('assurances'))
    .where('key', '=', id.slice('erp:'.length))
    .where('op', '=', 'put')
    .where('absent_since', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const told = JSON.parse(row.content) as ImportRows['assurances'];
  const account = told.reference.key;
  return {
    id,
    lease: await leaseFacts(tx, account),
    account,
    facts: {
      number: null,
      insurer: told.assureur,
      policy: told.police,
      starts_on: told.debut,
      ends_on: told.fin,
      address: null,
      state: erpCertificateState(told.statut) ?? 'a_verifier',
    },
    flags: [],
    said: told.statut,
    files: [],
    events: [],
  };
}
