import type { MandateAct, RevocationReason, ShownMandateState } from './states.ts';

export const mandateStateWords: Readonly<Record<ShownMandateState, string>> = {
  a_signer: 'À signer',
  actif: 'Actif',
  suspendu: 'Suspendu',
  revoque: 'Révoqué',
  caduc: 'Caduc',
};

export const revocationWords: Readonly<Record<RevocationReason, string>> = {
  'demande-locataire': 'À la demande du locataire',
  'autre-moyen': 'Paie autrement',
  'changement-banque': 'Changement de banque',
  sortie: 'Départ du logement',
  autre: 'Autre raison',
};

export const mandateActWords: Readonly<Record<MandateAct, string>> = {
  subscribe: 'Prélèvement mis en place',
  account: 'RIB changé',
  day: 'Jour de prélèvement changé',
  sign: 'Mandat signé déposé',
  revoke: 'Mandat révoqué',
};
