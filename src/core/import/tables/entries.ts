import type { ImportRows } from '../../../rules/import/files.ts';
import { natureLabel } from '../../../rules/natures.ts';
import { type RowScope, refuseRow, requireLease } from '../import-scope.ts';
import type { Applied, TableImport } from '../table-import.ts';
import { confirmations } from './confirmations.ts';

type Row = ImportRows['ecritures'];

/** The ledger only grows: a piece already there is compared, never corrected (precision 9). */
export function entries(scope: RowScope): TableImport<'ecritures'> {
  const { db } = scope;
  const columns = 'lease_id, entered_on, due_on, period, nature, label, debit_cents, credit_cents';
  const insert = db.prepare(
    `INSERT INTO entry (piece, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (piece) DO NOTHING`,
  );
  const select = db
    .prepare<[string], (string | number | null)[]>(`SELECT ${columns} FROM entry WHERE piece = ?`)
    .raw();
  const local = confirmations(scope);

  function compare(row: Row, values: readonly (string | number | null)[]): Applied {
    const held = select.get(row.piece);
    if (held !== undefined && values.every((value, index) => value === held[index])) return 'unchanged';
    const reason =
      "Cette pièce est déjà au compte avec un autre contenu\u202f: l'écriture d'origine est gardée.";
    return refuseRow(scope, { file: 'ecritures', line: row.line, column: 'piece', value: row.piece }, reason);
  }

  return {
    apply(row) {
      const lease = requireLease(scope, row.reference.key);
      const values = [
        lease,
        row.date,
        row.echeance,
        row.periode,
        row.nature,
        row.libelle ?? natureLabel(row.nature),
        row.debit ?? 0,
        row.credit ?? 0,
      ];
      const confirmed = local.confirm(row, lease, values);
      if (confirmed !== 'not-local') return confirmed;
      return insert.run(row.piece, ...values).changes > 0 ? 'added' : compare(row, values);
    },
    leave() {},
    lost() {},
    finish() {
      local.finish();
      return { absent: 0, alsoChanged: 0 };
    },
  };
}
