import { sql, type Transaction } from 'kysely';
import { standingValue } from '../../rules/dossier/standing.ts';
import type { ImportRows } from '../../rules/import/files.ts';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

type Protection = { readonly masked: boolean };

/**
 * Whether somebody of an account must not be found by its address (loi 89-462, art. 8-2): the ERP says so, or a counter
 * did since. Who is absent from the ERP's last picture stays protected: a missing row never shows an address.
 */
export async function isMasked(
  tx: Transaction<PortalTables>,
  account: string,
  feed: string,
): Promise<boolean> {
  const start = JSON.stringify([account]).slice(0, -1);
  const { rows } = await sql<{ key: string; content: string }>`
    SELECT key, content FROM record
    WHERE feed = ${feed} AND kind_order = ${kindOrder('personnes')}::smallint AND op = 'put'
      AND key > ${`${start},`} AND key < ${`${start}-`}`.execute(tx);
  const changes = await tx
    .selectFrom('dossier_change')
    .select(['person', 'base', 'value'])
    .where('account', '=', account)
    .where('part', '=', 'protection')
    .where('state', '=', 'validee')
    .orderBy('no')
    .execute();
  const erp = new Map<string, boolean>();
  for (const { key, content } of rows) {
    const [, , person = ''] = JSON.parse(key) as readonly string[];
    const { adresse_masquee: masked } = JSON.parse(content) as Partial<ImportRows['personnes']>;
    erp.set(person, masked === true || erp.get(person) === true);
  }
  for (const { person } of changes) if (person !== null && !erp.has(person)) erp.set(person, false);
  return [...erp].some(([person, masked]) => {
    const own = changes.filter((one) => one.person === person);
    const said = own.map(({ base, value }) => ({ base: read(base), value: read(value) }));
    return standingValue('protection', { masked }, said).masked;
  });
}

function read(json: string | null): Protection {
  return JSON.parse(json ?? '{"masked":false}') as Protection;
}
