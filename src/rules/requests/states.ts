export const REQUEST_STATES = [
  'ouverte',
  'prise-en-charge',
  'planifiee',
  'en-attente',
  'close',
  'annulee',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Nothing more is asked of anybody. */
export function isClosed(state: RequestState): boolean {
  return state === 'close' || state === 'annulee';
}

export const REQUEST_NATURES = ['technique', 'administrative'] as const;
export type RequestNature = (typeof REQUEST_NATURES)[number];
export const REQUEST_URGENCIES = ['normale', 'urgente', 'danger'] as const;
export type RequestUrgency = (typeof REQUEST_URGENCIES)[number];
export const REQUEST_CHANNELS = ['guichet', 'telephone', 'terrain', 'borne'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];
export const CLOSING_REASONS = ['resolue', 'annulee-locataire', 'doublon', 'sans-suite'] as const;
export type RequestClosing = (typeof CLOSING_REASONS)[number];

/** How a request stands once it was closed for a reason: withdrawn by its tenant, or done with. */
export function stateAfterClosing(reason: RequestClosing): 'close' | 'annulee' {
  return reason === 'annulee-locataire' ? 'annulee' : 'close';
}

export const EVENT_KINDS = ['ouverture', 'complement', 'reponse', 'etat', 'modification', 'cloture'] as const;
export type RequestEventKind = (typeof EVENT_KINDS)[number];

/** Motives of a visit, and what came of it: chosen, so that nothing about the person has to be written (CNIL). */
export const VISIT_MOTIVES = [
  'paiement',
  'demande-technique',
  'demande-administrative',
  'attestation',
  'espace-locataire',
  'documents',
  'changement-situation',
  'impaye',
  'depart',
  'voisinage',
  'autre',
] as const;
export type VisitMotive = (typeof VISIT_MOTIVES)[number];
export const VISIT_OUTCOMES = [
  'renseigne',
  'acte-enregistre',
  'oriente',
  'rendez-vous',
  'a-rappeler',
] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** Id of a request that only the ERP told. */
export function erpRequestId(number: string): string {
  return `erp:${number}`;
}
