import { describe, expect, it } from 'vitest';
import { holdsIban } from './hidden-iban.ts';

describe('an account number in a free text', () => {
  it.each([
    'FR76 3000 6000 0112 3456 7890 189',
    'voir fr7630006000011234567890189.',
    'Ancien compte\u202f: FR33-9999-9000-0100-0001-2345-A11, clos',
    'BE65\n9990\n0001\n2396',
    'AB12 puis DE97999999990000012345',
  ])('is found in %j', (text) => expect(holdsIban(text)).toBe(true));

  it.each([
    '',
    'Paie par chèque depuis le 12/11/2026',
    'FR76 3000 6000 0112 3456 7890 188',
    'FR76 •••• •••• •••• •••• ••••\u00a0189',
    'Mandat G2A-B-000012, référence client 0030020788B',
  ])('is not found in %j', (text) => expect(holdsIban(text)).toBe(false));
});
