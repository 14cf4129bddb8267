import { sql, type Transaction } from 'kysely';
import type { ImportRows } from '../../rules/import/files.ts';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** Somebody the ERP names on a lease today. */
export type LeasePerson = {
  /** Key that both sides know (`rules/import/person-key.ts`). */
  readonly person: string;
  readonly role: string;
  readonly civility: string | null;
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string | null;
  readonly birth: string | null;
  readonly email: string | null;
};

/** People of a lease, without those the ERP no longer names. */
export async function peopleOfLease(tx: Tx, account: string, feed: string): Promise<readonly LeasePerson[]> {
  const rows = await recordsOf<Omit<ImportRows['personnes'], 'line'>>(tx, 'personnes', account, feed);
  return rows.flatMap(({ key, content, absent }) => {
    const [, , person] = JSON.parse(key) as readonly string[];
    if (absent || person === undefined) return [];
    return [
      {
        person,
        role: content.role,
        civility: content.civilite,
        lastName: content.nom,
        usageName: content.nom_usage,
        firstName: content.prenom,
        birth: content.date_naissance,
        email: content.email,
      },
    ];
  });
}

/** A space as the ERP's own file tells it. */
export type ErpSpace = {
  readonly person: string;
  readonly state: string;
  readonly email: string | null;
  /** Words of what was agreed to: a free list. */
  readonly consents: readonly string[];
  readonly lastName: string | null;
  readonly firstName: string | null;
};

/** Spaces of a lease that the ERP knows of, without those it no longer names. */
export async function erpSpacesOf(tx: Tx, account: string, feed: string): Promise<readonly ErpSpace[]> {
  const rows = await recordsOf<Omit<ImportRows['espaces'], 'line'>>(tx, 'espaces', account, feed);
  return rows.flatMap(({ key, content, absent }) => {
    const [, person] = JSON.parse(key) as readonly string[];
    if (absent || person === undefined) return [];
    return [
      {
        person,
        state: content.etat,
        email: content.email,
        consents: content.consentements ?? [],
        lastName: content.nom,
        firstName: content.prenom,
      },
    ];
  });
}

/** Day on which the lease ends or ended; null while none is known. */
export async function exitOf(tx: Tx, account: string, feed: string): Promise<string | null> {
  const row = await tx
    .selectFrom('record')
    .select('content')
    .where('feed', '=', feed)
    .where('kind_order', '=', kindOrder('baux'))
    .where('key', '=', account)
    .where('op', '=', 'put')
    .executeTakeFirst();
  if (row === undefined) return null;
  const { date_sortie = null } = JSON.parse(row.content) as { date_sortie?: string | null };
  return date_sortie;
}

/** Records whose key begins with the account: `["account", …]`. */
async function recordsOf<Content>(
  tx: Tx,
  kind: 'personnes' | 'espaces',
  account: string,
  feed: string,
): Promise<readonly { readonly key: string; readonly content: Content; readonly absent: boolean }[]> {
  const start = JSON.stringify([account]).slice(0, -1);
  const { rows } = await sql<{ key: string; content: string; absent_since: string | null }>`
    SELECT key, content, absent_since FROM record
    WHERE feed = ${feed} AND kind_order = ${kindOrder(kind)}::smallint AND op = 'put'
      AND key > ${`${start},`} AND key < ${`${start}-`} ORDER BY position`.execute(tx);
  return rows.map(({ key, content, absent_since }) => ({
    key,
    content: JSON.parse(content) as Content,
    absent: absent_since !== null,
  }));
}
