import { sql } from 'kysely';
import { csvLine } from '../../exchange/write-csv.ts';
import type { MandateAct } from '../../rules/direct-debit/states.ts';
import { csvDay } from './certificate-lines.ts';
import type { NewLine } from './export-erp.ts';
import type { Tx } from './staging.ts';

type Row = {
  readonly no: number;
  readonly command: string | null;
  readonly number: string | null;
  readonly reference: string;
  readonly rum: string;
  readonly iban: string | null;
  readonly debtor: string | null;
  readonly signed_on: string | null;
  readonly day: number | null;
  readonly kind: MandateAct;
};

/** What the ERP is told that each act did. */
const STATES: Readonly<Record<MandateAct, string>> = {
  subscribe: 'a_signer',
  account: 'modifie',
  day: 'modifie',
  sign: 'actif',
  revoke: 'revoque',
};

/**
 * Acts on mandates that have not gone, in the order in which they came: the landlord collects, so the account number goes
 * whole to it, with the act that gave it, and to nobody else.
 */
export async function newMandateLines(tx: Tx): Promise<readonly NewLine[]> {
  const { rows } = await sql<Row>`
    SELECT e.no, e.command, e.number, coalesce(a.printed, e.account) AS reference, e.rum, e.iban, m.debtor, e.signed_on,
      e.day, e.kind
    FROM mandate_event e JOIN mandate m ON m.rum = e.rum LEFT JOIN account a ON a.key = e.account
    WHERE NOT EXISTS (SELECT 1 FROM export_row x WHERE x.file = 'mandats.csv' AND x.fact = e.no::text)
    ORDER BY e.no`.execute(tx);
  return rows.map((row) => ({
    fact: String(row.no),
    line: csvLine([
      row.command,
      row.number,
      row.reference,
      row.rum,
      row.iban,
      row.debtor,
      csvDay(row.signed_on),
      row.day === null ? null : String(row.day),
      STATES[row.kind],
    ]),
  }));
}
