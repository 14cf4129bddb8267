/** Letters and figures of a French account number, whole. */
const FRENCH_LENGTH = 27;

/**
 * What is typed at the end stands in groups of four, as on a RIB; what is corrected in the middle is left as it is, so
 * that the caret stays.
 */
export function groupedIban(text: string, before: string): string {
  const appended = before === '' || text.startsWith(before);
  if (!appended) return text.toUpperCase();
  const bare = text.replace(/\s/gu, '').toUpperCase();
  return /^[A-Z0-9]*$/.test(bare) ? (bare.match(/.{1,4}/gu) ?? []).join(' ') : text;
}

/** It can be read without waiting for the field to be left. */
export function isWholeFrenchIban(text: string): boolean {
  const bare = text.replace(/\s/gu, '');
  return bare.startsWith('FR') && bare.length === FRENCH_LENGTH;
}
