import type { ImportFileId, ImportRows } from '../../rules/import/files.ts';
import type { RowScope } from './import-scope.ts';
import { type Cell, type Change, createUpsert } from './upsert.ts';

/** `refused`: the row was reported and changes nothing. */
export type Applied = Change | 'refused';

/** What the base does with the rows of one file, whoever brings them. */
export type TableRows<Id extends ImportFileId> = {
  /** @param absentSince day (ISO) from which the ERP's picture no longer holds what the row describes */
  apply(row: ImportRows[Id], absentSince?: string | null): Applied;
  /** What the row describes left this post's scope on `day` (ISO); false where nothing changed by it. */
  leave(row: ImportRows[Id], day: string): boolean;
};

/** What the import does with the rows of one file, in the order of the file. */
export type TableImport<Id extends ImportFileId> = TableRows<Id> & {
  /** The row is there but cannot be used: what it names must not be called absent. */
  lost(partial: Partial<ImportRows[Id]>): void;
  /** After the last row. */
  finish(): Finished;
};

export type Finished = {
  /** Newly marked absent. */
  readonly absent: number;
  /** Rows counted unchanged that the end of the file changed after all. */
  readonly alsoChanged: number;
};

export type TableShape<Id extends ImportFileId> = {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Null where the row says too little to name anything. */
  readonly keyOf: (row: Partial<ImportRows[Id]>) => readonly Cell[] | null;
  readonly valuesOf: (row: ImportRows[Id]) => readonly Cell[];
  /** A row already there was corrected, or marked absent. */
  readonly onChange?: (row: number) => void;
};

/** A file whose every row is one row of a table, under a key of its own. */
export function importTable<Id extends ImportFileId>(
  scope: RowScope,
  shape: TableShape<Id>,
): TableImport<Id> {
  const { onChange = () => {} } = shape;
  const table = createUpsert(scope.db, shape.table, shape.key, shape.columns, {
    latest: scope.latest,
    onChange,
  });
  const keyed = (row: ImportRows[Id]): readonly Cell[] => {
    const key = shape.keyOf(row);
    if (key === null) throw new Error(`a row of ${shape.table} has no key`);
    return key;
  };
  return {
    apply(row, absentSince = null) {
      const { change } = table.put(keyed(row), shape.valuesOf(row), absentSince);
      // The reading of the folder has already reported a second description of the same thing.
      return change === 'again' ? 'unchanged' : change;
    },
    leave: (row, day) => table.leave(keyed(row), day),
    lost(partial) {
      const key = shape.keyOf(partial);
      if (key !== null) table.keep(key);
    },
    finish: () => ({ absent: table.markAbsent(scope.day), alsoChanged: 0 }),
  };
}
