import { type Selectable, sql, type Transaction } from 'kysely';
import type { DossierPart, DossierState, PartValue } from '../../rules/dossier/values.ts';
import { type ChangedLine, valueLines } from '../../rules/dossier/words.ts';
import { displayName } from '../../rules/names.ts';
import { baseHasGone } from '../dossier/decide.ts';
import { filePeople } from '../dossier/file-people.ts';
import { standingPart } from '../dossier/standing.ts';
import type { PortalTables } from '../store/tables.ts';
import { type LeaseFacts, leaseFacts } from './lease-facts.ts';
import { filesOf, type ShownFile } from './shown-files.ts';
import type { ListFilter } from './state-list.ts';

type Tx = Transaction<PortalTables>;

/** Changes of one page. */
export const PAGE_ROWS = 50;

/** What a list shows of a change: never the values. */
export type ChangeLine = {
  readonly id: string;
  readonly printed: string;
  readonly holder: string | null;
  readonly label: string;
  readonly number: string | null;
  readonly author: string;
  readonly files: string;
  readonly state: DossierState;
  readonly receivedAt: Date;
};

/** Those to check oldest first, the others newest first; and how many there are. */
export async function listChanges(
  tx: Tx,
  { state, account, skip }: ListFilter<DossierState>,
): Promise<{ readonly lines: readonly ChangeLine[]; readonly total: number }> {
  const { rows } = await sql<ChangeLine & { readonly total: number }>`
    SELECT d.id, coalesce(a.printed, d.account) AS printed, a.holder, d.label, d.number, d.author, d.files, d.state,
      d.received_at AS "receivedAt", count(*) OVER () AS total
    FROM dossier_change d LEFT JOIN account a ON a.key = d.account
    WHERE (${state}::text IS NULL OR d.state = ${state}) AND (${account}::text IS NULL OR d.account = ${account})
    ORDER BY CASE WHEN ${state}::text = 'a_valider' THEN d.received_at END, d.received_at DESC, d.id
    LIMIT ${PAGE_ROWS} OFFSET ${skip}`.execute(tx);
  return { lines: rows, total: rows[0]?.total ?? 0 };
}

/** One change, with what it is compared with. */
export type ShownChange = {
  readonly facts: Selectable<PortalTables['dossier_change']>;
  readonly lease: LeaseFacts | undefined;
  /** Whom it is about; null for the account, undefined where the ERP no longer names him. */
  readonly person: string | null | undefined;
  /** What it was and what it becomes; none of a declaration. */
  readonly lines: readonly ChangedLine[];
  /** Of one that waits and can no longer be validated: what was seen, and what stands now. */
  readonly since: readonly ChangedLine[] | null;
  readonly files: readonly ShownFile[];
};

/** Undefined where this person may not see it, or nobody knows of it. */
export async function readChange(tx: Tx, id: string): Promise<ShownChange | undefined> {
  const row = await tx.selectFrom('dossier_change').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const lease = await leaseFacts(tx, row.account);
  return {
    facts: row,
    lease,
    person: row.person === null ? null : await nameOf(tx, row.account, lease?.feed ?? row.feed, row.person),
    lines: linesOf(row.part, row.base, JSON.parse(row.value) as PartValue),
    since: await sinceOf(tx, row),
    files: await filesOf(tx, { owner: 'dossier', id, files: row.files }),
  };
}

async function sinceOf(tx: Tx, row: ShownChange['facts']): Promise<ShownChange['since']> {
  if (row.state !== 'a_valider' || !(await baseHasGone(tx, row))) return null;
  const standing = await standingPart(tx, row.account, row.part as DossierPart, row.person);
  return standing === undefined ? [] : linesOf(row.part, row.base, standing);
}

function linesOf(part: string, base: string | null, value: PartValue): readonly ChangedLine[] {
  if (part === 'situation' || base === null) return [];
  return valueLines(part as DossierPart, JSON.parse(base) as PartValue, value);
}

async function nameOf(tx: Tx, account: string, feed: string, person: string): Promise<string | undefined> {
  const found = (await filePeople(tx, account, feed)).find(({ key }) => key === person);
  return found && displayName(found);
}
