import { CODE_LETTERS } from '../registrations/activation-code.ts';

/** 38 bits: used once, five tries, a day. */
export const KIOSK_CODE_LENGTH = 8;
/** How long a code works, in hours. */
export const KIOSK_CODE_HOURS = 24;

/** `ABCD-EFGH`. */
export function shownKioskCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The eight letters from any way of typing them, or undefined when they cannot be a code. */
export function readKioskCode(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Cf}\p{P}\p{Sm}]/gu, '');
  const known =
    letters.length === KIOSK_CODE_LENGTH && [...letters].every((letter) => CODE_LETTERS.includes(letter));
  return known ? letters : undefined;
}
