/** First start: whose base this post holds. */
export const setup = {
  title: 'Choisir le bailleur de ce poste',
  intro: 'Guichet prépare une base de démonstration avec des locataires inventés. Aucune donnée réelle.',
  landlords: 'Bailleurs',
  create: 'Créer la base de démonstration',
  building: 'Préparation de la base de démonstration',
  buildingFor: 'Préparation de la base de démonstration\u202f: {{landlord}}',
  stays: "Cela n'arrive qu'une fois. Ne fermez pas la fenêtre.",
  failed: "La base de démonstration n'a pas été créée",
  failedNext: 'Recommencez, ou donnez ce code à votre support.',
} as const;
