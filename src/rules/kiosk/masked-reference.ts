const SHOWN = 3;

/**
 * A reference on a screen that others may see: "•••••••788B". Its last three signs, a last letter besides, and never more
 * than half of it.
 */
export function maskReference(printed: string): string {
  const signs = [...printed.matchAll(/[\p{L}\p{N}]/gu)];
  const letter = /\p{L}/u.test(signs.at(-1)?.[0] ?? '') ? 1 : 0;
  const shown = Math.min(SHOWN + letter, Math.floor(signs.length / 2));
  const from = shown === 0 ? printed.length : (signs.at(-shown)?.index ?? printed.length);
  return [...printed.slice(0, from)].map(() => '•').join('') + printed.slice(from);
}
