import type { CertificateFlag, CertificateState, InsuranceLetter, RefusalReason } from './states.ts';

export const certificateStateWords: Readonly<Record<CertificateState, string>> = {
  a_verifier: 'À vérifier',
  validee: 'Validée',
  refusee: 'Refusée',
};

export const refusalReasonWords: Readonly<Record<RefusalReason, string>> = {
  'autre-adresse': "L'adresse assurée n'est pas celle du logement",
  expiree: 'Attestation expirée',
  future: "L'assurance n'a pas commencé",
  'contrat-auto': "Contrat automobile, pas d'habitation",
  illisible: 'Document illisible',
  'autre-personne': "Au nom de quelqu'un qui n'est pas au bail",
  'garanties-insuffisantes': 'Risques locatifs non couverts',
  incomplete: 'Attestation incomplète',
  autre: 'Autre raison',
};

/** A flag in a few words, for a list; its sentence comes from `certificateFlags`. */
export const flagWords: Readonly<Record<CertificateFlag, string>> = {
  'autre-adresse': 'Autre adresse',
  expiree: 'Expirée',
  future: 'Période future',
  'contrat-auto': 'Contrat automobile\u202f?',
  'autre-nom': 'Autre nom',
  duree: 'Durée inhabituelle',
  'sans-fichier': 'Sans fichier',
};

export const letterWords: Readonly<Record<InsuranceLetter, string>> = {
  rappel: "Rappel d'assurance",
  'mise-en-demeure': "Mise en demeure d'assurance",
};
