import { describe, expect, it } from 'vitest';
import { askQuestion, checkAnswer, numberWords, QUESTION_MS } from './question.ts';

const KEY = 'a key of this test';
const NOW = Date.parse('2026-11-20T09:00:00Z');

/** Draws given in turn. */
function drawing(...drawn: readonly number[]): (below: number) => number {
  const rest = [...drawn];
  return (below) => (rest.shift() ?? 0) % below;
}

function ask(...drawn: readonly number[]) {
  return askQuestion(KEY, NOW, drawing(...drawn));
}

const check = (token: string, typed: string, now = NOW) => checkAnswer(KEY, { token, typed, now });

describe('the question in place of a picture code', () => {
  it.each([
    [[0, 1, 2], 'Combien font trois plus quatre\u202f?', ['7', 'sept', ' Sept. ', '07', 'SEPT']],
    [[0, 7, 7], 'Combien font neuf plus neuf\u202f?', ['18', 'dix-huit', 'dix huit', 'Dix‑huit']],
    [[1, 3, 4], 'Combien font neuf moins cinq\u202f?', ['4', 'quatre']],
    [[2, 0], 'Quel jour vient juste après dimanche\u202f?', ['lundi', 'Lundi', 'le lundi']],
    [
      [3, 0],
      'Quel mois vient juste après janvier\u202f?',
      ['février', 'fevrier', 'FÉVRIER', 'fe\u0301vrier'],
    ],
    [[3, 11], 'Quel mois vient juste après décembre\u202f?', ['janvier']],
    [[4, 20], 'Écrivez ce nombre en chiffres\u202f: quarante et un.', ['41', 'quarante et un']],
    [[5, 4, 0, 0, 1], 'Quel est le plus grand\u202f: cinq, six ou dix-neuf\u202f?', ['19', 'dix-neuf']],
  ] as const)('%j: %s', (drawn, sentence, answers) => {
    const question = ask(...drawn);
    expect(question.sentence).toBe(sentence);
    for (const answer of answers) expect([answer, check(question.token, answer)]).toEqual([answer, 'right']);
    for (const answer of ['', '0', 'non', '999', sentence])
      expect([answer, check(question.token, answer)]).toEqual([answer, 'wrong']);
  });

  it('has several kinds, and many questions', () => {
    const sentences = new Set(Array.from({ length: 300 }, () => askQuestion(KEY, NOW).sentence));
    expect(sentences.size).toBeGreaterThan(60);
    const kinds = new Set([...sentences].map((one) => one.split(' ').slice(0, 2).join(' ')));
    expect([...kinds].sort()).toEqual(['Combien font', 'Quel est', 'Quel jour', 'Quel mois', 'Écrivez ce']);
  });

  it('lasts one hour', () => {
    const { token } = ask(0, 1, 2);
    expect(check(token, '7', NOW + QUESTION_MS - 1)).toBe('right');
    expect(check(token, '7', NOW + QUESTION_MS)).toBe('late');
  });

  it('believes no token but its own, and tells no answer', () => {
    const { token } = ask(0, 1, 2);
    const [until = '', nonce = '', seal = ''] = token.split('.');
    const later = (NOW + 2 * QUESTION_MS).toString(36);
    for (const forged of ['', 'x', `${until}.${nonce}`, `${later}.${nonce}.${seal}`, `${token}x`])
      expect(check(forged, '7')).toBe('wrong');
    expect(checkAnswer('another key', { token, typed: '7', now: NOW })).toBe('wrong');
    expect(ask(0, 1, 2).token).not.toBe(ask(0, 1, 2).token);
  });

  it('writes numbers in words, each once', () => {
    const words = Array.from({ length: 60 }, (_, n) => numberWords(n));
    expect(new Set(words).size).toBe(60);
    expect([17, 20, 21, 42, 51].map(numberWords)).toEqual([
      'dix-sept',
      'vingt',
      'vingt et un',
      'quarante-deux',
      'cinquante et un',
    ]);
  });
});
