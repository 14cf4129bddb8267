import type { ImportReport } from '../../contract/import.ts';
import type { FolderReport } from '../../exchange/read-folder.ts';
import type { ImportFault } from '../../rules/import/fault.ts';
import { inFileOrder } from '../../rules/import/fault-order.ts';
import { fileNameOf, type ImportFileId } from '../../rules/import/files.ts';
import type { Applied, Finished } from './table-import.ts';

/** Faults listed one by one; the others are only counted. */
const LISTED = 1000;

type Counts = { added: number; changed: number; unchanged: number; refused: number; absent: number };

/** What an import does to the base, counted file by file while it runs. */
export type ImportCounts = {
  row(file: ImportFileId, applied: Applied): void;
  finished(file: ImportFileId, finished: Finished): void;
  fault(fault: ImportFault): void;
  /** Rows added to the base by this file. */
  added(file: ImportFileId): number;
  report(read: FolderReport, outcome: { readonly applied: boolean; readonly dryRun: boolean }): ImportReport;
};

export function createImportCounts(): ImportCounts {
  const counts = new Map<string, Counts>();
  const faults: ImportFault[] = [];
  const faultsByFile = new Map<string, number>();
  let unlisted = 0;

  function of(name: string): Counts {
    let known = counts.get(name);
    if (known === undefined) {
      known = { added: 0, changed: 0, unchanged: 0, refused: 0, absent: 0 };
      counts.set(name, known);
    }
    return known;
  }

  return {
    row(file, applied) {
      of(fileNameOf(file))[applied] += 1;
    },
    finished(file, { absent, alsoChanged }) {
      const counted = of(fileNameOf(file));
      counted.absent += absent;
      const moved = Math.min(alsoChanged, counted.unchanged);
      counted.changed += moved;
      counted.unchanged -= moved;
    },
    fault(fault) {
      faultsByFile.set(fault.file, (faultsByFile.get(fault.file) ?? 0) + 1);
      if (faults.length < LISTED) faults.push(fault);
      else unlisted += 1;
    },
    added: (file) => counts.get(fileNameOf(file))?.added ?? 0,
    report(read, outcome) {
      const listed = [...read.faults, ...faults].sort(inFileOrder);
      return {
        ...outcome,
        refused: read.refused,
        files: read.files.map(({ file, rows, faults: found }) => {
          const { added, changed, unchanged, absent } = of(file);
          return {
            file,
            rows,
            added,
            changed,
            unchanged,
            absent,
            faults: found + (faultsByFile.get(file) ?? 0),
          };
        }),
        faults: listed.slice(0, LISTED),
        moreFaults: read.moreFaults + unlisted + Math.max(0, listed.length - LISTED),
        unknownColumns: [...read.unknownColumns],
      };
    },
  };
}
