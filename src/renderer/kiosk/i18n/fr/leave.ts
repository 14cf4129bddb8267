export const leave = {
  title: 'Code du personnel',
  lead: 'Réservé aux agents.',
  code: 'Code de sortie',
  quit: 'Quitter la borne',
  done: "La borne s'arrête.",
} as const;
