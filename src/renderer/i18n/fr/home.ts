/** Accueil. */
export const home = {
  recent: 'Comptes récents',
  noRecent: 'Aucun compte ouvert récemment',
  noRecentText: 'Les derniers comptes que vous ouvrez se retrouvent ici.',
  today: "Aujourd'hui",
  payments: 'Encaissements',
  requestsDue: 'Demandes à échéance',
  late: '{{n}} en retard',
  insuranceToCheck: 'Attestations à vérifier',
  registrationsToCorrect: 'Inscriptions à reprendre',
  waitingToSend: "Opérations en attente d'envoi",
  refused: 'Refus à traiter',
  whereIsReference: 'Où lire la référence',
  referenceExample: 'Exemple :',
  retry: 'Relire',
} as const;
