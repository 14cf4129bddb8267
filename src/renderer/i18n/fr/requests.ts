/** Demandes. */
export const requests = {
  title: 'Demandes',
} as const;
