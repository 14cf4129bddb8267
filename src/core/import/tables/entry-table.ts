import type { ImportRows } from '../../../rules/import/files.ts';
import { natureLabel } from '../../../rules/natures.ts';
import { type RowScope, refuseRow } from '../import-scope.ts';
import type { Applied } from '../table-import.ts';
import type { Cell } from '../upsert.ts';

type Row = ImportRows['ecritures'];

/** The ERP's lines of the ledger. It only grows: a piece already there is compared, never corrected (precision 9). */
export type EntryTable = {
  /** The row as the columns of an entry, the lease first. */
  valuesOf(row: Row, lease: number): readonly Cell[];
  put(row: Row, values: readonly Cell[]): Applied;
};

export function entryTable(scope: RowScope): EntryTable {
  const { db } = scope;
  const columns = 'lease_id, entered_on, due_on, period, nature, label, debit_cents, credit_cents';
  const insert = db.prepare(
    `INSERT INTO entry (piece, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (piece) DO NOTHING`,
  );
  const select = db
    .prepare<[string], (string | number | null)[]>(`SELECT ${columns} FROM entry WHERE piece = ?`)
    .raw();

  function compare(row: Row, values: readonly Cell[]): Applied {
    const held = select.get(row.piece);
    if (held !== undefined && values.every((value, index) => value === held[index])) return 'unchanged';
    const reason =
      "Cette pièce est déjà au compte avec un autre contenu\u202f: l'écriture d'origine est gardée.";
    return refuseRow(scope, { file: 'ecritures', line: row.line, column: 'piece', value: row.piece }, reason);
  }

  return {
    valuesOf: (row, lease) => [
      lease,
      row.date,
      row.echeance,
      row.periode,
      row.nature,
      row.libelle ?? natureLabel(row.nature),
      row.debit ?? 0,
      row.credit ?? 0,
    ],
    put: (row, values) => (insert.run(row.piece, ...values).changes > 0 ? 'added' : compare(row, values)),
  };
}
