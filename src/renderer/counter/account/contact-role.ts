import type { useText } from '../../i18n/i18n.ts';
import { roleWords } from '../search/person-words.ts';

const KNOWN = ['charge_clientele', 'urgence_technique'] as const;

/** An interlocutor's role as a label; one this version does not know is shown as the file writes it. */
export function contactRole(t: ReturnType<typeof useText>, role: string): string {
  const known = KNOWN.find((one) => one === role);
  if (known !== undefined) return t(`account.contacts.roles.${known}`);
  const words = roleWords(role);
  return words.slice(0, 1).toLocaleUpperCase('fr') + words.slice(1);
}
