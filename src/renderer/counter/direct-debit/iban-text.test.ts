import { expect, test } from 'vitest';
import { groupedIban, isWholeFrenchIban } from './iban-text.ts';

test.each([
  ['fr76', '', 'FR76'],
  ['FR761', 'FR76', 'FR76 1'],
  ['FR76 3000 6', 'FR76 3000', 'FR76 3000 6'],
  ['FR7630006000011234567890189', '', 'FR76 3000 6000 0112 3456 7890 189'],
])('%s typed after %j stands as %s', (typed, before, shown) => {
  expect(groupedIban(typed, before)).toBe(shown);
});

test('what is corrected in the middle is left where it stands', () => {
  expect(groupedIban('FR76 300 6000', 'FR76 3000 6000')).toBe('FR76 300 6000');
});

test('what is no account number is shown as typed, for its fault to be said', () => {
  expect(groupedIban('voir RIB !', '')).toBe('voir RIB !');
});

test('a French one is whole at 27 characters', () => {
  expect(isWholeFrenchIban('FR76 3000 6000 0112 3456 7890 189')).toBe(true);
  expect(isWholeFrenchIban('FR76 3000 6000 0112 3456 7890 18')).toBe(false);
  expect(isWholeFrenchIban('DE89 3704 0044 0532 0130 00')).toBe(false);
});
