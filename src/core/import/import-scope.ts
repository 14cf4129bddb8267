import { type ImportFault, ROW_DROPPED, shownValue } from '../../rules/import/fault.ts';
import { fileNameOf, type ImportFileId } from '../../rules/import/files.ts';
import type { WritableDb } from '../database/connection.ts';
import type { FileStore } from '../documents/file-store.ts';
import type { SearchChanges } from './search-changes.ts';

/** What the rows of the ERP are applied with, whether a folder or the portal brings them. */
export type RowScope = {
  readonly db: WritableDb;
  /** Day from which what is gone is called absent, ISO date. */
  readonly day: string;
  /** Instant of the import, ISO UTC. */
  readonly at: string;
  /** True where rows come as changes, each the last word on what it names; a folder is one picture. */
  readonly latest: boolean;
  readonly fault: (fault: ImportFault) => void;
  /** The lease of a stored key. */
  readonly leaseId: (key: string) => number | undefined;
  readonly search: SearchChanges;
};

/** What every file of one import is applied with. */
export type ImportScope = RowScope & {
  /** The ERP's folder. */
  readonly folder: string;
  /** Where documents are kept; null on a dry run, which stores no file. */
  readonly files: FileStore | null;
};

/** @throws Error when the key is unknown: whoever brings the rows lets no such row through. */
export function requireLease(scope: RowScope, key: string): number {
  const id = scope.leaseId(key);
  if (id === undefined) throw new Error('a row names a lease that is not there');
  return id;
}

/** Rows of one lease follow each other in an ERP's files: the last one asked for is remembered. */
export function leaseFinder(db: WritableDb): (key: string) => number | undefined {
  const select = db.prepare<[string], number>('SELECT id FROM lease WHERE key = ?').pluck();
  let last: { readonly key: string; readonly id: number | undefined } | undefined;
  return (key) => {
    if (last?.key !== key || last.id === undefined) last = { key, id: select.get(key) };
    return last.id;
  };
}

/** Where a fault stands in the folder. */
export type Place = {
  readonly file: ImportFileId;
  readonly line: number;
  readonly column: string;
  readonly value: string;
};

/** Reports a row that changes nothing; `reason` is a French sentence. */
export function refuseRow(scope: RowScope, place: Place, reason: string): 'refused' {
  reportValue(scope, place, `${reason} ${ROW_DROPPED}`);
  return 'refused';
}

/** Reports something of a row that is applied all the same. */
export function reportValue(scope: RowScope, { file, line, column, value }: Place, reason: string): void {
  scope.fault({ file: fileNameOf(file), line, column, value: shownValue(value), reason });
}
