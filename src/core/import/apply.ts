import type { ImportReport } from '../../contract/import.ts';
import { type FolderReading, readFolder } from '../../exchange/read-folder.ts';
import { READING_STEPS } from '../../exchange/reading-steps.ts';
import { fileNameOf, IMPORT_FILES, type ImportFileId, type ImportRows } from '../../rules/import/files.ts';
import type { ReferenceRule } from '../../rules/references/references.ts';
import type { WritableDb } from '../database/connection.ts';
import { writeMeta } from '../database/meta.ts';
import type { FileStore } from '../documents/file-store.ts';
import { refreshLeaseState } from '../ledger/lease-state.ts';
import { createImportCounts, type ImportCounts } from './import-report.ts';
import { type ImportScope, leaseFinder } from './import-scope.ts';
import { createSearchChanges } from './search-changes.ts';
import { DUE_STEP, INDEX_STEP } from './steps.ts';
import { importTable, type TableImport } from './table-import.ts';
import { documents } from './tables/documents.ts';
import { entries } from './tables/entries.ts';
import { insurances, leases, plans, requests } from './tables/leases.ts';
import { people } from './tables/people.ts';
import { agencies, announcements, contacts, dwellings, residences } from './tables/places.ts';
import { tenantSpaces } from './tables/spaces.ts';

export type ApplyOptions = {
  /** The ERP's folder, an absolute path. */
  readonly folder: string;
  readonly referenceRule: ReferenceRule;
  /** Does everything, reports, and leaves the base as it was. */
  readonly dryRun: boolean;
  /** Day of the import at this post, ISO date. */
  readonly day: string;
  /** Instant of the import, ISO UTC: the "as of" of the figures. */
  readonly at: string;
  readonly files: FileStore;
  readonly onProgress: (step: string, done: number, total: number) => void;
};

/**
 * Brings the base to what the ERP's folder says: one transaction for the whole set, or nothing (import-format.md).
 * @param alongside more to write in the same transaction, once the rows are in
 * @throws SqliteError when the base cannot be written (full disk): it is then as before
 */
export function applyFolder(
  db: WritableDb,
  options: ApplyOptions,
  alongside: () => void = () => {},
): ImportReport {
  const counts = createImportCounts();
  const scope: ImportScope = {
    db,
    folder: options.folder,
    day: options.day,
    at: options.at,
    files: options.dryRun ? null : options.files,
    latest: false,
    fault: counts.fault,
    leaseId: leaseFinder(db),
    search: createSearchChanges(db),
  };
  const run = db.transaction((): ImportReport => {
    const tables = tableImports(scope);
    let current: ImportFileId = 'agences';
    const reading = readFolder(options.folder, {
      referenceRule: options.referenceRule,
      onProgress: (done, total) => options.onProgress(READING_STEPS[current], done, total),
      onLost: (row) => lose(tables, row),
    });
    const { dryRun } = options;
    if (reading.refused !== null) return counts.report(reading.report(), { applied: false, dryRun });
    const finishing = fileEnds(reading, tables, counts);
    for (const row of reading.rows()) {
      if (row.file !== current) finishing.before(row.file);
      current = row.file;
      counts.row(row.file, applyRow(tables, row));
    }
    finishing.all();
    if (counts.added('ecritures') > 0) {
      options.onProgress(DUE_STEP, 0, 0);
      refreshLeaseState(db, 'all');
    }
    options.onProgress(INDEX_STEP, 0, 0);
    scope.search.index();
    writeMeta(db, 'as-of', options.at);
    alongside();
    const report = counts.report(reading.report(), { applied: !dryRun, dryRun });
    if (dryRun) throw new DryRunEnd(report);
    return report;
  });
  try {
    return run.immediate();
  } catch (error) {
    if (error instanceof DryRunEnd) return error.report;
    throw error;
  }
}

/** Leaves the transaction of a dry run so that nothing of it stays. */
class DryRunEnd extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('end of a dry run');
    this.report = report;
  }
}

type Tables = { readonly [Id in ImportFileId]: TableImport<Id> };

function tableImports(scope: ImportScope): Tables {
  return {
    agences: importTable(scope, agencies),
    residences: importTable(scope, residences(scope)),
    logements: importTable(scope, dwellings(scope)),
    baux: importTable(scope, leases(scope)),
    personnes: people(scope),
    ecritures: entries(scope),
    documents: documents(scope),
    interlocuteurs: importTable(scope, contacts),
    annonces: importTable(scope, announcements),
    assurances: importTable(scope, insurances(scope)),
    plans: importTable(scope, plans(scope)),
    espaces: tenantSpaces(scope),
    demandes: importTable(scope, requests(scope)),
  };
}

function applyRow<Id extends ImportFileId>(
  tables: Tables,
  { file, row }: { readonly file: Id; readonly row: ImportRows[Id] },
) {
  return tables[file].apply(row);
}

function lose<Id extends ImportFileId>(
  tables: Tables,
  { file, partial }: { readonly file: Id; readonly partial: Partial<ImportRows[Id]> },
): void {
  tables[file].lost(partial);
}

/**
 * Ends each file that the folder holds before the next begins, empty ones included: those say that nothing is
 * left. A file that is not in the folder says nothing, and what it once brought stays.
 */
function fileEnds(reading: FolderReading, tables: Tables, counts: ImportCounts) {
  const present = new Set(reading.report().files.map(({ file }) => file));
  const open = IMPORT_FILES.filter((id) => present.has(fileNameOf(id)));
  const end = (id: ImportFileId) => counts.finished(id, tables[id].finish());
  return {
    before(next: ImportFileId): void {
      const place = open.indexOf(next);
      for (const id of open.splice(0, place)) end(id);
    },
    all(): void {
      for (const id of open.splice(0)) end(id);
    },
  };
}
