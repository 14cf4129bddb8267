/** Files of an act. */
export const attachments = {
  choose: 'Choisir un fichier',
} as const;
