import { sql } from 'kysely';
import { csvLine } from '../../exchange/write-csv.ts';
import { findMotive } from '../../rules/requests/tree.ts';
import { profileOf } from '../spaces/tenant-desk.ts';
import { csvDay, idBornHere } from './certificate-lines.ts';
import type { NewLine } from './export-erp.ts';
import { landlordDay } from './landlord-day.ts';
import type { Tx } from './staging.ts';

type Row = {
  readonly no: number;
  readonly id: string;
  readonly number: string;
  readonly reference: string | null;
  readonly residence: string | null;
  readonly place: string;
  readonly motive: string;
  readonly state: string;
  readonly opened_at: Date;
  readonly due_on: string | null;
};

/**
 * Openings and changes of state of requests that have not gone, in the order in which they came; what the ERP said itself
 * is not told to it. All the lines of one request bear its id, none where it was born in the ERP.
 */
export async function newRequestLines(tx: Tx): Promise<readonly NewLine[]> {
  const { rows } = await sql<Row>`
    SELECT e.no, q.id, q.number, coalesce(a.printed, q.account) AS reference, q.residence, q.place, q.motive, e.state,
      q.opened_at, e.due_on
    FROM request_event e JOIN request q ON q.id = e.request LEFT JOIN account a ON a.key = q.account
    WHERE e.done_where <> 'erp' AND e.state IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM export_row x WHERE x.file = 'demandes.csv' AND x.fact = e.no::text)
    ORDER BY e.no`.execute(tx);
  if (rows.length === 0) return [];
  const profile = await profileOf(tx);
  return rows.map((row) => {
    const opened = landlordDay(row.opened_at.getTime());
    // Of one that the ERP told, these are its own words already.
    const found = findMotive(profile, opened, row.place, row.motive);
    return {
      fact: String(row.no),
      line: csvLine([
        idBornHere(row.id),
        row.number,
        row.reference,
        row.residence,
        found?.place.label ?? row.place,
        found?.motive.label ?? row.motive,
        row.state,
        csvDay(opened),
        csvDay(row.due_on),
      ]),
    };
  });
}
