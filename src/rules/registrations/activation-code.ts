/** Without 0/O, 1/I/L and U/V: a code is read on paper, perhaps aloud, and typed once. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTWXYZ';
/** 58 bits: used once, five tries, within its days. */
export const CODE_LENGTH = 12;
/** How long a slip works, in days. */
export const SLIP_DAYS = 30;
/** How long a link of activation received by mail works, in days. */
export const LINK_DAYS = 30;

/** `ABCD-EFGH-JKMN`. */
export function shownActivationCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** The twelve letters from any way of typing them, or undefined when they cannot be a code. */
export function readActivationCode(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Cf}\p{P}\p{Sm}]/gu, '');
  const known =
    letters.length === CODE_LENGTH && [...letters].every((letter) => CODE_LETTERS.includes(letter));
  return known ? letters : undefined;
}

/** The text of which SHA-256 is kept and sent; never the code itself. */
export function activationCodeText(code: string): string {
  return `guichet-activation\n${code}`;
}
