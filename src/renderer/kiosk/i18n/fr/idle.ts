export const idle = {
  title: 'Êtes-vous toujours là ?',
  lead: "Sans réponse, tout s'efface dans",
  seconds: { one: '{count} seconde', other: '{count} secondes' },
  rest: 'Rien de vos informations ne reste sur la borne.',
  stay: 'Oui, continuer',
  finish: 'Terminer',
} as const;
