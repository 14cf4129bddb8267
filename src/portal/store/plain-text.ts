/**
 * A text as PostgreSQL can hold it: it refuses the character U+0000, which no keyboard gives but a damaged base may. A
 * fact must never come back for ever because of one.
 */
export function plainText(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '\uFFFD') : text;
}
