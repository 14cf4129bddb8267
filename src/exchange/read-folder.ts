import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CellContext } from '../rules/import/column.ts';
import { type ImportFault, ROW_DROPPED, shownValue } from '../rules/import/fault.ts';
import {
  fileNameOf,
  IMPORT_FILES,
  type ImportedRow,
  type ImportFileId,
  type ImportRows,
  REQUIRED_FILES,
} from '../rules/import/files.ts';
import { createRecordCutter, type RawRecord } from '../rules/import/records.ts';
import { isBlankRecord, readRow } from '../rules/import/row.ts';
import { createSetCheck, type SetCheck } from '../rules/import/set-check.ts';
import { type ReferenceRule, type StoredKey, storedKey } from '../rules/references/references.ts';
import { type CellRecord, readCells } from './csv-cells.ts';
import { readText } from './decode.ts';
import { type FilePlan, surveyFile } from './survey.ts';

export type FolderOptions = {
  /** The landlord's grammar of references. */
  readonly referenceRule: ReferenceRule;
  /** Faults listed one by one; the others are only counted. 1 000 by default. */
  readonly maxFaults?: number;
  /** Told after each block of about a megabyte. */
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void;
  /** A row that is there but cannot be used, with what could be read of it: what it names is not absent. */
  readonly onLost?: (row: LostRow) => void;
};

/** What could be read of a row that is not given out. */
export type LostRow = {
  [Id in ImportFileId]: { readonly file: Id; readonly partial: Partial<ImportRows[Id]> };
}[ImportFileId];

export type FileReport = {
  readonly file: string;
  /** Rows of data read, blank ones apart. */
  rows: number;
  /** Rows given out. */
  usable: number;
  faults: number;
};

export type FolderReport = {
  /** Why the whole set was refused, a French sentence; null when its rows may be used. */
  readonly refused: string | null;
  readonly files: readonly FileReport[];
  readonly faults: readonly ImportFault[];
  /** Faults beyond those listed. */
  readonly moreFaults: number;
  readonly unknownColumns: readonly { readonly file: string; readonly column: string }[];
};

/** A folder looked at, ready to give its rows. */
export type FolderReading = {
  /** Known before any row is read (precision 6). */
  readonly refused: string | null;
  /** The usable rows in the order of IMPORT_FILES, each naming only rows given before; none when refused. */
  rows(): Generator<ImportedRow, void>;
  /** Complete once `rows()` is exhausted. */
  report(): FolderReport;
};

/**
 * Reads an ERP's folder (import-format.md). Synchronous, so that one transaction can hold the whole set; memory
 * does not grow with ecritures.csv but for 16 bytes an entry, to see doubles.
 */
export function readFolder(folder: string, options: FolderOptions): FolderReading {
  const ledger = createReport(options.maxFaults ?? 1000);
  const plans: FilePlan[] = [];
  const names = listFolder(folder);
  if (names === null) ledger.refuse(null, null, `Le dossier «\u202f${folder}\u202f» ne peut pas être lu.`);
  else {
    for (const id of IMPORT_FILES) {
      const name = names.find((one) => one.isFile() && one.name.toLowerCase() === fileNameOf(id))?.name;
      if (name === undefined) {
        if (REQUIRED_FILES.includes(id)) ledger.refuse(id, null, `Il manque le fichier ${fileNameOf(id)}.`);
        continue;
      }
      const survey = surveyFile(id, join(folder, name));
      ledger.open(id);
      if (survey.kind === 'refused') ledger.refuse(id, survey.line, survey.reason);
      if (survey.kind !== 'ok') continue;
      plans.push(survey.plan);
      for (const column of survey.plan.header.unknown) ledger.unknown(id, column);
    }
  }
  const refused = ledger.report().refused;

  function* rows(): Generator<ImportedRow, void> {
    if (refused !== null) return;
    const total = plans.reduce((sum, plan) => sum + plan.size, 0);
    const check = createSetCheck();
    const context = { storedKey: rememberingLast((printed) => storedKey(options.referenceRule, printed)) };
    let done = 0;
    for (const plan of plans) {
      for (const records of recordsOf(plan)) {
        for (const record of readCells(records.list, plan.separator)) {
          const row = rowOf(plan, record, context, check, ledger, folder, options.onLost);
          if (row !== null) yield row;
        }
        done += records.share;
        options.onProgress?.(Math.min(Math.round(done), total), total);
      }
    }
  }

  return { refused, rows, report: ledger.report };
}

