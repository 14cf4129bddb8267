import { nameKey } from '../names.ts';
import { isApostrophe, isDash } from '../unicode.ts';

/**
 * How two writings of a name are held against each other. `exact`: letter by letter, capitals, accents, hyphens and
 * spaces too. `upper-case`: both in capitals without accents; hyphens and spaces count. `loose`: by the name key.
 */
export type NameCompare = 'exact' | 'upper-case' | 'loose';

/**
 * A name as it is seen on paper: composed letters, one apostrophe, one hyphen, one space. Which of Unicode's apostrophes
 * or spaces a file holds, and how many spaces in a row, is seen by nobody, hence is no difference.
 */
export function seenName(text: string): string {
  let seen = '';
  for (const character of text.normalize('NFC')) {
    if (isApostrophe(character)) seen += "'";
    else if (isDash(character)) seen += '-';
    else if (/\s/u.test(character)) seen += ' ';
    else if (!/\p{Cf}/u.test(character)) seen += character;
  }
  return seen.replaceAll(/ +/g, ' ').trim();
}

/** Whether the two writings are one name under a way of comparing. */
export function sameName(compare: NameCompare, held: string, typed: string): boolean {
  const [lease, document] = [seenName(held), seenName(typed)];
  switch (compare) {
    case 'exact':
      return lease === document;
    case 'upper-case':
      return capitals(lease) === capitals(document);
    case 'loose':
      // A name in another script has an empty key: only its own writing is it.
      return nameKey(lease) === '' ? lease === document : nameKey(lease) === nameKey(document);
  }
}

export function capitals(seen: string): string {
  return withoutMarks(opened(seen)).toUpperCase();
}

/**
 * What differs between the lease's name and the typed one, in a sentence to read aloud.
 * @param held name on the lease, not empty
 */
export function nameDifference(held: string, typed: string): string {
  const [name, document] = [seenName(held), seenName(typed)];
  const lease = `Le bail porte «\u202f${name}\u202f»`;
  if (nameKey(name) !== '' && nameKey(name) === nameKey(document)) {
    return `${lease}, ${inWords(writingDifferences(name, document))}.`;
  }
  const [heldWords, typedWords] = [wordsOf(name), wordsOf(document)];
  if (heldWords.length > 1 && heldWords.toSorted().join(' ') === typedWords.toSorted().join(' ')) {
    return `${lease}\u202f: les mêmes mots dans un autre ordre.`;
  }
  const within = (some: readonly string[], all: readonly string[]) =>
    some.length > 0 && some.every((word) => all.includes(word));
  if (within(typedWords, heldWords)) return `${lease} en entier\u202f: il manque une partie.`;
  if (within(heldWords, typedWords)) return `${lease} seulement, pas «\u202f${document}\u202f».`;
  return `${lease}, pas «\u202f${document}\u202f».`;
}

function wordsOf(seen: string): string[] {
  return seen
    .split(/[ -]+/)
    .map(nameKey)
    .filter((word) => word !== '');
}

/** What tells two writings of one key apart, as the lease has it; never empty for two writings that differ. */
function writingDifferences(held: string, typed: string): string[] {
  const found: string[] = [];
  const more = (mark: string) => held.split(mark).length - typed.split(mark).length;
  const [hyphens, apostrophes, spaces] = [more('-'), more("'"), more(' ')];
  if (hyphens > 0) found.push(held.includes('--') ? 'avec un double tiret' : "avec un trait d'union");
  if (hyphens < 0) found.push(typed.includes('--') ? 'sans double tiret' : "sans trait d'union");
  if (apostrophes > 0) found.push('avec une apostrophe');
  if (apostrophes < 0) found.push('sans apostrophe');
  // Where a hyphen or an apostrophe stands instead, the lease's own mark is said.
  if (spaces > 0) found.push('avec un espace');
  if (spaces < 0 && hyphens <= 0 && apostrophes <= 0) found.push('sans espace');
  found.push(...letterDifferences(lettersOf(held), lettersOf(typed)));
  return found.length === 0 ? ['écrit autrement'] : found;
}

function letterDifferences(held: string, typed: string): string[] {
  const found: string[] = [];
  const ligature = /[ŒœÆæ]/.exec(held)?.[0];
  if (ligature !== undefined && !/[ŒœÆæ]/.test(typed)) found.push(`avec «\u202f${ligature}\u202f»`);
  if (ligature === undefined && /[ŒœÆæ]/.test(typed)) found.push('avec deux lettres séparées');
  const [lease, document] = [opened(held), opened(typed)];
  const [bareLease, bareDocument] = [withoutMarks(lease), withoutMarks(document)];
  if (bareLease.toLowerCase() !== bareDocument.toLowerCase()) found.push('avec une autre lettre');
  else if (lease.toLowerCase() !== document.toLowerCase()) {
    const marks = marksIn(lease) - marksIn(document);
    found.push(marks > 0 ? 'avec un accent' : marks < 0 ? 'sans accent' : 'avec un autre accent');
  }
  if (bareLease !== bareDocument && bareLease.toLowerCase() === bareDocument.toLowerCase()) {
    found.push(capitalsIn(lease));
  }
  return found;
}

function lettersOf(seen: string): string {
  return seen.replaceAll(/[^\p{L}\p{M}]/gu, '');
}

function opened(text: string): string {
  return text.replaceAll('Œ', 'OE').replaceAll('œ', 'oe').replaceAll('Æ', 'AE').replaceAll('æ', 'ae');
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
}

function marksIn(text: string): number {
  return text.normalize('NFD').match(/\p{M}/gu)?.length ?? 0;
}

function capitalsIn(held: string): string {
  if (held === held.toUpperCase()) return 'en majuscules';
  if (held === held.toLowerCase()) return 'en minuscules';
  return 'avec majuscules et minuscules';
}

function inWords(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} et ${list.at(-1)}`;
}
