/** Words from which most guessed passwords of French users are made; letters only, lower case, without accents. */
const COMMON_WORDS: ReadonlySet<string> = new Set([
  'password',
  'passwort',
  'motdepasse',
  'monmotdepasse',
  'azerty',
  'azertyuiop',
  'qwerty',
  'qwertyuiop',
  'qwertz',
  'bonjour',
  'bonjourbonjour',
  'bienvenue',
  'soleil',
  'doudou',
  'loulou',
  'chouchou',
  'jetaime',
  'marseille',
  'olympiquedemarseille',
  'admin',
  'administrateur',
  'welcome',
  'iloveyou',
  'letmein',
  'locataire',
  'espacelocataire',
  'monespace',
  'monespacelocataire',
  'logement',
  'appartement',
  'loyer',
  'quittance',
  'secret',
  'motdepassesecret',
  'princesse',
  'nicolas',
  'camille',
  'france',
  'football',
  'dragon',
  'superman',
  'coucou',
  'chocolat',
  'vacances',
  'changeme',
  'guichet',
]);

/** Ways of walking along a keyboard or an alphabet. */
const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  '012345678901234567890',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);

const LEET: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** Whether a password is one of the first to be tried: a common word dressed with digits and signs, or a walk of keys. */
export function isTooCommon(password: string): boolean {
  const plain = password.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const bare = (text: string) => text.replaceAll(/[^a-z]/g, '');
  const core = plain.replaceAll(/^[^a-z]+|[^a-z]+$/g, '');
  const read = [...core].map((character) => LEET[character] ?? character).join('');
  const whole = [...plain].map((character) => LEET[character] ?? character).join('');
  if ([bare(plain), bare(read), bare(whole)].some((word) => isCommonWord(word))) return true;
  return isWalk(plain.replaceAll(/[^a-z0-9]/g, ''));
}

/** Once, or said again and again: `azertyazerty`. */
function isCommonWord(word: string): boolean {
  if (word === '') return false;
  return [...COMMON_WORDS].some((common) => common.repeat(Math.ceil(word.length / common.length)) === word);
}

/** Made of nothing but walks of four keys or more: `azerty123456`. */
function isWalk(text: string): boolean {
  let left = text;
  while (left.length >= 4) {
    const length = longestWalk(left);
    if (length < 4) return false;
    left = left.slice(length);
  }
  return left.length < text.length && left.length < 3;
}

function longestWalk(text: string): number {
  let length = text.length;
  while (length >= 4 && !WALKS.some((walk) => walk.includes(text.slice(0, length)))) length--;
  return length;
}
