import { foldWords } from '../fold.ts';
import { nameTokens } from '../names.ts';

/** What one office writes whole and another shortens, under the one form that is compared. */
const SHORT: Readonly<Record<string, string>> = {
  R: 'RUE',
  AV: 'AVENUE',
  AVE: 'AVENUE',
  BD: 'BOULEVARD',
  BLD: 'BOULEVARD',
  BVD: 'BOULEVARD',
  BOUL: 'BOULEVARD',
  ALL: 'ALLEE',
  ALLEES: 'ALLEE',
  CH: 'CHEMIN',
  CHE: 'CHEMIN',
  CHM: 'CHEMIN',
  CHEM: 'CHEMIN',
  RTE: 'ROUTE',
  PL: 'PLACE',
  IMP: 'IMPASSE',
  SQ: 'SQUARE',
  FG: 'FAUBOURG',
  FBG: 'FAUBOURG',
  CRS: 'COURS',
  QU: 'QUAI',
  PAS: 'PASSAGE',
  PASS: 'PASSAGE',
  ST: 'SAINT',
  STE: 'SAINTE',
  DR: 'DOCTEUR',
  DOCT: 'DOCTEUR',
  GAL: 'GENERAL',
  GEN: 'GENERAL',
  MAL: 'MARECHAL',
  PDT: 'PRESIDENT',
  PRES: 'PRESIDENT',
  PROF: 'PROFESSEUR',
  CDT: 'COMMANDANT',
  COL: 'COLONEL',
  CAP: 'CAPITAINE',
  LT: 'LIEUTENANT',
  HAM: 'HAMEAU',
  LOT: 'LOTISSEMENT',
  RES: 'RESIDENCE',
  RCE: 'RESIDENCE',
  BT: 'BAT',
  BATIMENT: 'BAT',
  IMM: 'BAT',
  IMMEUBLE: 'BAT',
  TOUR: 'BAT',
  ESCALIER: 'ESC',
  ENTREE: 'ESC',
  APPARTEMENT: 'APT',
  APPT: 'APT',
  APPART: 'APT',
  APP: 'APT',
  PORTE: 'APT',
  LOGEMENT: 'APT',
  LOGT: 'APT',
  LGT: 'APT',
};

/** They say nothing by themselves. */
const EMPTY = new Set(
  'A AU AUX D DE DES DU EN ET L LA LE LES N NO NUMERO SUR SOUS CEDEX FRANCE CHEZ'.split(' '),
);
const INSIDE = new Set(['BAT', 'ESC', 'APT']);
const WAYS = new Set(
  'RUE AVENUE BOULEVARD ALLEE CHEMIN ROUTE PLACE IMPASSE SQUARE FAUBOURG COURS QUAI PASSAGE VILLA RUELLE SENTE VENELLE'.split(
    ' ',
  ),
);
const SUFFIXES = new Set(['BIS', 'TER', 'QUATER']);
const CIVILITIES = new Set('M MR MME MLLE MONSIEUR MADAME MADEMOISELLE'.split(' '));

type Parsed = {
  /** `12`, `12BIS`; several for `12-14`. */
  readonly numbers: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly inside: ReadonlyMap<string, string>;
  readonly postCode: string | null;
  readonly city: readonly string[];
};

/**
 * Whether an insured address is the dwelling's, however either is shortened: number, street, and postal code where it
 * is typed. Building, staircase and door count only where both say them.
 */
export function isSameAddress(typed: string, held: string): boolean {
  const [asked, kept, street] = [parse(typed), parse(held), parse(streetOf(held))];
  if (asked.postCode !== null && kept.postCode !== null && asked.postCode !== kept.postCode) return false;
  if (street.numbers.size > 0 && ![...asked.numbers].some((number) => street.numbers.has(number)))
    return false;
  for (const [label, value] of asked.inside) {
    const same = kept.inside.get(label);
    if (same !== undefined && same !== value) return false;
  }
  const everything = new Set([...asked.words, ...asked.city]);
  return [...street.words].every((word) => everything.has(word) || hasInitial(everything, word));
}

/** The part that says number and street: residence, box and "chez" are often left out; a place without number is itself. */
function streetOf(held: string): string {
  const parts = held.split(',');
  return parts.find((part) => /^\s*\d/.test(part) && !/^\s*\d{5}\b/.test(part)) ?? parts[0] ?? held;
}

/** "J. Moulin" for "Jean Moulin". */
function hasInitial(words: ReadonlySet<string>, word: string): boolean {
  return word.length > 1 && words.has(word.slice(0, 1));
}

function parse(address: string): Parsed {
  const tokens = foldWords(address).map(({ text }) => SHORT[text] ?? text);
  const numbers = new Set<string>();
  const words = new Set<string>();
  const inside = new Map<string, string>();
  const city: string[] = [];
  let postCode: string | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    const next = tokens[i + 1];
    if (INSIDE.has(token) && next !== undefined) {
      inside.set(token, withoutZeros(next));
      i++;
    } else if (/^\d{5}$/.test(token)) {
      postCode = token;
    } else if (postCode === null && (words.size === 0 || leadsToStreet(tokens, i)) && /^\d/.test(token)) {
      const stuck = /^(\d+)(BIS|TER|QUATER|[A-Z])?$/.exec(token);
      if (stuck === null) words.add(token);
      else if (next !== undefined && isSuffix(next, tokens[i + 2])) {
        numbers.add(withoutZeros(token) + next.slice(0, 1));
        i++;
      } else numbers.add(withoutZeros(stuck[1] ?? '') + (stuck[2] ?? '').slice(0, 1));
    } else if (EMPTY.has(token)) {
    } else if (postCode === null) words.add(token);
    else city.push(token);
  }
  return { numbers, words, inside, postCode, city };
}

/** Number of a street after somebody's name or a residence's: nothing but numbers before "rue". */
function leadsToStreet(tokens: readonly string[], at: number): boolean {
  for (let i = at + 1; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    if (WAYS.has(token)) return true;
    if (!/^\d/.test(token) && !SUFFIXES.has(token) && token.length > 1) return false;
  }
  return false;
}

/** "12 bis rue", "12 B rue"; not the R of "12 r. des Bleuets", already read as a street. */
function isSuffix(word: string, after: string | undefined): boolean {
  return SUFFIXES.has(word) || (/^[A-Z]$/.test(word) && word !== 'D' && word !== 'L' && after !== undefined);
}

function withoutZeros(text: string): string {
  return text.replace(/^0+(?=.)/, '');
}

/**
 * Whether an address that begins with somebody's name names one of the lease.
 * @returns `none` where no name is written
 */
export function namedIn(address: string, names: readonly string[]): 'none' | 'held' | 'other' {
  const words = foldWords(address).map(({ text }) => text);
  const at = words.findIndex((word) => CIVILITIES.has(word));
  if (at === -1) return 'none';
  const rest = words.slice(at + 1);
  const number = rest.findIndex((word) => /^\d/.test(word));
  const said = (number === -1 ? rest.slice(0, 4) : rest.slice(0, number)).filter((word) => !EMPTY.has(word));
  if (said.length === 0) return 'none';
  const held = new Set(names.flatMap((name) => nameTokens(name)));
  return said.some((word) => held.has(word)) ? 'held' : 'other';
}
