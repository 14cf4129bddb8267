import {
  checkLetter,
  type ReferenceReading,
  type ReferenceRule,
} from '../../../rules/references/references.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import { HIDDEN } from '../../dossier/hidden.ts';
import { afterAll } from './name-keys.ts';

/** How an account's own numbers answer a text. */
export type NumberAnswer =
  | { readonly kind: 'exact'; readonly readAs: 'reference' | 'document'; readonly leaseId: number }
  /** Several answer, or one that is not quite what was typed: a question, and nothing opens. */
  | { readonly kind: 'ask'; readonly sentence: string; readonly leaseIds: readonly number[] }
  | { readonly kind: 'dwelling'; readonly sentence: string; readonly leaseIds: readonly number[] }
  /** A reference begun. */
  | { readonly kind: 'begun'; readonly leaseIds: readonly number[] }
  /** No account; perhaps a sentence that says what a reference looks like. */
  | { readonly kind: 'none'; readonly sentence: string | null };

type LeaseRow = { readonly id: number; readonly printed: string };

/** Queries by an account's numbers; exported so that a test holds the plan of every one. */
export const NUMBERS = {
  key: 'SELECT id, printed FROM lease INDEXED BY lease_reference WHERE key = ?',
  loose: 'SELECT id, printed FROM lease WHERE loose_key = ? ORDER BY id LIMIT ?',
  begun:
    'SELECT id, printed FROM lease INDEXED BY lease_reference WHERE key >= ? AND key < ? ORDER BY key LIMIT ?',
  paper: 'SELECT lease_id AS id FROM issued_paper WHERE number = ?',
  payment: 'SELECT lease_id AS id FROM payment WHERE number = ?',
  piece: 'SELECT lease_id AS id FROM entry WHERE piece = ?',
  dwelling: 'SELECT code FROM dwelling WHERE code = ?',
  ofDwelling: `SELECT l.id FROM lease l WHERE l.dwelling_code = ? AND NOT EXISTS (
    SELECT 1 FROM party y CROSS JOIN person p ON p.id = y.person_id WHERE y.lease_id = l.id AND ${HIDDEN}
      AND (y.absent_since IS NULL OR l.absent_since IS NOT NULL))
    ORDER BY l.exit_on IS NOT NULL, l.started_on DESC, l.id LIMIT ?`,
} as const;

/**
 * Finds accounts by what stands on the paper: the reference exactly, then a document's number, then the reference
 * without its leading zeros, then the dwelling's code, then a reference begun. Sources: precisions 14 to 17.
 * @param wanted at most so many accounts
 */
export function findByNumber(
  db: ReadableDb,
  rule: ReferenceRule,
  reading: ReferenceReading,
  text: string,
  wanted: number,
): NumberAnswer {
  if (reading.kind === 'candidates') {
    const exact = distinct(reading.keys.flatMap((key) => leasesByKey(db, key)));
    if (exact.length > 0) return oneOrAsk(rule, text, exact, TWO_READINGS);
  }
  const document = ofDocument(db, text);
  if (document !== undefined) return { kind: 'exact', readAs: 'document', leaseId: document };
  if (reading.kind === 'candidates') {
    const near = distinct(reading.looseKeys.flatMap((key) => all(db, NUMBERS.loose, key, wanted)));
    const [first] = near;
    if (first !== undefined && near.length === 1 && reading.looseHit === 'offer')
      return { kind: 'ask', sentence: nearSentence(first.printed), leaseIds: [first.id] };
    if (near.length > 0) return oneOrAsk(rule, text, near.slice(0, wanted), SEVERAL_NEAR);
  }
  const dwelling = ofDwelling(db, reading, text, wanted);
  if (dwelling !== null) return dwelling;
  if (reading.kind === 'candidates' || reading.kind === 'partial') {
    const begun = distinct(
      reading.prefixes.flatMap((prefix) => all(db, NUMBERS.begun, prefix, afterAll(prefix), wanted)),
    );
    if (begun.length > 0) return { kind: 'begun', leaseIds: begun.slice(0, wanted).map(({ id }) => id) };
  }
  return { kind: 'none', sentence: reading.kind === 'invalid' ? reading.sentence : null };
}

