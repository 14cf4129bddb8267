/** First start: whose base this post holds. */
export const setup = {
  title: 'Choisir le bailleur de ce poste',
  intro: 'Guichet prépare une base de démonstration avec des locataires inventés. Aucune donnée réelle.',
  landlords: 'Bailleurs',
  joinInstead: 'Raccorder ce poste au portail du bailleur',
  joinTitle: 'Raccorder ce poste au portail du bailleur',
  joinIntro:
    "Les comptes de l'agence et ses agents arrivent du portail. Demandez l'adresse et un code au bailleur\u202f; le code sert une fois et dure 24\u00a0heures.",
  demonstrationInstead: 'Revenir à la base de démonstration',
  receiving: 'Réception des données du bailleur',
  receivingStays:
    "Si le réseau coupe ou si le poste s'éteint, la réception reprend où elle s'est arrêtée. Ensuite, les agents se connectent.",
  create: 'Créer la base de démonstration',
  building: 'Préparation de la base de démonstration',
  buildingFor: 'Préparation de la base de démonstration\u202f: {{landlord}}',
  stays: "Cela n'arrive qu'une fois. Ne fermez pas la fenêtre.",
  failed: "La base de démonstration n'a pas été créée",
  failedNext: 'Recommencez, ou donnez ce code à votre support.',
} as const;
