import { expect, test } from 'vitest';
import { postalFormOf, typedPostal } from './postal-form.ts';

test('an address comes back as it was, whatever its number of lines', () => {
  for (const lines of [null, ['8 rue du Puits'], ['A', 'B', 'C', 'D', 'E', 'F']])
    expect(typedPostal(postalFormOf({ lines }))).toEqual({ lines });
});

test('lines left empty are skipped, and spaces are one', () => {
  const lines = ['', ' Mme  DUPRÉ ', '', '8 rue du Puits', '', '28190 Courville'];
  expect(typedPostal({ toDwelling: false, lines })).toEqual({
    lines: ['Mme DUPRÉ', '8 rue du Puits', '28190 Courville'],
  });
});

test('to the dwelling, what was typed meanwhile counts no more', () => {
  expect(typedPostal({ toDwelling: true, lines: ['8 rue du Puits', '', '', '', '', ''] })).toEqual({
    lines: null,
  });
});
