import type { ImportFault } from './fault.ts';
import { fileNameOf, IMPORT_FILES } from './files.ts';

const ORDER = new Map(IMPORT_FILES.map((id, index) => [fileNameOf(id), index]));

/** Faults in the order of the files, then of their lines. */
export function inFileOrder(one: ImportFault, other: ImportFault): number {
  const files = (ORDER.get(one.file) ?? 0) - (ORDER.get(other.file) ?? 0);
  return files === 0 ? (one.line ?? 0) - (other.line ?? 0) : files;
}
