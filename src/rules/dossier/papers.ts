import type { Situation } from './values.ts';

/** What proves a change of situation, and what else usually follows from it; null: nothing known. */
export type SituationPaper = { readonly paper: string; readonly hint: string | null };

const PAPERS: Readonly<Record<Situation, SituationPaper>> = {
  mariage: {
    paper: 'Acte de mariage ou livret de famille',
    hint: 'Le conjoint devient cotitulaire du bail (Code civil, art. 1751)\u202f: ajoutez-le dans les rôles.',
  },
  pacs: {
    paper: 'Attestation de Pacs ou récépissé de la mairie ou du notaire',
    hint: 'Le partenaire ne devient cotitulaire que si les deux le demandent ensemble (Code civil, art. 1751).',
  },
  naissance: {
    paper: 'Acte de naissance ou livret de famille',
    hint: "Ajoutez l'enfant dans le foyer. L'aide au logement se demande à la CAF ou à la MSA.",
  },
  separation: {
    paper: 'Ordonnance du juge, ou déclaration signée des deux titulaires avec la date de départ',
    hint: "Celui qui part reste tenu du loyer tant qu'il n'a pas donné congé ou que le bail n'est pas changé.",
  },
  divorce: {
    paper: "Jugement de divorce ou convention déposée chez le notaire, avec l'attribution du bail",
    hint: "Le jugement dit qui garde le logement\u202f; jusqu'à sa transcription, les époux restent tenus ensemble.",
  },
  deces: {
    paper: 'Acte de décès',
    hint: 'Le bail peut passer au conjoint, au partenaire, à un enfant ou à un proche qui vivait là depuis un an (loi n°\u00a089-462, art. 14).',
  },
  'depart-occupant': {
    paper: 'Déclaration du titulaire, ou justificatif de la nouvelle adresse',
    hint: 'Retirez la personne du foyer.',
  },
  'arrivee-occupant': {
    paper: "Pièce d'identité de la personne",
    hint: 'Ajoutez la personne dans le foyer.',
  },
  emploi: {
    paper: "Contrat de travail, attestation de l'employeur ou de France Travail",
    hint: 'Une baisse de revenus se déclare aussi à la CAF ou à la MSA\u202f; un échéancier peut être demandé.',
  },
  retraite: { paper: 'Titre de pension ou notification de la caisse de retraite', hint: null },
  'nom-usage': {
    paper: "Pièce d'identité au nom d'usage, acte de mariage ou jugement",
    hint: "Le nom de naissance reste celui du bail\u202f; le nom d'usage est ajouté.",
  },
  'protection-juridique': {
    paper: "Jugement de tutelle, de curatelle ou d'habilitation familiale",
    hint: 'Ajoutez le représentant dans les rôles.',
  },
  autre: { paper: 'Tout document utile', hint: null },
};

/** The supporting paper asked for a declaration; the landlords' guides name none. */
export function situationPaper(situation: Situation): SituationPaper {
  return PAPERS[situation];
}
