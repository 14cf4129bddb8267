import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsCardNumber } from './card-number.ts';

function withCheckDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + String((10 - (sum % 10)) % 10);
}

describe('holdsCardNumber', () => {
  it.each([
    '4970101234567893',
    '4970 1012 3456 7893',
    '4970-1012-3456-7893',
    '4970.1012.3456.7893',
    '4970\u00a01012\u202f3456\u20097893',
    '４９７０１０１２３４５６７８９３',
    'CB Mme Martin 4970 1012 3456 7893 12/27',
    '4970 1012 3456 7893 123',
    '378282246310005',
    '3782 822463 10005',
  ])('%s', (text) => expect(holdsCardNumber(text)).toBe(true));

  it.each([
    '4970101234567894',
    '482913',
    '0001234',
    'Banque Exemple',
    '',
    '06 39 98 12 34',
    '0000000000000',
    '497010123456',
    'M. DURAND, 12 rue des Bleuets, 28000 Chartres',
  ])('not %s', (text) => expect(holdsCardNumber(text)).toBe(false));

  it('finds any number with a good key, however it is spaced, and no number with a bad one', () => {
    const digits = fc
      .integer({ min: 12, max: 18 })
      .chain((length) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`)));
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', '\u00a0'), {
      minLength: 19,
      maxLength: 19,
    });
    fc.assert(
      fc.property(digits, separators, (body, marks) => {
        const spaced = (text: string) => [...text].map((digit, i) => digit + (marks[i] ?? '')).join('');
        const good = withCheckDigit(body);
        expect(holdsCardNumber(spaced(good))).toBe(true);
        const last = Number(good.at(-1));
        const bad = body + String((last + 1) % 10);
        expect(holdsCardNumber(bad)).toBe(false);
      }),
    );
  });
});
