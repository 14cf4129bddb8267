import { foldCharacter } from '../fold.ts';
import { nameKey } from '../names.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { isTooCommon } from './common-passwords.ts';
import { shownRule } from './shown-rule.ts';
import { keysOfNames } from './usage-names.ts';

/** CNIL, délibération 2022-100: bits for a password whose tries are throttled. */
export const FLOOR_BITS = 50;
/** Longer is no safer, and hashing it costs everyone. */
export const LONGEST_PASSWORD = 128;
const FEWEST_DIFFERENT = 5;
const TOO_EASY =
  'Il est trop facile à deviner\u202f: allongez-le, ou mêlez majuscules, chiffres et caractères spéciaux.';

const CNIL = "CNIL, délibération n°\u00a02022-100\u202f: 50\u00a0bits, avec un nombre d'essais limité";

type CharacterClass = 'lower' | 'upper' | 'digit' | 'special';
/** Characters of each class, as the CNIL counts them; whatever is no letter and no digit is special. */
const ALPHABET: Readonly<Record<CharacterClass, number>> = { lower: 26, upper: 26, digit: 10, special: 37 };
const CLASSES: readonly CharacterClass[] = ['lower', 'upper', 'digit', 'special'];

const CLASS_WORDS = {
  letter: 'une lettre',
  lower: 'une minuscule',
  upper: 'une majuscule',
  digit: 'un chiffre',
  special: 'un caractère spécial',
} as const;
const START_WORDS = { nom: 'votre nom', prenom: 'votre prénom', email: 'votre adresse e-mail' } as const;

/** Whose password it is: what it must not hold. */
export type PasswordOwner = {
  readonly lastName: string;
  readonly firstName: string | null;
  readonly email: string | null;
  readonly login: string;
};

/**
 * What is asked of a password, to be read before it is typed.
 * @param on ISO date
 * @returns sentences for the page, and where they come from
 */
export function passwordPolicy(
  profile: LandlordProfile,
  on: string,
): { sentences: readonly string[]; source: string } {
  const length = appliedRule(profile, 'password.minLength', on).value;
  const classes = appliedRule(profile, 'password.classes', on).value ?? [];
  const starts = appliedRule(profile, 'password.mustNotStartWith', on).value ?? [];
  const sentences: string[] = [];
  if (length !== null) sentences.push(`Au moins ${length}\u00a0caractères.`);
  if (classes.length > 0) sentences.push(`Au moins ${classWords(classes)}.`);
  sentences.push(...floorSentences(length ?? 0, classes));
  if (starts.length > 0) {
    const words = starts.map((one) => `ni par ${START_WORDS[one]}`).join(', ');
    sentences.push(`Il ne commence ${words}.`);
  }
  sentences.push('Ni votre identifiant, ni un mot de passe courant.');
  const guide = [shownOr(profile, 'password.minLength', on), shownOr(profile, 'password.classes', on)];
  const sources = [...new Set(guide), CNIL].filter((words) => words !== null);
  return { sentences, source: sources.join('\u202f; ') };
}

function shownOr(
  profile: LandlordProfile,
  path: 'password.minLength' | 'password.classes',
  on: string,
): string | null {
  const { status, source } = shownRule(profile, path, on);
  return status === 'silence' ? null : source;
}

/** The lengths that reach the floor, by what the password is made of; nothing where the landlord's rule reaches it alone. */
function floorSentences(length: number, asked: readonly (keyof typeof CLASS_WORDS)[]): string[] {
  const ways: readonly (readonly [readonly CharacterClass[], string])[] = [
    [['lower', 'upper', 'digit', 'special'], 'avec minuscules, majuscules, chiffres et caractères spéciaux'],
    [['lower', 'upper', 'digit'], 'avec minuscules, majuscules et chiffres'],
    [['lower', 'digit'], 'avec minuscules et chiffres'],
    [['lower'], 'en minuscules seules'],
  ];
  const open = ways
    .filter(([classes]) =>
      asked.every((one) => (one === 'letter' ? classes.includes('lower') : classes.includes(one))),
    )
    .map(([classes, words]) => ({ needed: Math.max(length, lengthFor(classes)), words }));
  if (open.every(({ needed }) => needed <= length)) return [];
  const list = open.map(({ needed, words }, at) => `${needed}${at === 0 ? '\u00a0caractères' : ''} ${words}`);
  return [`Plus il est varié, plus il peut être court\u202f: ${list.join(', ')}.`];
}

