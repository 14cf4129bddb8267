import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIban } from './read-iban.ts';

const GOOD = 'FR7630006000011234567890189';

/** Account numbers of domain.md §D. */
describe('accepted', () => {
  it.each([
    ['FR76 3000 6000 0112 3456 7890 189', GOOD, 'France'],
    ['FR14 2004 1010 0505 0001 3M02 606', 'FR1420041010050500013M02606', 'France'],
    ['FR33 9999 9000 0100 0001 2345 A11', 'FR3399999000010000012345A11', 'France'],
    ['FR76 9999 9000 0200 0000 0000 003', 'FR7699999000020000000000003', 'France'],
    ['fr76 3000 6000 0112 3456 7890 189', GOOD, 'France'],
    ['IBAN : FR76-3000-6000-0112-3456-7890-189'.replace(' : ', ' '), GOOD, 'France'],
    ['FR76\u00a03000\u202f6000 0112\t3456 7890 189\u200b', GOOD, 'France'],
    ['ＦＲ７６ 3000 6000 0112 3456 7890 189', GOOD, 'France'],
    ['BE68 5390 0754 7034', 'BE68539007547034', 'Belgique'],
    ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000', 'Allemagne'],
    ['PT50 0002 0123 1234 5678 9015 4', 'PT50000201231234567890154', 'Portugal'],
    ['MC58 1122 2000 0101 2345 6789 030', 'MC5811222000010123456789030', 'Monaco'],
    ['CH93 0076 2011 6238 5295 7', 'CH9300762011623852957', 'Suisse'],
  ])('%s', (typed, iban, country) => {
    expect(readIban(typed)).toMatchObject({ kind: 'ok', iban, country });
  });

  it('a foreign account is said to be; the BIC only where a bank may ask for it', () => {
    const notice = (typed: string) => {
      const read = readIban(typed);
      return read.kind === 'ok' ? read.notice : undefined;
    };
    expect(notice(GOOD)).toBeNull();
    expect(notice('BE68539007547034')).toBe("Compte tenu à l'étranger\u202f: Belgique.");
    expect(notice('CH9300762011623852957')).toMatch(/BIC/);
  });

  it('only its masked form is for the eyes', () => {
    const read = readIban(GOOD);
    expect(read).toMatchObject({ masked: 'FR76 •••• •••• •••• •••• ••••\u00a0189' });
  });
});

describe('refused, in words that say why and never hold the number', () => {
  it.each([
    ['FR76 3000 6000 0112 3456 7809 189', /inversés/],
    ['FR76 3000 6000 0112 3456 7890 188', /inversés/],
    // Good by mod 97, bad by its RIB key: the account number was changed and the control made anew.
    [withControl('FR', '30006000011234567890188'), /clé RIB/],
    ['30006000011234567890189', /RIB/],
    ['FR76 3000 6OOO O112 3456 7890 189', /O pour 0/],
    ['FR76 3000 6000', /27 signes/],
    ['BE68 5390 0754 703', /Belgique.*16 signes/],
    ['US64SVBKUS6S3300958879', /SEPA.*États-Unis/],
    ['MA64 0115 1900 0001 2050 0053 4921', /SEPA.*Maroc/],
    ['ZZ12 3456', /code de pays/],
    ['7630006000011234567890189', /deux lettres/],
    ['FR76 3000 6000 0112 3456 7890 18€', /lettres et des chiffres/],
    ['', /Indiquez/],
    [' \u200b', /Indiquez/],
  ])('%s', (typed, why) => {
    const read = readIban(typed);
    expect(read).toEqual({ kind: 'refused', sentence: expect.stringMatching(why) });
    if (read.kind === 'refused' && typed.length > 8) {
      expect(read.sentence.replaceAll(/\s/gu, '')).not.toContain(typed.replaceAll(/\s/gu, '').slice(4, 12));
    }
  });

  it('any one digit changed, any two neighbours swapped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 25 }), fc.integer({ min: 1, max: 9 }), (at, step) => {
        const digit = String((Number(GOOD[at]) + step) % 10);
        expect(readIban(GOOD.slice(0, at) + digit + GOOD.slice(at + 1)).kind).toBe('refused');
        const [one = '', other = ''] = GOOD.slice(at, at + 2);
        const swapped = GOOD.slice(0, at) + other + one + GOOD.slice(at + 2);
        expect(readIban(swapped).kind).toBe(one === other ? 'ok' : 'refused');
      }),
    );
  });
});

/** A number with its right control digits, whatever it says. */
function withControl(country: string, account: string): string {
  const digits = Array.from(`${account}${country}00`, (sign) => String(Number.parseInt(sign, 36))).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}
