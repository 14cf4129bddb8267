/** Why the door answers no page: a status and one sentence for whoever stands before the screen. */
export type DoorRefusal = { readonly status: number; readonly sentence: string };

export const DOOR_REFUSALS = {
  badRequest: { status: 400, sentence: 'Demande illisible.' },
  noCookie: {
    status: 401,
    sentence: "Cette page s'ouvre depuis Guichet. Relancez Guichet pour l'ouvrir.",
  },
  badToken: {
    status: 401,
    sentence: "Cette adresse n'ouvre pas, ou plus, ce Guichet. Relancez Guichet pour en avoir une autre.",
  },
  foreignOrigin: { status: 403, sentence: "Cette demande vient d'une autre page\u202f: elle est refusée." },
  notFound: { status: 404, sentence: "Cette page n'existe pas." },
  method: { status: 405, sentence: 'Cette façon de demander est refusée.' },
  tooLarge: { status: 413, sentence: 'Cette demande est trop grosse\u202f: elle est refusée.' },
  foreignHost: { status: 421, sentence: "Cette adresse n'est pas celle de ce Guichet." },
  tooManyHeaders: { status: 431, sentence: 'Cette demande est trop grosse\u202f: elle est refusée.' },
} as const satisfies Readonly<Record<string, DoorRefusal>>;

/** A whole page, without style or script of its own: it must show under the strictest policy. */
export function refusalPage({ status, sentence }: DoorRefusal): string {
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Guichet</title></head>
<body><main><h1>Guichet</h1><p>${sentence}</p><p>Code ${status}</p></main></body>
</html>
`;
}
