/** What every act of a tenant says. */
export const acts = {
  check: 'Tout est juste\u202f?',
  skip: 'Passer',
  yes: 'Oui',
  no: 'Non',
  retry: 'Réessayer',
  sending: 'Enregistrement en cours',
  sentNow: "C'est transmis à votre bailleur.",
  sentLater: 'Ce sera envoyé dès que la connexion revient.',
  none: 'Non indiqué',
  previous: 'Page précédente',
  next: 'Page suivante',
  dateFault: "Cette date ne peut pas être lue. Tapez le jour, le mois et l'année\u202f: 05/11/2026.",
  dateHint: 'Jour, mois, année\u202f: 05/11/2026',
  frenchText: "Ce texte existe en français seulement. Un agent du guichet peut vous l'expliquer.",
} as const;
