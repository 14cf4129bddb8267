import { withoutSpaces } from '../unicode.ts';
import { emailKey } from './email.ts';

/**
 * The identifier given to somebody without an e-mail of his own.
 * @param digits eight digits
 * @throws RangeError otherwise
 */
export function identifierOf(digits: string): string {
  if (!/^\d{8}$/.test(digits)) throw new RangeError('An identifier has eight digits');
  return `L${digits}`;
}

/** `L48271936` → `L4827 1936`, for screen and paper. */
export function shownIdentifier(identifier: string): string {
  return identifier.replace(/^(L\d{4})(\d{4})$/, '$1\u00a0$2');
}

export type ReadLogin =
  | { readonly kind: 'email'; readonly key: string }
  | { readonly kind: 'identifier'; readonly identifier: string };

/** What somebody signs in with, as typed: an identifier in any spacing, with or without its L, else an e-mail. */
export function readLogin(typed: string): ReadLogin {
  const flat = withoutSpaces(typed.normalize('NFKC')).replaceAll(/[-.]/g, '').toUpperCase();
  const digits = /^L?(\d{8})$/.exec(flat)?.[1];
  return digits === undefined
    ? { kind: 'email', key: emailKey(typed) }
    : { kind: 'identifier', identifier: identifierOf(digits) };
}
