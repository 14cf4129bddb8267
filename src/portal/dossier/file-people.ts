import { sql, type Transaction } from 'kysely';
import type { FilePerson } from '../../rules/dossier/erp-values.ts';
import type { ImportRows } from '../../rules/import/files.ts';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

/** Who the ERP's file names on an account today, in its order. @param feed of the account */
export async function filePeople(
  tx: Transaction<PortalTables>,
  account: string,
  feed: string,
): Promise<readonly FilePerson[]> {
  const start = JSON.stringify([account]).slice(0, -1);
  const { rows } = await sql<{ key: string; content: string }>`
    SELECT key, content FROM record
    WHERE feed = ${feed} AND kind_order = ${kindOrder('personnes')}::smallint AND op = 'put' AND absent_since IS NULL
      AND key > ${`${start},`} AND key < ${`${start}-`} ORDER BY position`.execute(tx);
  return rows.flatMap(({ key, content }) => {
    const [, , person] = JSON.parse(key) as readonly string[];
    if (person === undefined) return [];
    const row = JSON.parse(content) as Omit<ImportRows['personnes'], 'line'>;
    return [
      {
        key: person,
        role: row.role,
        civility: row.civilite,
        lastName: row.nom,
        usageName: row.nom_usage,
        firstName: row.prenom,
        birth: row.date_naissance,
        email: row.email,
        phone1: row.telephone1,
        phone2: row.telephone2,
        masked: row.adresse_masquee === true,
      },
    ];
  });
}