const TWO_READINGS =
  "Cette référence peut se lire de plusieurs façons et plusieurs comptes répondent\u202f: lequel est sur l'avis\u202f?";
const SEVERAL_NEAR = "Plusieurs comptes ont une référence proche\u202f: laquelle est sur l'avis\u202f?";

function nearSentence(printed: string): string {
  return `Aucun compte n'a exactement cette référence. Est-ce le compte ${printed}\u202f?`;
}

function oneOrAsk(
  rule: ReferenceRule,
  text: string,
  leases: readonly LeaseRow[],
  question: string,
): NumberAnswer {
  const [first] = leases;
  if (first === undefined || leases.length > 1)
    return { kind: 'ask', sentence: question, leaseIds: leases.map(({ id }) => id) };
  const letter = checkLetter(rule, text, first.printed);
  return letter.kind === 'disagrees'
    ? { kind: 'ask', sentence: letter.sentence, leaseIds: [first.id] }
    : { kind: 'exact', readAs: 'reference', leaseId: first.id };
}

/**
 * The account of a receipt, a quittance or an ERP's piece. Digits alone are left out: a reference mistyped by one
 * digit must not open the account of an unrelated piece.
 */
function ofDocument(db: ReadableDb, text: string): number | undefined {
  if (!/\d/.test(text) || !/\p{L}/u.test(text)) return undefined;
  // The square of a paper, as a scanner types it: its number, then its verification code.
  const sealed = /^(\S+) [\dA-Z]{8}$/i.exec(text)?.[1] ?? text;
  for (const number of new Set([text, sealed.toUpperCase()]))
    for (const query of [NUMBERS.paper, NUMBERS.payment, NUMBERS.piece]) {
      const found = sql<{ id: number }>(db, query).get(number);
      if (found !== undefined) return found.id;
    }
  return undefined;
}

/** A dwelling's code typed as a reference; a protected address is not found by it. */
function ofDwelling(
  db: ReadableDb,
  reading: ReferenceReading,
  text: string,
  wanted: number,
): NumberAnswer | null {
  if (!/\d/.test(text)) return null;
  const written = [text, text.toUpperCase(), text.toUpperCase().replace(/\s/g, '')];
  const codes = reading.kind === 'dwelling-code' ? [reading.code, ...written] : written;
  const code = [...new Set(codes)].find(
    (one) => sql<{ code: string }>(db, NUMBERS.dwelling).get(one) !== undefined,
  );
  if (code === undefined && reading.kind !== 'dwelling-code') return null;
  const leases = code === undefined ? [] : sql<{ id: number }>(db, NUMBERS.ofDwelling).all(code, wanted);
  const said =
    reading.kind === 'dwelling-code'
      ? reading.sentence
      : "C'est le code d'un logement, pas la référence du compte.";
  return {
    kind: 'dwelling',
    sentence: `${said} ${DWELLING_ENDS[Math.min(leases.length, 2)] ?? ''}`.trim(),
    leaseIds: leases.map(({ id }) => id),
  };
}

const DWELLING_ENDS = [
  "Aucun compte n'est trouvé par ce code.",
  'Voici le compte de ce logement.',
  'Voici les comptes de ce logement.',
];

/** The lease of a stored key: one, or none. */
export function leasesByKey(db: ReadableDb, key: string): LeaseRow[] {
  return sql<LeaseRow>(db, NUMBERS.key).all(key);
}

function all(db: ReadableDb, query: string, ...values: readonly unknown[]): LeaseRow[] {
  return sql<LeaseRow>(db, query).all(...values);
}

function distinct(leases: readonly LeaseRow[]): LeaseRow[] {
  return [...new Map(leases.map((lease) => [lease.id, lease])).values()];
}
