import { columnsOf, IMPORT_FILES, type ImportedRow, type ImportFileId } from '../../rules/import/files.ts';

const COLUMN_NAMES = new Map(IMPORT_FILES.map((file) => [file, Object.keys(columnsOf(file))]));

function namesOf(file: ImportFileId): readonly string[] {
  return COLUMN_NAMES.get(file) ?? [];
}

/** The header line of a file, in the order of import-format.md. */
export function headerLine(file: ImportFileId): string {
  return `${namesOf(file).join(';')}\n`;
}

/** A row as the ERP would write it: `;`, JJ/MM/AAAA, decimal comma, quotes where needed. */
export function rowLine({ file, row }: ImportedRow): string {
  const cells = row as Readonly<Record<string, unknown>>;
  return `${namesOf(file)
    .map((name) => cellOf(name, cells[name]))
    .join(';')}\n`;
}

const AMOUNTS = new Set(['loyer', 'charges', 'depot_garantie', 'debit', 'credit', 'montant', 'mensualite']);
const DATES = new Set([
  'date_effet',
  'date_sortie',
  'mandat_date',
  'mandat_derniere_collecte',
  'date_naissance',
  'date',
  'echeance',
  'date_emission',
  'du',
  'au',
  'debut',
  'fin',
  'ouverte',
]);

function cellOf(name: string, value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return 'oui';
  if (Array.isArray(value)) return value.join(' ');
  if (typeof value === 'number') return AMOUNTS.has(name) ? amount(value) : String(value).replace('.', ',');
  if (typeof value === 'object') return quoted((value as { printed: string }).printed);
  const text = String(value);
  return DATES.has(name) ? frenchDate(text) : quoted(text);
}

function amount(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** A year alone is a birth whose day the ERP does not know. */
function frenchDate(date: string): string {
  return date.length === 4 ? `00/00/${date}` : `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

function quoted(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
