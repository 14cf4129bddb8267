import { nameKey } from '../names.ts';
import { isApostrophe, isDash } from '../unicode.ts';

/**
 * How two writings of a name are held against each other. `exact`: letter by letter, capitals, accents, hyphens and
 * spaces too. `upper-case`: both in capitals without accents; hyphens and spaces count. `loose`: by the name key.
 */
export type NameCompare = 'exact' | 'upper-case' | 'loose';

/**
 * A name as it is seen on paper: composed letters, one apostrophe, one hyphen, one space. Which of Unicode's apostrophes
 * or spaces a file holds is seen by nobody, hence is no difference.
 */
export function seenName(text: string): string {
  let seen = '';
  for (const character of text.normalize('NFC')) {
    if (isApostrophe(character)) seen += "'";
    else if (isDash(character)) seen += '-';
    else if (/\s/u.test(character)) seen += ' ';
    else if (!/\p{Cf}/u.test(character)) seen += character;
  }
  return seen.trim();
}

function capitals(text: string): string {
  return withoutMarks(seenName(text))
    .toUpperCase()
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE')
    .replaceAll(/ +/g, ' ');
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
}

/** Whether the two writings are one name under a way of comparing. */
export function sameName(compare: NameCompare, held: string, typed: string): boolean {
  switch (compare) {
    case 'exact':
      return seenName(held) === seenName(typed);
    case 'upper-case':
      return capitals(held) === capitals(typed);
    case 'loose':
      // A name in another script has an empty key: only its own writing is it.
      return nameKey(held) === '' ? seenName(held) === seenName(typed) : nameKey(held) === nameKey(typed);
  }
}

/**
 * What differs between the lease's name and the typed one, in a sentence to read aloud.
 * @param held name on the lease, not empty
 */
export function nameDifference(held: string, typed: string): string {
  const lease = `Le bail porte «\u202f${seenName(held)}\u202f»`;
  if (nameKey(held) !== '' && nameKey(held) === nameKey(typed)) {
    const marks = writingDifferences(seenName(held), seenName(typed));
    return marks.length === 0 ? `${lease}, écrit autrement.` : `${lease}, ${inWords(marks)}.`;
  }
  const heldWords = words(held);
  const typedWords = words(typed);
  if (sorted(heldWords) === sorted(typedWords)) return `${lease}\u202f: les mêmes mots dans un autre ordre.`;
  const missing = heldWords.filter((word) => !typedWords.includes(word));
  const more = typedWords.filter((word) => !heldWords.includes(word));
  if (typedWords.length > 0 && more.length === 0)
    return `${lease} en entier\u202f: il manque une partie du nom.`;
  if (heldWords.length > 0 && missing.length === 0)
    return `${lease} seulement\u202f: le nom lu est plus long.`;
  return `${lease}, pas «\u202f${seenName(typed)}\u202f».`;
}

function words(text: string): string[] {
  return seenName(text)
    .split(/[ -]+/)
    .map(nameKey)
    .filter((word) => word !== '');
}

function sorted(list: readonly string[]): string {
  return list.toSorted().join(' ');
}

/** Two writings of one key, held and typed: what the lease has that the typed one has not, and the other way. */
function writingDifferences(held: string, typed: string): string[] {
  const found: string[] = [];
  const hyphens = count(held, '-') - count(typed, '-');
  if (hyphens > 0) found.push(held.includes('--') ? 'avec un double tiret' : "avec un trait d'union");
  else if (hyphens < 0) found.push(typed.includes('--') ? 'sans double tiret' : "sans trait d'union");
  const apostrophes = count(held, "'") - count(typed, "'");
  if (apostrophes > 0) found.push('avec une apostrophe');
  else if (apostrophes < 0) found.push('sans apostrophe');
  const spaces = count(held, ' ') - count(typed, ' ');
  // Where a hyphen or an apostrophe stands instead, saying so is enough.
  if (spaces > 0 && hyphens >= 0 && apostrophes >= 0) found.push('avec une espace');
  else if (spaces < 0 && hyphens <= 0 && apostrophes <= 0) found.push('sans espace');
  const heldLetters = letters(held);
  const typedLetters = letters(typed);
  if (heldLetters.normalize('NFKD') !== heldLetters && ligature(held) !== ligature(typed))
    found.push('écrit autrement');
  else if (ligature(held) && !ligature(typed)) found.push(`avec la lettre «\u202f${ligatureOf(held)}\u202f»`);
  else if (!ligature(held) && ligature(typed)) found.push('avec deux lettres séparées');
  const lowered = (text: string) => opened(text).toLowerCase();
  if (lowered(heldLetters) !== lowered(typedLetters)) {
    found.push(
      accents(held) < accents(typed)
        ? 'sans accent'
        : accents(held) > accents(typed)
          ? 'avec un accent'
          : 'avec un autre accent',
    );
  }
  const plain = (text: string) => withoutMarks(opened(text));
  if (plain(heldLetters) !== plain(typedLetters)) found.push(cases(heldLetters));
  return found;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}]/gu, '');
}
function opened(text: string): string {
  return text.replaceAll('Œ', 'OE').replaceAll('œ', 'oe').replaceAll('Æ', 'AE').replaceAll('æ', 'ae');
}
function ligature(text: string): boolean {
  return /[ŒœÆæ]/.test(text);
}
function ligatureOf(text: string): string {
  return /[ŒœÆæ]/.exec(text)?.[0] ?? '';
}
function accents(text: string): number {
  return text.normalize('NFD').match(/\p{M}/gu)?.length ?? 0;
}
function cases(held: string): string {
  if (held === held.toUpperCase()) return 'en majuscules';
  if (held === held.toLowerCase()) return 'en minuscules';
  return 'avec majuscules et minuscules';
}
function inWords(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} et ${list.at(-1)}`;
}
