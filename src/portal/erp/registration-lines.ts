import { sql } from 'kysely';
import { csvLine } from '../../exchange/write-csv.ts';
import { formatDate, isIsoDate } from '../../rules/dates.ts';
import { codeOfKey } from '../../rules/import/person-key.ts';
import type { PortalSpaceState } from '../../rules/registrations/states.ts';
import type { NewLine } from './export-erp.ts';
import type { Tx } from './staging.ts';

/** States as the ERP's own file says them (`espaces.csv`): what goes out can come back. */
const STATE_WORDS: Readonly<Record<PortalSpaceState, string>> = {
  pending: 'en attente',
  active: 'active',
  suspended: 'suspendue',
  closed: 'désinscrite',
  exited: 'désactivée après sortie',
};

type Row = {
  readonly id: string;
  readonly number: string | null;
  readonly reference: string;
  readonly person: string;
  readonly last_name: string;
  readonly first_name: string | null;
  readonly email: string | null;
  readonly state: PortalSpaceState;
  readonly done_on: string;
};

/** Acts of the counters on tenant spaces that have not gone, in the order in which they came. */
export async function newRegistrationLines(tx: Tx): Promise<readonly NewLine[]> {
  const { rows } = await sql<Row>`
    SELECT t.command AS id, t.number, coalesce(a.printed, t.account) AS reference, t.person, t.last_name, t.first_name,
      t.email, t.state, t.done_on
    FROM tenant_act t JOIN command c ON c.id = t.command LEFT JOIN account a ON a.key = t.account
    WHERE NOT EXISTS (SELECT 1 FROM export_row x WHERE x.file = 'inscriptions.csv' AND x.fact = t.command::text)
    ORDER BY c.received_no`.execute(tx);
  return rows.map((row) => ({
    fact: row.id,
    line: csvLine([
      row.id,
      row.number,
      row.reference,
      codeOfKey(row.person),
      row.last_name,
      row.first_name,
      row.email,
      STATE_WORDS[row.state],
      isIsoDate(row.done_on) ? formatDate(row.done_on) : row.done_on,
    ]),
  }));
}
