import { nameKey } from '../names.ts';

/** A birth name and a name of use written as one: "DURAND épouse MARTIN", "MARTIN née DURAND". */
export type TwoNames = { readonly birthName: string; readonly usageName: string };

// Not a bare "EP" or "NE", which are syllables of names.
const BIRTH_FIRST = /^(.+?)\s+(?:[ée]pouse|ép|[ée]p\.|femme|veuve|vve\.?)\s+(.+)$/iu;
const USAGE_FIRST = /^(.+?)\s+(?:née?|nee)\s+(.+)$/iu;

/** Both names of a text that holds two, or undefined where it is one name. */
export function twoNames(text: string): TwoNames | undefined {
  const flat = text.normalize('NFC').trim();
  const birthFirst = BIRTH_FIRST.exec(flat);
  if (birthFirst?.[1] !== undefined && birthFirst[2] !== undefined) {
    return { birthName: birthFirst[1], usageName: birthFirst[2] };
  }
  const usageFirst = USAGE_FIRST.exec(flat);
  if (usageFirst?.[1] !== undefined && usageFirst[2] !== undefined) {
    return { birthName: usageFirst[2], usageName: usageFirst[1] };
  }
  return undefined;
}

/** Keys of every name that a text may stand for: itself, and the two names it holds. */
export function keysOfNames(text: string): readonly string[] {
  const two = twoNames(text);
  const names = two === undefined ? [text] : [text, two.birthName, two.usageName];
  return names.map(nameKey).filter((key) => key !== '');
}
