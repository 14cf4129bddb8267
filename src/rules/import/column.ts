import { type IsoDate, type IsoMonth, isIsoMonth, parseImportBirthDate, parseImportDate } from '../dates.ts';
import { type Cents, parseImportAmount } from '../money.ts';
import type { StoredKey } from '../references/references.ts';

/** What a filled cell says. A doubtful value is used and reported; a bad one is emptied, or loses the row. */
export type Cell<Value> =
  | { kind: 'ok'; value: Value }
  | { kind: 'doubtful'; value: Value; reason: string }
  | { kind: 'bad'; reason: string; losesRow: boolean };

/** What the landlord's profile brings to the reading of a cell. */
export type CellContext = { readonly storedKey: (printed: string) => StoredKey };

type Reader<Value> = (text: string, context: CellContext) => Cell<Value>;

/** One column of a file: a required one must be there and filled; an empty optional one has its own meaning. */
export type Column<Value> =
  | { readonly required: true; readonly read: Reader<Value> }
  | { readonly required: false; readonly read: Reader<Value>; readonly empty: Value };

export function required<Value>(read: Reader<Value>): Column<Value> {
  return { required: true, read };
}

export function optional<Value>(read: Reader<Value>): Column<Value | null> {
  return { required: false, read, empty: null };
}

export function optionalOr<Value>(read: Reader<Value>, empty: Value): Column<Value> {
  return { required: false, read, empty };
}

function ok<Value>(value: Value): Cell<Value> {
  return { kind: 'ok', value };
}

function bad<Value>(reason: string): Cell<Value> {
  return { kind: 'bad', reason, losesRow: false };
}

/** Kept as written: `01000` and `0030020788B` are never numbers here. */
export const text: Reader<string> = (cell) => ok(cell);

/** A landlord's reference: as written, and the key by which rows find each other (precision 1). */
export type Reference = { readonly printed: string; readonly key: string };

export const reference: Reader<Reference> = (cell, context) => {
  const read = context.storedKey(cell);
  return read.kind === 'ok' ? ok({ printed: cell, key: read.key }) : bad(read.reason);
};

/** A ledger says the same few dates thousands of times: each is read once, as long as they are few. */
function remembered<Value>(read: (cell: string) => Cell<Value>): Reader<Value> {
  const known = new Map<string, Cell<Value>>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const answer = read(cell);
    if (known.size >= 2000) known.clear();
    known.set(cell, answer);
    return answer;
  };
}

export const date: Reader<IsoDate> = remembered((cell) => {
  const read = parseImportDate(cell);
  return read.kind === 'ok' ? ok(read.date) : bad(read.reason);
});

/** An ISO date, or `1960` where the file knows the year alone. */
export const birthDate: Reader<string> = (cell) => {
  const read = parseImportBirthDate(cell);
  if (read.kind === 'year') return ok(String(read.year));
  return read.kind === 'ok' ? ok(read.date) : bad(read.reason);
};

export const month: Reader<IsoMonth> = remembered((cell) =>
  isIsoMonth(cell) ? ok(cell) : bad('Mois illisible\u202f: AAAA-MM attendu.'),
);

/** A spreadsheet would compute it: in a number it loses the row (precision 12). */
function formula(cell: string): boolean {
  return /^[=@]/.test(cell) || /^[+-](?![\d\s.,]*$)/.test(cell);
}

const FORMULA: Cell<never> = {
  kind: 'bad',
  reason: "Une formule de tableur n'est pas un nombre.",
  losesRow: true,
};

export const amount: Reader<Cents> = (cell) => {
  if (formula(cell)) return FORMULA;
  const read = parseImportAmount(cell);
  return read.kind === 'ok' ? ok(read.cents) : bad(read.reason);
};

/** Debit and credit: a row of money is never taken without its amount. */
export const ledgerAmount: Reader<Cents> = (cell, context) => {
  const read = amount(cell, context);
  return read.kind === 'bad' ? { ...read, losesRow: true } : read;
};

/** Square metres, at most two decimals. */
export const surface: Reader<number> = (cell) => {
  if (formula(cell)) return FORMULA;
  return /^\d{1,6}([.,]\d{1,2})?$/.test(cell)
    ? ok(Number(cell.replace(',', '.')))
    : bad('Surface illisible\u202f: un nombre de mètres carrés attendu.');
};

export const dayOfMonth: Reader<number> = (cell) => {
  if (formula(cell)) return FORMULA;
  return /^\d{1,2}$/.test(cell) && Number(cell) >= 1 && Number(cell) <= 31
    ? ok(Number(cell))
    : bad('Jour illisible\u202f: un nombre de 1 à 31 attendu.');
};

export const email: Reader<string> = (cell) =>
  /^[^\s@]+@[^\s@]+$/.test(cell) ? ok(cell) : bad("Cette adresse e-mail n'en est pas une.");

/** One of a closed list of words, whatever their case. */
export function oneOf<Word extends string>(...words: readonly Word[]): Reader<Word> {
  return (cell) => {
    const found = words.find((word) => word === cell) ?? words.find((word) => word === cell.toLowerCase());
    return found === undefined ? bad(`Mot inconnu\u202f: ${words.join(', ')} attendu.`) : ok(found);
  };
}

/** Codes or words separated by spaces. */
export const words: Reader<readonly string[]> = (cell) => ok(cell.split(/\s+/));

/**
 * Whether an address is protected. A word not understood protects it: showing the address of someone in
 * danger cannot be taken back (loi 89-462 art. 8-2).
 */
export const masked: Reader<boolean> = (cell) => {
  const word = cell.toLowerCase();
  if (word === 'oui') return ok(true);
  if (word === 'non' || word === '0') return ok(false);
  return {
    kind: 'doubtful',
    value: true,
    reason: 'Mot inconnu\u202f: «\u202foui\u202f» attendu. Adresse masquée par prudence.',
  };
};

/** A plain file name inside documents/: no folder, no drive, no way up. */
export const fileName: Reader<string> = (cell) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  /[/\\:\u0000-\u001f]/.test(cell) || cell.startsWith('.') || cell.length > 200
    ? bad("Ce n'est pas un simple nom de fichier du dossier documents.")
    : ok(cell);
