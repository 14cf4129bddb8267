/** A word of the list, and where it stands in the text (UTF-16 offsets). */
export type FoundWord = { readonly word: string; readonly from: number; readonly to: number };

/** What was found in a text that has changed since: only what still stands unchanged at its place. */
export function stillThere(looked: string, found: readonly FoundWord[], now: string): readonly FoundWord[] {
  return looked === now
    ? found
    : found.filter(({ from, to }) => now.slice(0, to) === looked.slice(0, to) && !continues(now, from, to));
}

/** A letter typed right after it makes another word of it. */
function continues(text: string, from: number, to: number): boolean {
  return from < to && /^[\p{L}\p{N}]/u.test(text.slice(to));
}

/** Words that were not among those answered for, whatever their capitals. */
export function newWords(found: readonly FoundWord[], answered: readonly FoundWord[]): readonly FoundWord[] {
  const known = new Set(answered.map(({ word }) => word.toLocaleLowerCase('fr')));
  return found.filter(({ word }) => !known.has(word.toLocaleLowerCase('fr')));
}

/** Each word once, as it was written first. */
export function distinctWords(found: readonly FoundWord[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const { word } of found) {
    const key = word.toLocaleLowerCase('fr');
    if (!seen.has(key)) seen.set(key, word);
  }
  return [...seen.values()];
}

/** The text cut into pieces, those of the list marked; overlapping finds are one mark. */
export function markedPieces(
  text: string,
  found: readonly FoundWord[],
): readonly { readonly text: string; readonly marked: boolean; readonly from: number }[] {
  const pieces: { text: string; marked: boolean; from: number }[] = [];
  let at = 0;
  for (const { from, to } of [...found].sort((a, b) => a.from - b.from)) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false, from: at });
    pieces.push({ text: text.slice(start, to), marked: true, from: start });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false, from: at });
  return pieces;
}