function lengthFor(classes: readonly CharacterClass[]): number {
  return Math.ceil(FLOOR_BITS / Math.log2(classes.reduce((sum, one) => sum + ALPHABET[one], 0)));
}

/** Bits of a password chosen by chance among those of its length and classes (délib. 2022-100). */
export function passwordBits(password: string): number {
  const characters = [...password.normalize('NFC')];
  const used = new Set(characters.map(classOf));
  const alphabet = CLASSES.reduce((sum, one) => sum + (used.has(one) ? ALPHABET[one] : 0), 0);
  return alphabet === 0 ? 0 : characters.length * Math.log2(alphabet);
}

function classOf(character: string): CharacterClass {
  if (/\p{Nd}/u.test(character)) return 'digit';
  if (/\p{Lu}/u.test(character)) return 'upper';
  return /\p{L}/u.test(character) ? 'lower' : 'special';
}

/**
 * What is wrong with a password, by the landlord's rules and never below the CNIL's floor.
 * @param on ISO date
 * @returns French sentences; none when it may be used
 */
export function checkPassword(
  profile: LandlordProfile,
  on: string,
  password: string,
  person: PasswordOwner,
): readonly string[] {
  const characters = [...password.normalize('NFC')];
  if (characters.length === 0) return ['Choisissez un mot de passe.'];
  if (characters.length > LONGEST_PASSWORD) {
    return [`Le mot de passe a plus de ${LONGEST_PASSWORD}\u00a0caractères.`];
  }
  const faults = [...landlordFaults(profile, on, password, characters, person)];
  // Said once: a password below the landlord's length is below the floor by that very length.
  const short = characters.length < (appliedRule(profile, 'password.minLength', on).value ?? 0);
  if (!short && passwordBits(password) < FLOOR_BITS) faults.push(TOO_EASY);
  // Of a password that is refused for its length, few characters are no repetition.
  else if (!short && new Set(characters).size < FEWEST_DIFFERENT)
    faults.push('Il répète trop les mêmes caractères.');
  if (isTooCommon(password)) faults.push('Il fait partie des mots de passe les plus courants.');
  if (holdsLogin(password, person)) faults.push('Il contient votre identifiant ou votre adresse e-mail.');
  return faults;
}

function* landlordFaults(
  profile: LandlordProfile,
  on: string,
  password: string,
  characters: readonly string[],
  person: PasswordOwner,
): Generator<string> {
  const length = appliedRule(profile, 'password.minLength', on).value ?? 0;
  if (characters.length < length) {
    yield `Il manque des caractères\u202f: ${characters.length} sur ${length} au moins.`;
  }
  const used = new Set<string>(characters.map(classOf));
  if (used.has('lower') || used.has('upper')) used.add('letter');
  const missing = (appliedRule(profile, 'password.classes', on).value ?? []).filter((one) => !used.has(one));
  if (missing.length > 0) yield `Il manque ${classWords(missing)}.`;
  const starts = appliedRule(profile, 'password.mustNotStartWith', on).value ?? [];
  for (const start of starts) {
    const own = start === 'nom' ? person.lastName : start === 'prenom' ? person.firstName : person.email;
    if (startsWith(password, own ?? '')) yield `Il ne doit pas commencer par ${START_WORDS[start]}.`;
  }
}

/** Without regard to case, accents and marks, and by either of two names held as one: `Élodie2026` begins with ELODIE. */
function startsWith(password: string, own: string): boolean {
  const [first = ''] = password;
  if (!/[A-Z0-9]/.test(foldCharacter(first))) return false;
  return keysOfNames(own).some((key) => nameKey(password).startsWith(key));
}

function holdsLogin(password: string, { email, login }: PasswordOwner): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  return [email, login, login.replace(/^L(?=\d{8}$)/, '')].some((own) => {
    const held = (own ?? '').trim().toLowerCase();
    return held !== '' && folded.includes(held);
  });
}

function classWords(classes: readonly (keyof typeof CLASS_WORDS)[]): string {
  const words = classes.map((one) => CLASS_WORDS[one]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`;
}
