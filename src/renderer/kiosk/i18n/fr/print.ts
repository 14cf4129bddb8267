export const print = {
  printing: 'Impression en cours',
  printed: 'Imprimé\u202f: prenez votre ticket.',
  paper: "L'imprimante n'a plus de papier",
  printer: "L'imprimante ne répond pas",
  kept: 'Votre opération est bien enregistrée. Notez ce numéro\u202f:',
  keptPaper: "Rien n'est perdu\u202f: le guichet peut l'imprimer.",
  retry: 'Réessayer',
  without: 'Continuer sans ticket',
} as const;
