import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { MONTHS, WEEKDAYS } from '../../rules/dates.ts';
import { NARROW_NBSP as THIN } from '../../rules/unicode.ts';

/** A question that a person answers and a program that only fills fields does not, in place of a picture code. */
export type Question = {
  readonly sentence: string;
  /** What goes back with the answer. It holds no answer: only the key can tell whether one is right. */
  readonly token: string;
};

export type AnswerCheck = 'right' | 'wrong' | 'late';

/** Long enough for who types slowly, or has a page read aloud. */
export const QUESTION_MS = 60 * 60_000;

const UNITS = [
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
  'dix-sept dix-huit dix-neuf',
]
  .join(' ')
  .split(' ');
const TENS: Readonly<Record<number, string>> = { 20: 'vingt', 30: 'trente', 40: 'quarante', 50: 'cinquante' };

/** A whole number below 60 in words, without its accents: `quarante-deux`, `vingt et un`. */
export function numberWords(n: number): string {
  const small = UNITS[n];
  if (small !== undefined) return small;
  const tens = TENS[n - (n % 10)] ?? String(n);
  if (n % 10 === 0) return tens;
  return n % 10 === 1 ? `${tens} et un` : `${tens}-${UNITS[n % 10]}`;
}

const NUMBERS = new Map(Array.from({ length: 60 }, (_, n) => [plain(numberWords(n)), String(n)]));

/** Letters and digits alone, without accents. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** Two ways of writing one answer are one: `7`, « sept », « Sept. ». */
function readAnswer(typed: string): string {
  const words = plain(typed).replace(/^(cest|le|il|mois|jour|reponse)(?=.{3})/, '');
  return NUMBERS.get(words) ?? words.replace(/^0+(?=\d)/, '');
}

type Asked = { readonly sentence: string; readonly answer: string };
type Draw = (below: number) => number;

function shown(n: number): string {
  return numberWords(n) === 'zero' ? 'zéro' : numberWords(n);
}

/** Each kind draws its own: learning one answer teaches little. */
const KINDS: readonly ((draw: Draw) => Asked)[] = [
  (draw) => {
    const [one, other] = [2 + draw(8), 2 + draw(8)];
    return {
      sentence: `Combien font ${shown(one)} plus ${shown(other)}${THIN}?`,
      answer: String(one + other),
    };
  },
  (draw) => {
    const [left, less] = [1 + draw(8), 1 + draw(8)];
    return {
      sentence: `Combien font ${shown(left + less)} moins ${shown(less)}${THIN}?`,
      answer: String(left),
    };
  },
  (draw) => {
    const day = draw(7);
    return {
      sentence: `Quel jour vient juste après ${WEEKDAYS[day]}${THIN}?`,
      answer: WEEKDAYS[(day + 1) % 7] ?? '',
    };
  },
  (draw) => {
    const month = draw(12);
    return {
      sentence: `Quel mois vient juste après ${MONTHS[month]}${THIN}?`,
      answer: MONTHS[(month + 1) % 12] ?? '',
    };
  },
  (draw) => {
    const n = 21 + draw(38);
    return { sentence: `Écrivez ce nombre en chiffres${THIN}: ${shown(n)}.`, answer: String(n) };
  },
  (draw) => {
    const first = 1 + draw(20);
    const [second, third] = [first + 1 + draw(12), first + 14 + draw(12)];
    const asked = [shown(third), shown(first), shown(second)];
    const at = draw(3);
    const order = [...asked.slice(at), ...asked.slice(0, at)];
    return {
      sentence: `Quel est le plus grand${THIN}: ${order[0]}, ${order[1]} ou ${order[2]}${THIN}?`,
      answer: String(third),
    };
  },
];

/** @param now milliseconds; @param draw a whole number from 0, below its argument */
export function askQuestion(key: string, now: number, draw: Draw = (below) => randomInt(below)): Question {
  const asked = (KINDS[draw(KINDS.length)] ?? KINDS[0])?.(draw);
  if (asked === undefined) throw new Error('no question');
  const stamp = `${(now + QUESTION_MS).toString(36)}.${randomBytes(9).toString('base64url')}`;
  return { sentence: asked.sentence, token: `${stamp}.${sealOf(key, stamp, asked.answer)}` };
}

/** Whether this is the answer to the question of this token, in words or digits, with or without accents. */
export function checkAnswer(
  key: string,
  { token, typed, now }: { readonly token: string; readonly typed: string; readonly now: number },
): AnswerCheck {
  const parts = /^([0-9a-z]{1,12})\.([\w-]{12})\.([\w-]{43})$/.exec(token.slice(0, 100));
  const [, until = '', nonce = '', seal = ''] = parts ?? [];
  if (parts === null) return 'wrong';
  const expected = Buffer.from(sealOf(key, `${until}.${nonce}`, typed.slice(0, 60)));
  if (Number.parseInt(until, 36) <= now) return 'late';
  return timingSafeEqual(Buffer.from(seal), expected) ? 'right' : 'wrong';
}

function sealOf(key: string, stamp: string, answer: string): string {
  return createHmac('sha256', key)
    .update(`guichet-question\n${stamp}\n${readAnswer(answer)}`)
    .digest('base64url');
}
