/** Changes of a file: forms, what is pending, conflicts. */
export const dossier = { title: 'Dossier' } as const;
