import type { PaperFormat } from '../../contract/printing.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope, EffectScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import type { Marks } from './marks.ts';
import { statementFactsSchema } from './paper-facts.ts';
import { findIssued, type IssuedPaperRow } from './queries.ts';
import { frozenBytes } from './read-paper.ts';
import { drawnVoided } from './renderings.ts';

/** The copy that the next print or save hands over: 0 the original, then DUPLICATA n° 1, 2 …, whatever the format. */
export function nextCopy(db: ReadableDb, number: string): number {
  const row = sql<{ last: number | null }>(
    db,
    'SELECT max(copy) AS last FROM paper_copy WHERE number = ?',
  ).get(number);
  return row?.last === null || row === undefined ? 0 : row.last + 1;
}

/**
 * The bytes of one copy of a paper: drawn once, then the same for ever. A copy not handed over when the payment was
 * taken back carries ANNULÉ.
 * @throws Refusal `DOC-404` when the account has no such paper, `DOC-FORMAT` when it is not made for a roll,
 * `DOC-RENDER` when it cannot be drawn
 */
export async function paperBytes(
  scope: EffectScope,
  account: string,
  number: string,
  { format, copy }: { readonly format: PaperFormat; readonly copy: number },
): Promise<Uint8Array> {
  const { paper, voided } = scope.read((db) => {
    const found = requirePaper(db, account, number);
    return { paper: found, voided: voidOf(db, number, copy) };
  });
  if (format === '80mm') refuseRoll(paper);
  const marks: Marks = { copy, on: copy === 0 ? null : localDay(scope.core.ports.clock), voided };
  return frozenBytes(scope, paper, format, marks);
}

/** A page of PDF is at most five metres long: so many lines of a relevé, and room for the rest. */
const MOST_LINES_ON_ROLL = 300;

/** Whole pages of text and pictures: what they are for cannot be read on a ticket. */
const A4_ONLY: Readonly<Record<string, string>> = {
  conditions:
    "Les conditions d'utilisation sont un texte de plusieurs pages\u202f: elles ne s'impriment pas sur un ticket de 80\u00a0mm.",
  depliant: "Le dépliant est une page entière\u202f: il ne s'imprime pas sur un ticket de 80\u00a0mm.",
  mandat:
    "Le mandat porte la signature du locataire et se garde tant qu'il sert\u202f: le papier d'un ticket pâlit, il s'imprime en A4.",
  regularisation:
    "La régularisation de charges est un décompte à lire et à garder\u202f: elle ne s'imprime pas sur un ticket de 80\u00a0mm.",
  brochure: "Ce document se lit sur plusieurs pages\u202f: il ne s'imprime pas sur un ticket de 80\u00a0mm.",
};

function refuseRoll({ kind, facts }: IssuedPaperRow): void {
  const sentence = A4_ONLY[kind];
  if (sentence !== undefined) {
    throw new Refusal('DOC-FORMAT', sentence, { next: 'Imprimez-le en A4, ou enregistrez le PDF.' });
  }
  if (kind === 'releve') refuseLongRoll(facts);
}

function refuseLongRoll(facts: string): void {
  const { lines } = statementFactsSchema.parse(JSON.parse(facts));
  if (lines.length <= MOST_LINES_ON_ROLL) return;
  throw new Refusal(
    'DOC-FORMAT',
    `Ce relevé a ${lines.length} lignes\u202f: c'est trop pour un ticket de 80\u00a0mm.`,
    {
      next: 'Imprimez-le en A4, ou demandez une période plus courte.',
    },
  );
}

/**
 * Counts a copy as handed over. The same job counts once.
 * @throws Refusal `DOC-COPIE` when this copy was handed over meanwhile by another job
 */
export function recordCopy(
  scope: CommandScope,
  handed: {
    readonly number: string;
    readonly copy: number;
    readonly jobId: string;
    readonly format: PaperFormat;
    readonly means: 'print' | 'save' | 'mail';
  },
): void {
  const { db, core, session } = scope;
  const known = sql<{ number: string; copy: number }>(
    db,
    'SELECT number, copy FROM paper_copy WHERE job_id = ?',
  ).get(handed.jobId);
  if (known?.number === handed.number && known.copy === handed.copy) return;
  if (known !== undefined || nextCopy(db, handed.number) !== handed.copy) {
    throw new Refusal('DOC-COPIE', "Un autre exemplaire de ce papier vient d'être remis.", {
      kept: 'Le papier et son encaissement sont inchangés.',
      next: "Recommencez\u202f: l'exemplaire suivant portera le bon numéro de duplicata.",
    });
  }
  sql(
    db,
    'INSERT INTO paper_copy (number, copy, job_id, format, means, at, agent_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(
    handed.number,
    handed.copy,
    handed.jobId,
    handed.format,
    handed.means,
    new Date(core.ports.clock.now()).toISOString(),
    session.agent().id,
  );
  scope.changed('documents');
}

function requirePaper(db: ReadableDb, account: string, number: string): IssuedPaperRow {
  const paper = findIssued(db, account, number);
  if (paper !== undefined) return paper;
  throw new Refusal('DOC-404', "Ce document n'est pas sur ce compte.", {
    next: 'Revenez à la liste des documents du compte.',
  });
}

/** The reversal this copy must show: none when it was handed over before the payment was taken back. */
function voidOf(db: ReadableDb, number: string, copy: number): Marks['voided'] {
  const reversal = sql<{ number: string; on: string }>(
    db,
    `SELECT r.number, r.reversed_on AS "on" FROM paper_void v JOIN payment_reversal r ON r.id = v.reversal_id
     WHERE v.number = ?`,
  ).get(number);
  if (reversal === undefined) return null;
  return copy < nextCopy(db, number) && !drawnVoided(db, number, copy) ? null : reversal;
}
