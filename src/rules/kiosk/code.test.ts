import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CODE_LETTERS } from '../registrations/activation-code.ts';
import { KIOSK_CODE_LENGTH, readKioskCode, shownKioskCode } from './code.ts';

const code = fc
  .array(fc.constantFrom(...CODE_LETTERS), { minLength: KIOSK_CODE_LENGTH, maxLength: KIOSK_CODE_LENGTH })
  .map((letters) => letters.join(''));

it('is read from any way of typing what was shown', () => {
  fc.assert(
    fc.property(
      code,
      fc.constantFrom('', ' ', '-', '\u2011', '\u00a0', '.'),
      fc.boolean(),
      (own, mark, low) => {
        const shown = shownKioskCode(own).replace('-', mark);
        expect(readKioskCode(low ? shown.toLowerCase() : shown)).toBe(own);
      },
    ),
  );
});

it.each(['', 'ABCD', 'ABCD-EFGHJ', 'ABCD-EFG0', 'ABCD-EFGI', '1234-5678', 'ÀBCD-EFGH'])(
  'is not %s',
  (typed) => {
    expect(readKioskCode(typed)).toBeUndefined();
  },
);
