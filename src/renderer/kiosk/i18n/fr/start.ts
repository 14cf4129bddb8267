export const start = {
  title: 'Bonjour',
  lead: 'Votre solde, vos documents, vos demandes, sans attendre au guichet.',
  leadNone: 'Vos demandes et vos documents, sans attendre au guichet.',
  emergency: 'Urgence technique, 24 h sur 24 :',
  enter: 'Mon espace locataire',
  payOnly: "Payer sans m'identifier",
  language: 'Langue',
  hours: 'Guichet ouvert : {hours}',
} as const;
