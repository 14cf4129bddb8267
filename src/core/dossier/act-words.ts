import type { DossierActBody } from './act-body.ts';

/**
 * What an act on a file is called in the history: "Coordonnées de LE GALL Élodie", "Mariage". What was written stays in
 * the file itself.
 * @param body JSON of the act
 */
export function dossierActWords(body: string): string {
  return (JSON.parse(body) as DossierActBody).label;
}
