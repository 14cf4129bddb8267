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
  waitingToSend: "Opérations en attente d'envoi",
  openOutbox: "Ouvrir la file d'envoi",
  whereIsReference: 'Où lire la référence',
  referenceExample: "Exemple sur l'avis d'échéance",
  position: {
    'top-left': "En haut à gauche de l'avis.",
    'top-right': "En haut à droite de l'avis.",
    top: "En haut de l'avis.",
    unknown: 'Le guide du bailleur ne précise pas son emplacement.',
  },
  failed: "L'accueil n'a pas pu être lu",
  retry: 'Relire',
} as const;
