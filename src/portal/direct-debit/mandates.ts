import type { Selectable, Transaction } from 'kysely';
import {
  type CountedMandate,
  countMandates,
  type ErpMandate,
  type ErpWord,
  type MadeMandate,
} from '../../rules/direct-debit/counting.ts';
import type { MandateSeen } from '../../rules/direct-debit/states.ts';
import type { ImportRows } from '../../rules/import/files.ts';
import { kindOrder, takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;
export type MandateRow = Selectable<PortalTables['mandate']>;

/** A mandate that a counter made or changed, as the portal keeps it. */
export type HeldMandate = MadeMandate & { readonly row: MandateRow };

export type AccountMandates = {
  /** What the ERP says now; null: no mandate. */
  readonly erp: ErpMandate | null;
  /** In the order in which they were made. */
  readonly held: readonly HeldMandate[];
  /** The one that lives or awaits its signature. */
  readonly current: CountedMandate<HeldMandate> | null;
};

/**
 * The mandates of an account, its feed being locked to the end of the transaction: of two that act at once, the second
 * sees what the first did. Undefined where the account is not known within reach.
 */
export async function lockMandates(tx: Tx, account: string): Promise<AccountMandates | undefined> {
  const before = await feedOf(tx, account);
  if (before === undefined) return undefined;
  await takePositions(tx, before, 0);
  const feed = await feedOf(tx, account);
  // An import that has just ended may have given the account to another agency.
  if (feed !== undefined && feed !== before) await takePositions(tx, feed, 0);
  return feed === undefined ? undefined : mandatesOf(tx, account);
}

async function feedOf(tx: Tx, account: string): Promise<string | undefined> {
  const row = await tx.selectFrom('account').select('feed').where('key', '=', account).executeTakeFirst();
  return row?.feed;
}

/** The mandates of an account whose feed is locked already, or that are only looked at. */
export async function mandatesOf(tx: Tx, account: string): Promise<AccountMandates> {
  const rows = await tx
    .selectFrom('mandate')
    .selectAll()
    .where('account', '=', account)
    .orderBy('no')
    .execute();
  const firsts = await bornHere(
    tx,
    rows.map(({ rum }) => rum),
  );
  const held = rows.map((row) => heldMandate(row, !firsts.has(row.rum)));
  const erp = await erpSays(tx, account);
  return { erp, held, current: countMandates(erp, held).current };
}

/** Of a lease that has left the ERP's picture too: its posts still have what was said of it. */
async function erpSays(tx: Tx, account: string): Promise<ErpMandate | null> {
  const feed = await feedOf(tx, account);
  if (feed === undefined) return null;
  const row = await tx
    .selectFrom('record')
    .select('content')
    .where('feed', '=', feed)
    .where('kind_order', '=', kindOrder('baux'))
    .where('key', '=', account)
    .where('op', '=', 'put')
    .executeTakeFirst();
  return row === undefined ? null : erpMandate(JSON.parse(row.content) as Partial<ImportRows['baux']>);
}

/** Of these references, those of mandates that a counter made; the others are the ERP's. */
async function bornHere(tx: Tx, rums: readonly string[]): Promise<ReadonlySet<string>> {
  if (rums.length === 0) return new Set();
  const rows = await tx
    .selectFrom('mandate_event')
    .select('rum')
    .where('rum', 'in', rums)
    .where('kind', '=', 'subscribe')
    .execute();
  return new Set(rows.map(({ rum }) => rum));
}

function heldMandate(row: MandateRow, fromErp: boolean): HeldMandate {
  return {
    rum: row.rum,
    state: row.state,
    maskedIban: row.masked_iban,
    day: row.day,
    signedOn: row.signed_on,
    lastCollectedOn: row.last_collected_on,
    fromErp,
    seen: JSON.parse(row.base) as ErpWord,
    row,
  };
}

/** The mandate that a row of `baux.csv` names; null where it names none, or says nothing of it. */
function erpMandate(row: Partial<ImportRows['baux']>): ErpMandate | null {
  const { rum = null } = row;
  if (rum === null || rum === '') return null;
  return {
    rum,
    maskedIban: row.iban_masque ?? null,
    day: row.jour_prelevement ?? null,
    signedOn: row.mandat_date ?? null,
    lastCollectedOn: row.mandat_derniere_collecte ?? null,
  };
}

/** What whoever looks at the account sees of its mandate. */
export function seenNow({ current }: AccountMandates): MandateSeen {
  if (current === null) return { rum: null, maskedIban: null, day: null, state: null };
  const { rum, maskedIban, day, state } = current;
  return { rum, maskedIban, day, state };
}
