import { createHash, randomInt } from 'node:crypto';

/** Without 0/O, 1/I/L and U/V: a code is read aloud and typed once. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const LENGTH = 10;

/** A new code, as it is compared: ten characters, 48 bits. Used once within a day, behind a rate limit. */
export function newOneTimeCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}

/** `ABCDE-FGHJK`. */
export function shownCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** What is stored of a code, from any way of typing it. */
export function codeHash(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(`guichet-enrolment\n${letters}`).digest('hex');
}
