export const library = {
  title: 'Documents utiles',
  lead: 'Touchez un texte pour le lire.',
  empty: "Aucun texte n'est disponible.",
  specimen: "Texte d'exemple, à valider par le bailleur.",
} as const;