/** The data records of a file, header apart, by blocks, each with its share of the file's bytes. */
function* recordsOf(plan: FilePlan): Generator<{ list: RawRecord[]; share: number }, void> {
  const cutter = createRecordCutter(plan.separator);
  let headerPassed = false;
  let left = plan.size;
  const withoutHeader = (list: RawRecord[]): RawRecord[] => {
    if (headerPassed || list.length === 0) return list;
    headerPassed = true;
    return list.slice(1);
  };
  for (const block of readText(plan.path, plan.encoding)) {
    const share = Math.min(left, block.length);
    left -= share;
    yield { list: withoutHeader(cutter.push(block)), share };
  }
  const { last } = cutter.end();
  yield { list: withoutHeader(last === null ? [] : [last]), share: left };
}

function rowOf(
  plan: FilePlan,
  record: CellRecord,
  context: CellContext,
  check: SetCheck,
  ledger: Ledger,
  folder: string,
  onLost: FolderOptions['onLost'],
): ImportedRow | null {
  const { id } = plan;
  if (record.cells === null) {
    const reason = `Un guillemet est mal placé dans cette ligne. ${ROW_DROPPED}`;
    ledger.row(id, false);
    ledger.fault({
      file: fileNameOf(id),
      line: record.line,
      column: null,
      value: shownValue(record.text),
      reason,
    });
    return null;
  }
  if (isBlankRecord(record.cells)) return null;
  const read = readRow(id, plan.header, record.cells, record.line, context);
  for (const fault of read.faults) ledger.fault(fault);
  if (read.kind === 'unusable') {
    check.lose(id, read.partial, record.line);
    onLost?.({ file: id, partial: read.partial } as LostRow);
    ledger.row(id, false);
    return null;
  }
  const admission = check.admit(id, read.row);
  if (admission.kind === 'refused') ledger.fault(admission.fault);
  if (admission.kind !== 'admitted') {
    if (admission.kind === 'refused') onLost?.({ file: id, partial: read.row } as LostRow);
    ledger.row(id, false);
    return null;
  }
  for (const fault of admission.faults) ledger.fault(fault);
  // The file's name and its row's type go together: readRow and admit keep them so.
  const imported = { file: id, row: admission.row } as ImportedRow;
  const absent = imported.file === 'documents' ? missingDocument(folder, imported.row.fichier) : null;
  if (absent !== null && imported.file === 'documents') {
    const { line, fichier } = imported.row;
    const reason = `${absent} ${ROW_DROPPED}`;
    ledger.fault({ file: fileNameOf(id), line, column: 'fichier', value: shownValue(fichier), reason });
    onLost?.({ file: 'documents', partial: imported.row });
  }
  ledger.row(id, absent === null);
  return absent === null ? imported : null;
}

/** Why a document of the folder cannot be taken, or null. A link is no document: it may lead anywhere. */
function missingDocument(folder: string, name: string): string | null {
  const found = lstatSync(join(folder, 'documents', name), { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return "Ce fichier n'est pas dans le dossier documents.";
  return found.size === 0 ? 'Ce fichier est vide.' : null;
}

function listFolder(folder: string): readonly Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

/** Entries of one account follow each other: its key is worked out once. */
function rememberingLast(read: (printed: string) => StoredKey): (printed: string) => StoredKey {
  let text: string | null = null;
  let key: StoredKey | null = null;
  return (printed) => {
    if (key === null || text !== printed) {
      text = printed;
      key = read(printed);
    }
    return key;
  };
}

type Ledger = ReturnType<typeof createReport>;

function createReport(maxFaults: number) {
  const files = new Map<ImportFileId, FileReport>();
  const faults: ImportFault[] = [];
  const refusals: string[] = [];
  const unknownColumns: { file: string; column: string }[] = [];
  let moreFaults = 0;

  function open(id: ImportFileId): FileReport {
    const known = files.get(id);
    if (known !== undefined) return known;
    const opened = { file: fileNameOf(id), rows: 0, usable: 0, faults: 0 };
    files.set(id, opened);
    return opened;
  }

  function fault(found: ImportFault): void {
    const id = IMPORT_FILES.find((one) => fileNameOf(one) === found.file);
    if (id !== undefined) open(id).faults += 1;
    if (faults.length < maxFaults) faults.push(found);
    else moreFaults += 1;
  }

  return {
    open,
    fault,
    row(id: ImportFileId, usable: boolean): void {
      const counted = open(id);
      counted.rows += 1;
      if (usable) counted.usable += 1;
    },
    refuse(id: ImportFileId | null, line: number | null, reason: string): void {
      refusals.push(reason);
      if (id !== null) fault({ file: fileNameOf(id), line, column: null, value: null, reason });
    },
    unknown(id: ImportFileId, column: string): void {
      unknownColumns.push({ file: fileNameOf(id), column });
    },
    report: (): FolderReport => ({
      refused: refusals.length === 0 ? null : refusals.join(' '),
      files: [...files.values()],
      faults,
      moreFaults,
      unknownColumns,
    }),
  };
}
