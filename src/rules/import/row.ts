import type { CellContext, Column } from './column.ts';
import { type ImportFault, ROW_DROPPED, shownValue, VALUE_EMPTIED } from './fault.ts';
import { columnsOf, fileNameOf, type ImportFileId, type ImportRows } from './files.ts';
import type { Header } from './header.ts';
import { checkRow } from './row-check.ts';

/** A record of a file, typed; or not usable, with what could still be read of it. */
export type ReadRow<Id extends ImportFileId> =
  | { readonly kind: 'row'; readonly row: ImportRows[Id]; readonly faults: readonly ImportFault[] }
  | {
      readonly kind: 'unusable';
      readonly partial: Partial<ImportRows[Id]>;
      readonly faults: readonly ImportFault[];
    };

/**
 * Reads one record of a file.
 * @param line physical line where the record begins, header = 1
 */
export function readRow<Id extends ImportFileId>(
  id: Id,
  header: Header,
  cells: readonly string[],
  line: number,
  context: CellContext,
): ReadRow<Id> {
  const file = fileNameOf(id);
  const misshapen = shapeFault(header, cells);
  if (misshapen !== null) {
    const fault = { file, line, column: null, value: null, reason: `${misshapen} ${ROW_DROPPED}` };
    return { kind: 'unusable', partial: {}, faults: [fault] };
  }
  const columns: Readonly<Record<string, Column<unknown>>> = columnsOf(id);
  const values: Record<string, unknown> = { line };
  const faults: ImportFault[] = [];
  let lost = false;
  for (const name in columns) {
    const column = columns[name];
    const place = header.places.get(name);
    const cell = place === undefined ? '' : (cells[place] ?? '').trim();
    if (column === undefined) continue;
    if (cell === '') {
      if (column.required) {
        faults.push({
          file,
          line,
          column: name,
          value: '',
          reason: `Cette cellule est obligatoire. ${ROW_DROPPED}`,
        });
        lost = true;
      } else values[name] = column.empty;
      continue;
    }
    if (cell.includes('\0')) {
      const reason = `La cellule contient un caractère nul. ${ROW_DROPPED}`;
      faults.push({ file, line, column: name, value: shownValue(cell), reason });
      lost = true;
      continue;
    }
    const read = column.read(cell, context);
    if (read.kind !== 'bad') values[name] = read.value;
    if (read.kind === 'ok') continue;
    const drops = read.kind === 'bad' && (column.required || read.losesRow);
    const fate = read.kind === 'doubtful' ? '' : drops ? ` ${ROW_DROPPED}` : ` ${VALUE_EMPTIED}`;
    faults.push({ file, line, column: name, value: shownValue(cell), reason: read.reason + fate });
    if (drops) lost = true;
    else if (read.kind === 'bad' && !column.required) values[name] = column.empty;
  }
  // The table of columns and the row's type are one definition: what was read column by column has that type.
  const row = values as ImportRows[Id];
  if (lost) return { kind: 'unusable', partial: row, faults };
  for (const found of checkRow(id, row)) {
    const cell = found.column === null ? null : (cells[header.places.get(found.column) ?? -1] ?? null);
    const fate = found.losesRow ? ROW_DROPPED : VALUE_EMPTIED;
    faults.push({
      file,
      line,
      column: found.column,
      value: cell === null ? null : shownValue(cell.trim()),
      reason: `${found.reason} ${fate}`,
    });
    if (found.losesRow) lost = true;
    else if (found.column !== null) values[found.column] = null;
  }
  return lost ? { kind: 'unusable', partial: row, faults } : { kind: 'row', row, faults };
}

/** True for a line of separators alone, which spreadsheets leave below a table. */
export function isBlankRecord(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

// A shifted cell would be read under another column's name: a row of the wrong width is never guessed at.
function shapeFault(header: Header, cells: readonly string[]): string | null {
  const filled = cells.length - trailingBlanks(cells, header.width);
  if (filled > header.width) return `La ligne a ${filled} cellules, l'en-tête en a ${header.width}.`;
  if (cells.length < header.width) {
    const count = cells.length === 1 ? '1 cellule' : `${cells.length} cellules`;
    return `La ligne a ${count}, l'en-tête en a ${header.width}.`;
  }
  return null;
}

function trailingBlanks(cells: readonly string[], width: number): number {
  let count = 0;
  while (cells.length - count > width && (cells[cells.length - count - 1] ?? '').trim() === '') count += 1;
  return count;
}
