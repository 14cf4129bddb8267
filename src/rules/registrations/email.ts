import { withoutSpaces } from '../unicode.ts';

export type ReadEmail =
  | { readonly kind: 'ok'; readonly email: string; readonly key: string }
  | { readonly kind: 'refused'; readonly sentence: string };

/** RFC 5321 4.5.3.1: octets of the local part, of a label of the domain, of a whole path less its brackets. */
const LONGEST_LOCAL = 64;
const LONGEST_LABEL = 63;
const LONGEST = 254;
/** RFC 5322 and 6531 atoms: the quoted form is legal, and nobody's; what it would let through is not for a header. */
const LOCAL_SIGNS = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u;

/** Under what an address is compared: composed, trimmed, in lower case. */
export function emailKey(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}

/** Reads an e-mail address as typed; only its domain is put in lower case, for some servers distinguish the rest. */
export function readEmail(text: string): ReadEmail {
  const email = text.normalize('NFC').trim();
  const fault = emailFault(email);
  if (fault !== null) return { kind: 'refused', sentence: fault };
  const at = email.lastIndexOf('@');
  const written = email.slice(0, at) + email.slice(at).toLowerCase();
  return { kind: 'ok', email: written, key: emailKey(written) };
}

function emailFault(email: string): string | null {
  if (email === '') return "Indiquez l'adresse e-mail.";
  if (withoutSpaces(email) !== email) return "Une adresse e-mail n'a pas d'espace.";
  const parts = email.split('@');
  if (parts.length < 2) return 'Il manque le signe @.';
  if (parts.length > 2) return 'Il y a plusieurs signes @.';
  const [local = '', domain = ''] = parts;
  if (local === '') return 'Il manque le nom avant le signe @.';
  if (domain === '') return 'Il manque le nom du service après le signe @.';
  if (octets(email) > LONGEST || octets(local) > LONGEST_LOCAL)
    return 'Cette adresse e-mail est trop longue.';
  if (!LOCAL_SIGNS.test(local)) return 'Cette adresse e-mail contient un signe inattendu.';
  if (/^\.|\.$|\.\./.test(local)) return 'Un point est de trop avant le signe @.';
  return domainFault(domain);
}

function domainFault(domain: string): string | null {
  const labels = domain.split('.');
  if (labels.length < 2) return 'Il manque la fin après le signe @, par exemple .fr.';
  if (labels.some((label) => label === '')) return 'Un point est de trop après le signe @.';
  const wrong = labels.some(
    (label) =>
      octets(label) > LONGEST_LABEL ||
      !/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u.test(label),
  );
  if (wrong) return "La partie après le signe @ n'est pas correcte.";
  if (!/\p{L}/u.test(labels.at(-1) ?? '')) return "La partie après le signe @ n'est pas correcte.";
  return null;
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Services whose name is often mistyped by a letter; a tenant without his mail never activates his space. */
const KNOWN_SERVICES = [
  'gmail.com',
  'hotmail.fr',
  'hotmail.com',
  'outlook.fr',
  'outlook.com',
  'yahoo.fr',
  'yahoo.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'laposte.net',
  'sfr.fr',
  'icloud.com',
  'live.fr',
];

/** "Vouliez-vous écrire …": a hint where the service is one letter away from a known one, never a refusal. */
export function emailHint(email: string): string | null {
  const key = emailKey(email);
  const at = key.lastIndexOf('@');
  const domain = key.slice(at + 1);
  if (at < 1 || KNOWN_SERVICES.includes(domain)) return null;
  const meant = KNOWN_SERVICES.find((service) => isOneSlipAway(domain, service));
  return meant === undefined ? null : `Vouliez-vous écrire «\u202f${key.slice(0, at)}@${meant}\u202f»\u202f?`;
}

/** One letter left out, added, changed, or two neighbours swapped. */
function isOneSlipAway(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  let end = 0;
  const shorter = Math.min(typed.length, meant.length) - start;
  while (end < shorter && typed.at(-1 - end) === meant.at(-1 - end)) end++;
  const [left, right] = [typed.slice(start, typed.length - end), meant.slice(start, meant.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** `j•••@exemple.example`: enough for its owner to know which one. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email;
  return at < 1 ? '•••' : `${first}•••${email.slice(at)}`;
}
