import { sql } from 'kysely';
import { z } from 'zod';
import { csvLine } from '../../exchange/write-csv.ts';
import type { DossierPart, PartValue } from '../../rules/dossier/values.ts';
import { codeOfKey } from '../../rules/import/person-key.ts';
import { type ExportedField, exportedFields } from '../dossier/exported-fields.ts';
import { csvDay } from './certificate-lines.ts';
import type { NewLine } from './export-erp.ts';
import type { Tx } from './staging.ts';

type Row = {
  readonly no: number;
  readonly id: string;
  readonly number: string | null;
  readonly reference: string;
  readonly part: string;
  readonly person: string | null;
  readonly base: string | null;
  readonly value: string;
  readonly situation: string | null;
  readonly happened_on: string | null;
  readonly done_on: string;
};

/**
 * Fields of changes in effect, and declarations that were not refused, that have not gone, in the order in which they
 * took effect; what the ERP said itself is not told to it. All the lines of one change bear its id.
 */
export async function newDossierLines(tx: Tx): Promise<readonly NewLine[]> {
  const { rows } = await sql<Row>`
    SELECT d.no, d.id, d.number, coalesce(a.printed, d.account) AS reference, d.part, d.person, d.base, d.value,
      d.situation, d.happened_on, d.done_on
    FROM dossier_change d LEFT JOIN account a ON a.key = d.account
    WHERE d.decided_where IS DISTINCT FROM 'erp'
      AND (d.state = 'validee' OR (d.part = 'situation' AND d.state = 'a_valider'))
      AND NOT EXISTS (SELECT 1 FROM export_row x WHERE x.file = 'dossiers.csv' AND x.fact = d.no || '.000')
    ORDER BY d.no`.execute(tx);
  return rows.flatMap((row) =>
    fieldsOf(row).map(({ field, before, after }, place) => ({
      fact: `${row.no}.${String(place).padStart(3, '0')}`,
      line: csvLine([
        row.id,
        row.number,
        row.reference,
        row.person === null ? null : personCode(row.person),
        field,
        before,
        after,
        csvDay(row.happened_on ?? row.done_on),
      ]),
    })),
  );
}

function fieldsOf({ part, base, value, situation }: Row): readonly ExportedField[] {
  if (situation !== null || base === null) {
    return [{ field: 'situation', before: '', after: situation ?? '' }];
  }
  return exportedFields(part as DossierPart, JSON.parse(base) as PartValue, JSON.parse(value) as PartValue);
}

/** The ERP's code; of somebody it gives none, what he is known by: `role|nom|prenom|date_naissance`. */
function personCode(key: string): string {
  const code = codeOfKey(key);
  if (code !== null) return code;
  const known = bailKey.safeParse(key.startsWith('bail:') ? parsed(key.slice('bail:'.length)) : null);
  if (!known.success) return key;
  const [, role, lastName, firstName, birth] = known.data;
  return [role, lastName, firstName ?? '', csvDay(birth) ?? ''].join('|');
}

const bailKey = z.tuple([z.string(), z.string(), z.string(), z.string().nullable(), z.string().nullable()]);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
