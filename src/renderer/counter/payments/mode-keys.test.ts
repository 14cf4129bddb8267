import { expect, test } from 'vitest';
import { modeOfKey } from './mode-keys.ts';

const plain = { ctrlKey: false, altKey: false, metaKey: false };

test.each([
  ['e', 'especes'],
  ['E', 'especes'],
  ['c', 'cheque'],
  ['b', 'carte'],
  ['V', 'virement'],
  ['m', 'mandat'],
  ['t', 'none'],
  ['+', 'add'],
  ['z', 'none'],
  ['é', 'none'],
  ['1', null],
  [',', null],
  ['€', null],
  ['Enter', null],
  ['Backspace', null],
])('%s is %j', (key, meaning) => {
  expect(modeOfKey({ key, ...plain })).toBe(meaning);
});

test('chords and AltGr stay with the field', () => {
  expect(modeOfKey({ ...plain, key: 'c', ctrlKey: true })).toBeNull();
  expect(modeOfKey({ ...plain, key: 'e', ctrlKey: true, altKey: true })).toBeNull();
});
