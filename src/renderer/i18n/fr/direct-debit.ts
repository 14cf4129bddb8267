/** Section Prélèvement and the forms of a mandate. */
export const directDebit = {
  title: 'Prélèvement automatique',
  act: {
    'debit-subscribe': 'Mettre en place le prélèvement',
    'debit-account': 'Changer de RIB',
    'debit-day': 'Changer de jour',
    'debit-sign': 'Déposer le mandat signé',
    'debit-revoke': 'Révoquer le mandat',
  },
} as const;
