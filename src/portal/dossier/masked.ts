import { sql, type Transaction } from 'kysely';
import type { Protection } from '../../rules/dossier/values.ts';
import type { ImportRows } from '../../rules/import/files.ts';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/**
 * Whether somebody of an account must not be found by its address (loi 89-462, art. 8-2), by the rule of the posts: the
 * last change of the file on this very account counts; else one that hides them on another account; else the ERP's mark.
 * Who is absent from the ERP's last picture stays protected: a missing row never shows an address.
 */
export async function isMasked(tx: Tx, account: string, feed: string): Promise<boolean> {
  const erp = await erpMarks(tx, account, feed);
  const last = await lastProtections(tx, account, [...erp.keys()]);
  const people = new Set([...erp.keys(), ...last.filter((one) => one.account === account).map(personOf)]);
  return [...people].some((person) => {
    const said = last.filter((one) => one.person === person);
    const own = said.find((one) => one.account === account);
    return own?.masked ?? (said.some(({ masked }) => masked) || erp.get(person) === true);
  });
}

type LastProtection = { readonly account: string; readonly person: string; readonly masked: boolean };

function personOf({ person }: LastProtection): string {
  return person;
}

/** The last protection in effect, or its end, of this account and of its people on others. */
async function lastProtections(
  tx: Tx,
  account: string,
  people: readonly string[],
): Promise<readonly LastProtection[]> {
  const { rows } = await sql<{ account: string; person: string; value: string }>`
    SELECT DISTINCT ON (account, person) account, person, value FROM dossier_change
    WHERE part = 'protection' AND state = 'validee' AND (account = ${account} OR person = ANY (${[...people]}::text[]))
    ORDER BY account, person, no DESC`.execute(tx);
  return rows.map(({ value, ...one }) => ({ ...one, masked: (JSON.parse(value) as Protection).masked }));
}

/** People of an account by their key, and whether the ERP hides their address. */
async function erpMarks(tx: Tx, account: string, feed: string): Promise<ReadonlyMap<string, boolean>> {
  const start = JSON.stringify([account]).slice(0, -1);
  const { rows } = await sql<{ key: string; content: string }>`
    SELECT key, content FROM record
    WHERE feed = ${feed} AND kind_order = ${kindOrder('personnes')}::smallint AND op = 'put'
      AND key > ${`${start},`} AND key < ${`${start}-`}`.execute(tx);
  const marks = new Map<string, boolean>();
  for (const { key, content } of rows) {
    const [, , person = ''] = JSON.parse(key) as readonly string[];
    const { adresse_masquee: masked } = JSON.parse(content) as Partial<ImportRows['personnes']>;
    marks.set(person, masked === true || marks.get(person) === true);
  }
  return marks;
}
