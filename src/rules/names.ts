import { type FoldedWord, foldCharacter, foldWords } from './fold.ts';

// Precision 19. `DELL'`, `L'` and `D'` are cut at their apostrophe before they are looked up here.
const PARTICLES = new Set([
  'D',
  'DE',
  'DES',
  'DU',
  'EL',
  'BEN',
  'VAN',
  'DEN',
  'DER',
  'DELL',
  'LE',
  'LA',
  'L',
]);

// Precision 20: held one way, typed the other.
const SYNONYMS: Readonly<Record<string, string>> = { SAINT: 'ST', ST: 'SAINT', SAINTE: 'STE', STE: 'SAINTE' };

// A tie of more words than this is a sentence, not a name: its 2ⁿ ways of being glued are not worth asking for.
const LONGEST_TIE = 5;

/**
 * The name key of domain.md §D: NFKD without marks, ligatures opened, upper case, without apostrophe, dash, space or
 * dot; only `A`–`Z` and `0`–`9` remain. Two names with one key are alike, not the same person.
 */
export function nameKey(text: string): string {
  let key = '';
  for (const character of text) {
    const folded = foldCharacter(character);
    if (folded !== ' ' && folded !== '-' && folded !== "'") key += folded;
  }
  return key;
}

function isTied(word: FoldedWord, previous: FoldedWord): boolean {
  return word.before !== ' ' || PARTICLES.has(previous.text) || previous.text.length === 1;
}

/** Words that may be written as one: `D'ARC`, `LE GALL`, `JEAN-BAPTISTE`, `N DIAYE`. */
function ties(words: readonly FoldedWord[]): FoldedWord[][] {
  const found: FoldedWord[][] = [];
  for (const word of words) {
    const last = found.at(-1);
    const previous = last?.at(-1);
    if (last !== undefined && previous !== undefined && isTied(word, previous)) last.push(word);
    else found.push([word]);
  }
  return found;
}

function glue(words: readonly FoldedWord[]): string {
  return words.map((word) => word.text).join('');
}

/**
 * The tokens under which a name is found: its words, every run of tied words glued, so that `D'ARC`, `D ARC`, `DARC`
 * and `ARC` all find D'ARC, and the whole name glued. Folded, without repetition.
 */
export function nameTokens(text: string): string[] {
  const words = foldWords(text);
  const tokens = tiedTokens(words);
  if (words.length > 1 && words.length <= LONGEST_TIE) addGlued(tokens, words);
  return [...tokens];
}

/** The words and the runs of tied words, for a text that is no name: nobody types a whole street as one word. */
export function wordTokens(text: string): string[] {
  return [...tiedTokens(foldWords(text))];
}

function tiedTokens(words: readonly FoldedWord[]): Set<string> {
  const tokens = new Set<string>();
  for (const word of words) {
    tokens.add(word.text);
    const synonym = SYNONYMS[word.text];
    if (synonym !== undefined) tokens.add(synonym);
  }
  for (const tie of ties(words)) {
    const run = tie.slice(0, LONGEST_TIE);
    for (let from = 0; from < run.length; from++)
      for (let to = from + 2; to <= run.length; to++) addGlued(tokens, run.slice(from, to));
  }
  return tokens;
}

function addGlued(tokens: Set<string>, run: readonly FoldedWord[]): void {
  tokens.add(glue(run));
  const [first, ...rest] = run;
  const synonym = first && SYNONYMS[first.text];
  if (synonym !== undefined) tokens.add(synonym + glue(rest));
}

/**
 * One demand of a query: at least one of `anyOf` must hold, and each lists beginnings of tokens that must all be
 * found. The most glued writing comes first.
 */
export type QueryToken = { readonly anyOf: readonly (readonly string[])[] };

/**
 * A query folded to be matched with `nameTokens` and `addressTokens`, in any order: every token is asked for, as the
 * beginning of a stored token. `LE GALL` asks for `LEGALL…`, or for `LE…` and `GALL…`.
 */
export function queryTokens(text: string): QueryToken[] {
  return ties(foldWords(text)).map((tie) => ({ anyOf: writings(tie.map((word) => word.text)) }));
}

function writings(words: readonly string[]): string[][] {
  if (words.length > LONGEST_TIE) return [[...words]];
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (rest.length === 0) return [[first]];
  const [next = '', ...others] = rest;
  return [...writings([first + next, ...others]), ...writings(rest).map((tail) => [first, ...tail])];
}

/** Whether the stored tokens answer the whole query: the meaning that an index must reproduce. */
export function matchesQuery(tokens: readonly string[], query: readonly QueryToken[]): boolean {
  const begins = (beginning: string) => tokens.some((token) => token.startsWith(beginning));
  return query.every((demand) => demand.anyOf.some((writing) => writing.every(begins)));
}

type Range = [start: number, end: number];

/**
 * Which parts of a printed text the query matched, for the highlight: ranges of the text as given (UTF-16 indices,
 * whole characters with their marks), in order, apart from each other.
 * @param query as typed, or already folded where many texts are held against it
 */
export function matchRanges(printed: string, query: string | readonly QueryToken[]): Range[] {
  const words = foldWords(printed);
  const ranges: Range[] = [];
  for (const { anyOf } of typeof query === 'string' ? queryTokens(query) : query) {
    for (const writing of anyOf) {
      const places = writing.map((beginning) => rangesOf(words, beginning));
      if (places.some((place) => place.length === 0)) continue;
      ranges.push(...places.flat());
      break;
    }
  }
  return merged(ranges);
}

function rangesOf(words: readonly FoldedWord[], beginning: string): Range[] {
  const found: Range[] = [];
  for (let from = 0; from < words.length; from++) {
    const range = rangeFrom(words, from, beginning);
    if (range !== null) found.push(range);
  }
  return found;
}

/** The beginning may run over several words: `LEGALL` covers "Le Gall". */
function rangeFrom(words: readonly FoldedWord[], from: number, beginning: string): Range | null {
  let left = beginning;
  for (const word of words.slice(from)) {
    const length = Math.min(left.length, word.text.length);
    if (word.text.slice(0, length) !== left.slice(0, length)) return synonymRange(words[from], beginning);
    left = left.slice(length);
    const start = words[from]?.starts[0];
    const end = word.ends[length - 1];
    if (left === '') return start === undefined || end === undefined ? null : [start, end];
  }
  return synonymRange(words[from], beginning);
}

function synonymRange(word: FoldedWord | undefined, beginning: string): Range | null {
  const start = word?.starts[0];
  const end = word?.ends.at(-1);
  if (word === undefined || start === undefined || end === undefined) return null;
  return SYNONYMS[word.text]?.startsWith(beginning) === true ? [start, end] : null;
}

function merged(ranges: Range[]): Range[] {
  const result: Range[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

export type PersonName = {
  readonly lastName: string;
  readonly firstName?: string | null | undefined;
  readonly usageName?: string | null | undefined;
  readonly civility?: string | null | undefined;
};

/**
 * `D'ARC Jean-Baptiste`, exactly as held: nothing is upper-cased or corrected, because the notice and the portal
 * compare letter by letter. A name of use follows between brackets; a company (`STE`) has no first name.
 */
export function displayName({ lastName, firstName, usageName, civility }: PersonName): string {
  const first = civility === 'STE' ? '' : (firstName ?? '').trim();
  const usage = (usageName ?? '').trim();
  const name = first === '' ? lastName : `${lastName} ${first}`;
  return usage === '' || nameKey(usage) === nameKey(lastName) ? name : `${name} (usage ${usage})`;
}
