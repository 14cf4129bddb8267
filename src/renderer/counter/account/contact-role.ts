import { roleWords } from '../search/person-words.ts';

const ROLES: Readonly<Record<string, string>> = {
  charge_clientele: 'Chargé de clientèle',
  urgence_technique: 'Urgence technique',
};

/** An interlocutor's role as a label; one this version does not know is shown as the file writes it. */
export function contactRole(role: string): string {
  const words = ROLES[role] ?? roleWords(role);
  return words.slice(0, 1).toLocaleUpperCase('fr') + words.slice(1);
}
