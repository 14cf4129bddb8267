import { WEEKDAYS } from '../dates.ts';
import { foldWords } from '../fold.ts';
import type {
  RequestChannel,
  RequestClosing,
  RequestEventKind,
  RequestNature,
  RequestState,
  RequestUrgency,
  VisitMotive,
  VisitOutcome,
} from './states.ts';

export const requestStateWords: Readonly<Record<RequestState, string>> = {
  ouverte: 'Ouverte',
  'prise-en-charge': 'Prise en charge',
  planifiee: 'Intervention planifiée',
  'en-attente': 'En attente',
  close: 'Close',
  annulee: 'Annulée',
};

export const urgencyWords: Readonly<Record<RequestUrgency, string>> = {
  normale: 'Normale',
  urgente: 'Urgente',
  danger: 'Danger immédiat',
};

export const natureWords: Readonly<Record<RequestNature, string>> = {
  technique: 'Demande technique',
  administrative: 'Demande administrative',
};

export const closingWords: Readonly<Record<RequestClosing, string>> = {
  resolue: 'Résolue',
  'annulee-locataire': 'Annulée par le locataire',
  doublon: 'Déjà signalée',
  'sans-suite': 'Sans suite',
};

export const channelWords: Readonly<Record<RequestChannel, string>> = {
  guichet: 'Au guichet',
  telephone: 'Par téléphone',
  terrain: 'Sur place',
  borne: 'À la borne',
};

export const visitMotiveWords: Readonly<Record<VisitMotive, string>> = {
  paiement: 'Paiement',
  'demande-technique': 'Demande technique',
  'demande-administrative': 'Demande administrative',
  attestation: "Attestation d'assurance",
  'espace-locataire': 'Espace locataire',
  documents: 'Documents',
  'changement-situation': 'Changement de situation',
  impaye: 'Impayé',
  depart: 'Départ',
  voisinage: 'Voisinage',
  autre: 'Autre',
};

export const visitOutcomeWords: Readonly<Record<VisitOutcome, string>> = {
  renseigne: 'Renseigné sur place',
  'acte-enregistre': 'Acte enregistré',
  oriente: 'Orienté vers un interlocuteur',
  'rendez-vous': 'Rendez-vous pris',
  'a-rappeler': 'À rappeler',
};

export const eventWords: Readonly<Record<RequestEventKind, string>> = {
  ouverture: 'Demande ouverte',
  complement: "Complément d'information",
  reponse: 'Réponse du bailleur',
  etat: "Changement d'état",
  modification: 'Demande modifiée',
  cloture: 'Demande close',
};

/** A part of a day of the week: 1 Monday … 7 Sunday. */
export type Slot = { readonly day: number; readonly part: 'matin' | 'apres-midi' | 'soir' };

const PARTS: readonly { readonly part: Slot['part']; readonly word: string }[] = [
  { part: 'matin', word: 'matin' },
  { part: 'apres-midi', word: 'après-midi' },
  { part: 'soir', word: 'soir' },
];

/** "lundi matin et après-midi, jeudi soir"; empty without a slot. */
export function slotWords(slots: readonly Slot[]): string {
  const days = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => {
    const parts = PARTS.filter(({ part }) => slots.some((slot) => slot.day === day && slot.part === part));
    return parts.length === 0 ? [] : [{ day, parts: parts.map(({ word }) => word) }];
  });
  if (days.length === 7 && days.every(({ parts }) => parts.length === PARTS.length)) return 'à tout moment';
  return days.map(({ day, parts }) => `${WEEKDAYS[day % 7] ?? ''} ${partWords(parts)}`).join(', ');
}

function partWords(parts: readonly string[]): string {
  if (parts.length === PARTS.length) return 'toute la journée et le soir';
  return parts.join(' et ');
}

/** Words of the ERPs met so far, folded, in the order in which they are looked for. */
const ERP_STATES: readonly (readonly [RegExp, RequestState])[] = [
  [/\b(ANNUL|REJET|REFUS|ABANDON|SANS SUITE)/, 'annulee'],
  [/\b(CLOS|CLOTUR|TERMIN|RESOLU|SOLDE|REALIS|TRAITEE?S?\b|FERM|FINI|FAIT)/, 'close'],
  [/\b(PLANIFI|PROGRAMM|RENDEZ|RDV|COMMAND)/, 'planifiee'],
  [/\b(ATTENTE|SUSPEN|BLOQU)/, 'en-attente'],
  [/\b(COURS|CHARGE|TRAITEMENT|AFFECT|INSTRUCTION|TRANSMIS)/, 'prise-en-charge'],
  [/\b(RE ?)?(OUVER|OUVRIR|NOUV|RECU|CREE|SAISIE?|ENREGISTR|A TRAITER)/, 'ouverte'],
];

/** Our state for a word of the landlord's own program; null for one never met. */
export function knownErpRequestState(word: string): RequestState | null {
  const said = foldWords(word.replaceAll('_', ' '))
    .map(({ text }) => text)
    .join(' ');
  return ERP_STATES.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** The same, where a word never met counts as open. */
export function erpRequestState(word: string): RequestState {
  return knownErpRequestState(word) ?? 'ouverte';
}
