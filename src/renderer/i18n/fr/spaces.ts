/** Tenant spaces: the account's section and the work list. */
export const spaces = {
  section: 'Espace locataire',
} as const;
