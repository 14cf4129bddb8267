/** Why a file of an accepted act is not at the portal, kept beside it. */
export const UPLOAD_FAULT_WORDS = {
  missing: "Le fichier n'est plus sur ce poste.",
  altered: 'Le fichier a été modifié ou abîmé sur ce poste.',
  refused: "Le portail ne prend pas ce fichier\u202f: il ne connaît pas l'opération qui le nomme.",
  'too-large': 'Le portail ne prend pas un fichier de cette taille.',
  wrong: "Ce que le portail a reçu n'est pas ce fichier.",
} as const satisfies Readonly<Record<string, string>>;
export type UploadFault = keyof typeof UPLOAD_FAULT_WORDS;
