import { type FoldedWord, foldWords } from '../fold.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { isHarmless } from './watch-contexts.ts';
import { DEFAULT_WATCH_WORDS } from './watch-list.ts';

/** Said under a text that holds such a word; the clerk may keep it. */
export const WATCH_SENTENCE =
  "Ce mot n'a pas sa place dans un dossier de locataire (santé, origine, religion, opinions, vie privée, jugement). Décrivez le besoin ou le lieu, pas la personne.";

/**
 * Words that have no place in a tenant's file (B29): the landlord's list, else ours.
 * @param on ISO date
 */
export function watchWords(profile: LandlordProfile, on: string): readonly string[] {
  return appliedRule(profile, 'requests.watchWords', on).value ?? DEFAULT_WATCH_WORDS;
}

/**
 * Where a text holds words of a list: whole words, whatever their capitals, accents, number and gender, and not
 * inside another word, a street or a name.
 * @returns `word` as the list writes it, and its place in the text (UTF-16 units, `to` excluded)
 */
export function findWatchWords(
  text: string,
  list: readonly string[],
): { word: string; from: number; to: number }[] {
  const words = foldWords(text);
  const entries = list.map((word) => {
    const parts = foldWords(word).map((part) => part.text);
    return { word, folded: parts.join(' '), forms: parts.map(formsOf) };
  });
  const found: { word: string; from: number; to: number }[] = [];
  for (let at = 0; at < words.length; at++) {
    let best: { word: string; length: number } | undefined;
    for (const { word, folded, forms } of entries) {
      const length = matchAt(text, words, at, forms);
      if (length > (best?.length ?? 0) && !isHarmless(text, words, at, folded)) best = { word, length };
    }
    if (best === undefined) continue;
    const last = words[at + best.length - 1];
    found.push({ word: best.word, from: words[at]?.starts[0] ?? 0, to: last?.ends.at(-1) ?? text.length });
    at += best.length - 1;
  }
  return found;
}

/** How many words of the text an entry takes from one place; 0 when it is not there. */
function matchAt(
  text: string,
  words: readonly FoldedWord[],
  at: number,
  forms: readonly ReadonlySet<string>[],
): number {
  const [first] = forms;
  if (first === undefined) return 0;
  if (forms.every((set, index) => set.has(words[at + index]?.text ?? ''))) return forms.length;
  return forms.length === 1 ? dotted(text, words, at, first) : 0;
}

/** `S.D.F.`: an acronym with its dots is one word. */
function dotted(text: string, words: readonly FoldedWord[], at: number, forms: ReadonlySet<string>): number {
  let letters = '';
  for (let i = at; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || word.text.length !== 1) break;
    const before = words[i - 1];
    if (i > at && text.slice(before?.ends[0], word.starts[0]) !== '.') break;
    letters += word.text;
    if (letters.length > 1 && forms.has(letters)) return letters.length;
  }
  return 0;
}

/** How a French word changes with number and gender, folded: ending, and the endings that take its place. */
const ENDINGS: readonly (readonly [ending: string, others: readonly string[]])[] = [
  ['IF', ['IFS', 'IVE', 'IVES']],
  ['EUX', ['EUSE', 'EUSES']],
  ['EUR', ['EURS', 'EUSE', 'EUSES', 'RICE', 'RICES']],
  ['EL', ['ELS', 'ELLE', 'ELLES']],
  ['IEN', ['IENS', 'IENNE', 'IENNES']],
  ['ON', ['ONS', 'ONNE', 'ONNES']],
  ['AL', ['ALS', 'AUX', 'ALE', 'ALES']],
  ['ER', ['ERS', 'ERE', 'ERES']],
  ['ET', ['ETS', 'ETE', 'ETES', 'ETTE', 'ETTES']],
  ['FOU', ['FOUS', 'FOLLE', 'FOLLES']],
];

/** A word in every form under which it is written: `DEPRESSIF`, `DEPRESSIVES`. */
function formsOf(word: string): ReadonlySet<string> {
  const forms = new Set([word, `${word}S`]);
  // Three letters are an acronym or a stem: "SIDA" has no feminine.
  if (word.length > 3) for (const ending of ['E', 'ES', 'X']) forms.add(word + ending);
  for (const [ending, others] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    for (const other of others) forms.add(word.slice(0, -ending.length) + other);
  }
  return forms;
}
