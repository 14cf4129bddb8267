import { sql } from 'kysely';
import { csvLine } from '../../exchange/write-csv.ts';
import { formatDate, isIsoDate } from '../../rules/dates.ts';
import type { NewLine } from './export-erp.ts';
import type { Tx } from './staging.ts';

type Row = {
  readonly no: number;
  readonly id: string;
  readonly number: string | null;
  readonly reference: string;
  readonly insurer: string | null;
  readonly policy: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string;
  readonly state: string;
  readonly files: string;
};

/**
 * Certificates taken and decisions on them that have not gone, in the order in which they came; what the ERP said itself
 * is not told to it. All the lines of one certificate bear its id, none where it was born in the ERP.
 */
export async function newCertificateLines(tx: Tx): Promise<readonly NewLine[]> {
  const { rows } = await sql<Row>`
    SELECT e.no, t.id, t.number, coalesce(a.printed, t.account) AS reference, t.insurer, t.policy, t.starts_on, t.ends_on,
      e.state, t.files
    FROM certificate_event e JOIN certificate t ON t.id = e.certificate LEFT JOIN account a ON a.key = t.account
    WHERE e.done_where <> 'erp'
      AND NOT EXISTS (SELECT 1 FROM export_row x WHERE x.file = 'attestations.csv' AND x.fact = e.no::text)
    ORDER BY e.no`.execute(tx);
  return rows.map((row) => ({
    fact: String(row.no),
    line: csvLine([
      idBornHere(row.id),
      row.number,
      row.reference,
      row.insurer,
      row.policy,
      csvDay(row.starts_on),
      csvDay(row.ends_on),
      row.state,
      (JSON.parse(row.files) as readonly { readonly name: string }[]).map(({ name }) => name).join('|'),
    ]),
  }));
}

/** Null for what was born in the ERP. */
export function idBornHere(id: string): string | null {
  return id.startsWith('erp:') ? null : id;
}

/** `12/11/2026`; a text that is no day as it stands. */
export function csvDay(day: string | null): string | null {
  return day !== null && isIsoDate(day) ? formatDate(day) : day;
}
