import { hash, randomInt } from 'node:crypto';
import { activationCodeText, CODE_LENGTH, CODE_LETTERS } from '../../rules/registrations/activation-code.ts';
import { identifierOf } from '../../rules/registrations/login.ts';

/** The twelve letters of an activation code: printed on the slip, and kept nowhere but there. */
export function mintCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
}

/** What travels of a code: SHA-256, hex. */
export function codeHash(code: string): string {
  return hash('sha256', activationCodeText(code));
}

/** What somebody signs in with who has no e-mail of their own: `L` and eight digits. */
export function mintIdentifier(): string {
  return identifierOf(String(randomInt(100_000_000)).padStart(8, '0'));
}
