import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportRows } from '../../../rules/import/files.ts';
import { type FileStore, type StoredFile, storeFile } from '../../documents/file-store.ts';
import { type ImportScope, type RowScope, refuseRow, requireLease } from '../import-scope.ts';
import type { Applied, TableImport } from '../table-import.ts';
import { createUpsert, type Upsert } from '../upsert.ts';

/** No notice is larger; a file is held whole while it is sealed. */
const LARGEST = 50 * 1024 * 1024;

type Row = ImportRows['documents'];

/** The rows of the ERP's documents, wherever their bytes are. */
export type DocumentRows = {
  /** @param file SHA-256 and size of the bytes */
  put(row: Row, file: StoredFile, absentSince?: string | null): Applied;
  leave(row: Row, day: string): boolean;
  readonly table: Upsert;
};

export function documentRows(scope: RowScope): DocumentRows {
  const columns = ['type', 'period', 'issued_on', 'sha256', 'size'];
  const { latest } = scope;
  const table = createUpsert(scope.db, 'imported_document', ['lease_id', 'file_name'], columns, { latest });
  return {
    table,
    put(row, { sha256, size }, absentSince = null) {
      const key = [requireLease(scope, row.reference.key), row.fichier];
      const values = [row.type, row.periode, row.date_emission, sha256, size];
      const { change } = table.put(key, values, absentSince);
      return change === 'again' ? 'unchanged' : change;
    },
    leave(row, day) {
      const lease = scope.leaseId(row.reference.key);
      return lease !== undefined && table.leave([lease, row.fichier], day);
    },
  };
}

/** PDFs of the ERP: each file is kept, encrypted, before the row that names it. */
export function documents(scope: ImportScope): TableImport<'documents'> {
  const { table, put, leave } = documentRows(scope);

  return {
    apply(row, absentSince) {
      const lease = requireLease(scope, row.reference.key);
      const kept = keep(join(scope.folder, 'documents', row.fichier), scope.files);
      if (typeof kept === 'string') {
        table.keep([lease, row.fichier]);
        const place = { file: 'documents', line: row.line, column: 'fichier', value: row.fichier } as const;
        return refuseRow(scope, place, kept);
      }
      return put(row, kept, absentSince);
    },
    leave,
    lost({ reference, fichier }) {
      const lease = reference === undefined ? undefined : scope.leaseId(reference.key);
      if (lease !== undefined && fichier !== undefined) table.keep([lease, fichier]);
    },
    finish: () => ({ absent: table.markAbsent(scope.day), alsoChanged: 0 }),
  };
}

/** The file as kept, or why it is not, as a French sentence. */
function keep(path: string, store: FileStore | null): StoredFile | string {
  let bytes: Buffer;
  try {
    if (statSync(path).size > LARGEST) return 'Ce fichier dépasse 50\u00a0Mo.';
    bytes = readFileSync(path);
  } catch {
    return 'Ce fichier ne peut pas être lu.';
  }
  if (store !== null) return storeFile(store, bytes);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
}
