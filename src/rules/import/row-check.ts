import type { ImportFileId, ImportRows } from './files.ts';

/** What is wrong between the cells of one row. */
export type RowFault = {
  readonly column: string | null;
  readonly reason: string;
  readonly losesRow: boolean;
};

const NONE: readonly RowFault[] = [];

/** Checks that need several cells of the same row (precision 3 and the notes of import-format.md). */
export function checkRow<Id extends ImportFileId>(id: Id, row: ImportRows[Id]): readonly RowFault[] {
  const check = CHECKS[id];
  return check === undefined ? NONE : check(row);
}

const CHECKS: { readonly [Id in ImportFileId]?: (row: ImportRows[Id]) => readonly RowFault[] } = {
  ecritures: ({ debit, credit }) => {
    const owed = debit !== null && debit > 0;
    const paid = credit !== null && credit > 0;
    if (owed !== paid) return NONE;
    const reason = owed
      ? 'Le débit et le crédit sont tous deux remplis\u202f: un seul des deux est attendu.'
      : 'Ni débit ni crédit\u202f: un montant supérieur à zéro est attendu.';
    return [{ column: owed ? 'credit' : 'debit', reason, losesRow: true }];
  },
  baux: ({ date_effet, date_sortie }) => before(date_effet, date_sortie, 'date_sortie', "la date d'effet"),
  assurances: ({ debut, fin }) =>
    debut !== null && fin < debut
      ? [{ column: 'debut', reason: 'Le début vient après la fin.', losesRow: false }]
      : NONE,
  annonces: ({ du, au }) => before(du, au, 'au', 'le début'),
  espaces: ({ code_personne, nom }) =>
    code_personne === null && nom === null
      ? [
          {
            column: 'code_personne',
            reason: 'Ni code_personne ni nom\u202f: la personne manque.',
            losesRow: true,
          },
        ]
      : NONE,
  demandes: ({ reference, code_residence }) =>
    reference === null && code_residence === null
      ? [
          {
            column: 'reference',
            reason: 'Ni référence ni résidence lisible\u202f: le lieu manque.',
            losesRow: true,
          },
        ]
      : NONE,
};

function before(start: string, end: string | null, column: string, name: string): readonly RowFault[] {
  return end !== null && end < start
    ? [{ column, reason: `Cette date vient avant ${name}.`, losesRow: false }]
    : NONE;
}
