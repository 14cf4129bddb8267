import type { ImportReport } from '../../contract/import.ts';
import type { FolderReport } from '../../exchange/read-folder.ts';
import { type ImportFault, ROW_DROPPED, shownValue } from '../../rules/import/fault.ts';
import { inFileOrder } from '../../rules/import/fault-order.ts';
import { fileNameOf, type ImportFileId } from '../../rules/import/files.ts';

/** Faults listed one by one; the others are only counted. */
const LISTED = 1000;

export type Tally = 'added' | 'changed' | 'unchanged' | 'absent';

export type Place = {
  readonly file: ImportFileId;
  readonly line: number;
  readonly column: string;
  readonly value: string;
};

/** What an import does, counted file by file while it runs. */
export type ImportTally = {
  count(file: ImportFileId, tally: Tally, rows: number): void;
  /** A row that changes nothing; `reason` is a French sentence. */
  refuse(place: Place, reason: string): void;
  /** Something of a row that is applied all the same. */
  report(place: Place, reason: string): void;
  result(read: FolderReport, outcome: { readonly applied: boolean; readonly dryRun: boolean }): ImportReport;
};

export function createImportTally(): ImportTally {
  const counts = new Map<string, Record<Tally, number>>();
  const faults: ImportFault[] = [];
  const faultsByFile = new Map<string, number>();
  let unlisted = 0;

  function of(name: string): Record<Tally, number> {
    const known = counts.get(name) ?? { added: 0, changed: 0, unchanged: 0, absent: 0 };
    counts.set(name, known);
    return known;
  }

  function report({ file, line, column, value }: Place, reason: string): void {
    const name = fileNameOf(file);
    faultsByFile.set(name, (faultsByFile.get(name) ?? 0) + 1);
    if (faults.length < LISTED) faults.push({ file: name, line, column, value: shownValue(value), reason });
    else unlisted += 1;
  }

  return {
    count(file, tally, rows) {
      of(fileNameOf(file))[tally] += rows;
    },
    report,
    refuse: (place, reason) => report(place, `${reason} ${ROW_DROPPED}`),
    result(read, outcome) {
      const listed = [...read.faults, ...faults].sort(inFileOrder);
      return {
        ...outcome,
        refused: read.refused,
        files: read.files.map(({ file, rows, faults: found }) => ({
          file,
          rows,
          ...of(file),
          faults: found + (faultsByFile.get(file) ?? 0),
        })),
        faults: listed.slice(0, LISTED),
        moreFaults: read.moreFaults + unlisted + Math.max(0, listed.length - LISTED),
        unknownColumns: [...read.unknownColumns],
      };
    },
  };
}
