import { columnsOf, fileNameOf, type ImportFileId } from './files.ts';

/** Where each known column stands in a file. */
export type Header = {
  /** Count of cells every row must have. */
  readonly width: number;
  readonly places: ReadonlyMap<string, number>;
  /** Columns the format does not know, reported and ignored. */
  readonly unknown: readonly string[];
  /** Why the file cannot be used at all, a French sentence; null when every required column is there once. */
  readonly refused: string | null;
};

/** A file's header line, columns in any order, any case. */
export function readHeader(id: ImportFileId, cells: readonly string[]): Header {
  const columns = columnsOf(id);
  const places = new Map<string, number>();
  const unknown: string[] = [];
  const doubled: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const name = cell.replace(/^\ufeff/, '').trim();
    const key = name.toLowerCase();
    if (Object.hasOwn(columns, key)) {
      if (places.has(key)) doubled.push(key);
      else places.set(key, index);
    } else if (name !== '') unknown.push(name);
  }
  const missing = Object.entries(columns)
    .filter(([name, column]) => column.required && !places.has(name))
    .map(([name]) => name);
  return { width: cells.length, places, unknown, refused: refusal(id, missing, doubled) };
}

function refusal(id: ImportFileId, missing: readonly string[], doubled: readonly string[]): string | null {
  const file = fileNameOf(id);
  if (missing.length === 1)
    return `Il manque la colonne obligatoire «\u202f${missing[0]}\u202f» dans ${file}.`;
  if (missing.length > 1) return `Il manque les colonnes obligatoires ${missing.join(', ')} dans ${file}.`;
  // Two columns of one name hold two answers: choosing one would be guessing.
  if (doubled.length > 0) return `La colonne «\u202f${doubled[0]}\u202f» est écrite deux fois dans ${file}.`;
  return null;
}

const SEPARATORS = [';', ',', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** What separates the cells: of `;`, `,` and tab, the one the header holds most often outside quotes. */
export function detectSeparator(headerLine: string): Separator {
  const bare = headerLine.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => ({ separator, count: bare.split(separator).length - 1 }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}
