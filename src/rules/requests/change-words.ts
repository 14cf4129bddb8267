/** What may be put right of a request, in the order in which it is named. */
const FIELDS = [
  ['description', 'description'],
  ['urgency', 'urgence'],
  ['contact', 'coordonnées'],
  ['availability', 'disponibilités'],
] as const;
export type RequestField = (typeof FIELDS)[number][0];

/** What a modification moved, named: "Urgence, coordonnées". Null where everything was so already. */
export function changeWords(moved: (field: RequestField) => boolean): string | null {
  const words = FIELDS.filter(([field]) => moved(field))
    .map(([, word]) => word)
    .join(', ');
  return words === '' ? null : words.slice(0, 1).toUpperCase() + words.slice(1);
}
