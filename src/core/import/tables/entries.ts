import { type RowScope, requireLease } from '../import-scope.ts';
import type { TableImport } from '../table-import.ts';
import { confirmations } from './confirmations.ts';
import { entryTable } from './entry-table.ts';

/** The entries of a folder: those born at a counter confirm its acts, the others are added to the ledger. */
export function entries(scope: RowScope): TableImport<'ecritures'> {
  const table = entryTable(scope);
  const local = confirmations(scope);

  return {
    apply(row) {
      const lease = requireLease(scope, row.reference.key);
      const values = table.valuesOf(row, lease);
      const confirmed = local.confirm(row, lease, values);
      return confirmed === 'not-local' ? table.put(row, values) : confirmed;
    },
    leave: () => false,
    lost() {},
    finish() {
      local.finish();
      return { absent: 0, alsoChanged: 0 };
    },
  };
}
