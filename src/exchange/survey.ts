import type { Encoding } from '../rules/import/encoding.ts';
import { fileNameOf, type ImportFileId, REQUIRED_FILES } from '../rules/import/files.ts';
import { detectSeparator, type Header, readHeader, type Separator } from '../rules/import/header.ts';
import { createRecordCutter, type RawRecord } from '../rules/import/records.ts';
import { readCells } from './csv-cells.ts';
import { detectFileEncoding, fileSize, readText } from './decode.ts';

/** How one file of the folder is to be read. */
export type FilePlan = {
  readonly id: ImportFileId;
  readonly path: string;
  readonly size: number;
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly header: Header;
};

/** A file looked at before any row is taken: its plan, nothing to read, or why the whole set is refused. */
export type Surveyed =
  | { readonly kind: 'ok'; readonly plan: FilePlan }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly line: number | null; readonly reason: string };

/**
 * Looks at a whole file without taking its rows: encoding, separator, header, quotes closed to the last line.
 * What refuses the set (precision 6) is thus known before the first row is written anywhere.
 */
export function surveyFile(id: ImportFileId, path: string): Surveyed {
  const file = fileNameOf(id);
  const size = fileSize(path);
  const detected = detectFileEncoding(path);
  if (detected.kind === 'refused') return { ...detected, reason: `${file}\u202f: ${detected.reason}` };
  const separator = detectSeparator(firstLine(path, detected.encoding));
  const cutter = createRecordCutter(separator);
  let first: RawRecord | null = null;
  let rows = 0;
  const take = (records: readonly RawRecord[]): void => {
    first ??= records[0] ?? null;
    rows += records.length;
  };
  for (const block of readText(path, detected.encoding)) take(cutter.push(block));
  const { last, broken } = cutter.end();
  if (broken !== null) {
    const what =
      broken.kind === 'open-quote'
        ? `le guillemet ouvert à la ligne ${broken.line} n'est jamais refermé.`
        : `la ligne ${broken.line} ne finit pas\u202f: ce n'est pas un fichier CSV.`;
    return { kind: 'refused', line: broken.line, reason: `${file}\u202f: ${what}` };
  }
  if (last !== null) take([last]);
  if (first === null) return emptied(id);
  const header = readHeader(id, readCells([first], separator)[0]?.cells ?? []);
  if (header.refused !== null) return { kind: 'refused', line: 1, reason: header.refused };
  if (rows < 2) return emptied(id);
  return { kind: 'ok', plan: { id, path, size, encoding: detected.encoding, separator, header } };
}

function emptied(id: ImportFileId): Surveyed {
  if (!REQUIRED_FILES.includes(id)) return { kind: 'empty' };
  return { kind: 'refused', line: null, reason: `Le fichier ${fileNameOf(id)} est vide.` };
}

const LONGEST_HEADER = 1_000_000;

function firstLine(path: string, encoding: Encoding): string {
  let text = '';
  for (const block of readText(path, encoding)) {
    text += block;
    const found = text.split(/\r?\n/).find((line, i, lines) => line.trim() !== '' && i < lines.length - 1);
    if (found !== undefined || text.length > LONGEST_HEADER) return found ?? text;
  }
  return text;
}
