import type { IssuedKind } from '../../contract/documents.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';
import { readMeta, requireMeta } from '../database/meta.ts';

/** What is numbered at a till, each without a gap: payments, every paper given, a kiosk's tickets. */
export type NumberKind = 'payment' | 'ticket' | IssuedKind;

const MARKS: Readonly<Record<NumberKind, string>> = {
  payment: '',
  quittance: 'Q-',
  recu: 'R-',
  'depot-ordre': 'D-',
  annulation: 'A-',
  releve: 'L-',
  activation: 'E-',
  'recepisse-espace': 'S-',
  conditions: 'C-',
  depliant: 'P-',
  'recepisse-attestation': 'T-',
  'rappel-assurance': 'I-',
  'mise-en-demeure-assurance': 'M-',
  'recepisse-demande': 'N-',
  'recepisse-dossier': 'F-',
  mandat: 'B-',
  'recepisse-prelevement': 'K-',
  avis: 'V-',
  regularisation: 'G-',
  'attestation-loyer': 'J-',
  'attestation-residence': 'H-',
  brochure: 'U-',
  ticket: 'X-',
};

/** A, B … Z, AA, AB …: the letter after `letter`; A after none. */
export function letterAfter(letter: string | undefined): string {
  if (letter === undefined) return 'A';
  const last = letter.slice(-1);
  if (last !== 'Z') return letter.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1);
  return letter.length === 1 ? 'AA' : `${letterAfter(letter.slice(0, -1))}A`;
}

/** `G2A-004187` or `G2A-Q-002931`. A kind that this program does not number has a mark no number bears. */
export function numberText(
  series: { readonly till: string; readonly kind: string; readonly letter: string },
  counter: number,
): string {
  const mark = Object.hasOwn(MARKS, series.kind) ? MARKS[series.kind as NumberKind] : `${series.kind}?-`;
  return `${series.till}${series.letter}-${mark}${String(counter).padStart(6, '0')}`;
}

/**
 * The letter under which this base numbers: one per incarnation for all kinds of numbers and all tills, so that a copied
 * base, which begins another incarnation, can never give a number of the original.
 */
export function currentLetter(db: ReadableDb): string {
  return readMeta(db, 'series-letter') ?? letterOfNumbers(db, requireMeta(db, 'incarnation'));
}

/** Of a base from before its letter was kept: the one of the numbers it gave, else the one after those it came with. */
function letterOfNumbers(db: ReadableDb, incarnation: string): string {
  const own = sql<{ letter: string }>(
    db,
    'SELECT letter FROM number_series WHERE incarnation = ? LIMIT 1',
  ).get(incarnation);
  if (own !== undefined) return own.letter;
  const last = sql<{ letter: string }>(
    db,
    'SELECT letter FROM number_series ORDER BY length(letter) DESC, letter DESC LIMIT 1',
  ).get();
  return letterAfter(last?.letter);
}

/** Takes the next number, `G2A-004187` or `G2A-Q-002931`; given back if the transaction is. */
export function takeNumber(db: WritableDb, till: string, kind: NumberKind): string {
  const incarnation = requireMeta(db, 'incarnation');
  const letter = currentLetter(db);
  const row = sql<{ counter: number }>(
    db,
    `INSERT INTO number_series (till, kind, letter, incarnation, counter) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (till, kind, letter) DO UPDATE SET counter = counter + 1 RETURNING counter`,
  ).get(till, kind, letter, incarnation);
  if (row === undefined) throw new Error('no number was given');
  return numberText({ till, kind, letter }, row.counter);
}
