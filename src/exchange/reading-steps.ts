import type { ImportFileId } from '../rules/import/files.ts';

/** What is being done, in words for the progress line. */
export const READING_STEPS: Readonly<Record<ImportFileId, string>> = {
  agences: 'Lecture des agences',
  residences: 'Lecture des résidences',
  logements: 'Lecture des logements',
  baux: 'Lecture des baux',
  personnes: 'Lecture des personnes',
  ecritures: 'Lecture des écritures',
  documents: 'Copie des documents',
  interlocuteurs: 'Lecture des interlocuteurs',
  annonces: 'Lecture des annonces',
  assurances: 'Lecture des assurances',
  plans: "Lecture des plans d'apurement",
  espaces: 'Lecture des espaces locataires',
  demandes: 'Lecture des demandes',
};
