import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type FileStore, type StoredFile, storeFile } from '../../documents/file-store.ts';
import { type ImportScope, refuseRow, requireLease } from '../import-scope.ts';
import type { TableImport } from '../table-import.ts';
import { createUpsert } from '../upsert.ts';

/** No notice is larger; a file is held whole while it is sealed. */
const LARGEST = 50 * 1024 * 1024;

/** PDFs of the ERP: each file is kept, encrypted, before the row that names it. */
export function documents(scope: ImportScope): TableImport<'documents'> {
  const { db, day } = scope;
  const columns = ['type', 'period', 'issued_on', 'sha256', 'size'];
  const table = createUpsert(db, 'imported_document', ['lease_id', 'file_name'], columns);

  return {
    apply(row) {
      const lease = requireLease(scope, row.reference.key);
      const kept = keep(join(scope.folder, 'documents', row.fichier), scope.files);
      if (typeof kept === 'string') {
        table.keep([lease, row.fichier]);
        const place = { file: 'documents', line: row.line, column: 'fichier', value: row.fichier } as const;
        return refuseRow(scope, place, kept);
      }
      const values = [row.type, row.periode, row.date_emission, kept.sha256, kept.size];
      const { change } = table.put([lease, row.fichier], values);
      return change === 'again' ? 'unchanged' : change;
    },
    lost({ reference, fichier }) {
      const lease = reference === undefined ? undefined : scope.leaseId(reference.key);
      if (lease !== undefined && fichier !== undefined) table.keep([lease, fichier]);
    },
    finish: () => ({ absent: table.markAbsent(day), alsoChanged: 0 }),
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
