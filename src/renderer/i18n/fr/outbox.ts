/** File d'envoi. */
export const outbox = {
  title: "File d'envoi",
  all: 'Tout',
  waiting: 'En attente',
  toHandle: 'À traiter',
  sent: 'Envoyées',
  nothingLost: "Rien n'est perdu",
  nothingLostNone_one:
    "L'opération est enregistrée sur ce poste. Continuez à travailler : elle partira quand un portail sera relié.",
  nothingLostNone_other:
    'Les {{n}} opérations sont enregistrées sur ce poste. Continuez à travailler : elles partiront quand un portail sera relié.',
  nothingLostOffline_one:
    "L'opération est enregistrée sur ce poste. Continuez à travailler, l'envoi reprendra seul au retour du réseau.",
  nothingLostOffline_other:
    "Les {{n}} opérations sont enregistrées sur ce poste. Continuez à travailler, l'envoi reprendra seul au retour du réseau.",
  noPortal: 'Sans portail',
  table: 'Opérations de ce poste',
  column: {
    operation: 'Opération',
    account: 'Compte',
    agent: 'Agent',
    age: 'Âge',
    state: 'État',
    open: 'Ouvrir',
  },
  openAccount: 'Ouvrir le compte',
  openAccountOf: 'Ouvrir le compte de {{name}}',
  state: { waiting: 'En attente', sending: 'Envoi', sent: 'Envoyée', refused: 'Refusée' },
  type: { payment: 'Encaissement', other: 'Opération' },
  mode: { especes: 'espèces', cheque: 'chèque', carte: 'carte bancaire' },
  empty: 'Aucune opération en attente',
  emptyText: 'Chaque encaissement pris sur ce poste apparaît ici, puis part vers le portail.',
  emptyFilter: 'Aucune opération dans cette liste',
  failed: "La file d'envoi n'a pas pu être lue",
  retry: 'Relire',
  age: {
    now: "à l'instant",
    minutes: '{{n}} min',
    hours: '{{n}} h',
    yesterday: 'hier',
    day: 'le {{day}}',
  },
} as const;
