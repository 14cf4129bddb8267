import { expect, test } from 'vitest';
import { distinctWords, markedPieces, newWords, stillThere } from './found-words.ts';

const TEXT = 'Un voisin fou, vraiment FOU.';
const FOUND = [
  { word: 'fou', from: 10, to: 13 },
  { word: 'FOU', from: 24, to: 27 },
];

test('what stands before the change is still found, what moved is not', () => {
  expect(stillThere(TEXT, FOUND, TEXT)).toEqual(FOUND);
  expect(stillThere(TEXT, FOUND, `${TEXT} Il crie.`)).toEqual(FOUND);
  expect(stillThere(TEXT, FOUND, 'Un voisin fou, vraiment.')).toEqual([FOUND[0]]);
  expect(stillThere(TEXT, FOUND, `Hier, ${TEXT}`)).toEqual([]);
});

test('a word that goes on under the keys is another word', () => {
  expect(stillThere('Le fou', [{ word: 'fou', from: 3, to: 6 }], 'Le four')).toEqual([]);
  expect(stillThere('Le fou', [{ word: 'fou', from: 3, to: 6 }], 'Le fou ')).toHaveLength(1);
});

test('each word is named once, and capitals make no other word', () => {
  expect(distinctWords(FOUND)).toEqual(['fou']);
  expect(newWords(FOUND, [{ word: 'Fou', from: 0, to: 3 }])).toEqual([]);
  expect(newWords([{ word: 'sale', from: 0, to: 4 }], FOUND)).toHaveLength(1);
});

test('the pieces are the text, with its words marked', () => {
  const pieces = markedPieces(TEXT, FOUND);
  expect(pieces.map(({ text }) => text).join('')).toBe(TEXT);
  expect(pieces.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['fou', 'FOU']);
  expect(markedPieces(TEXT, [])).toEqual([{ text: TEXT, marked: false, from: 0 }]);
  expect(markedPieces('', [])).toEqual([]);
});

test('finds that overlap are marked once, and nothing is written twice', () => {
  const pieces = markedPieces('gros porc', [
    { word: 'gros porc', from: 0, to: 9 },
    { word: 'porc', from: 5, to: 9 },
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe('gros porc');
  expect(pieces.filter(({ marked }) => marked)).toHaveLength(1);
});
