/** Guided registration for the tenant space (F6). */
export const registrations = {
  title: "Inscrire à l'espace locataire",
} as const;
