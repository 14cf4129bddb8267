import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readIban } from './read-iban.ts';

const RIB_DIGIT: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, at) => [letter, '12345678912345678923456789'.charAt(at)]),
);

/** The RIB key by the book, computed on one long number: 97 less the rest of bank, branch, account and 00 by 97. */
function ribKey(bank: string, branch: string, account: string): string {
  const digits = Array.from(bank + branch + account, (sign) => RIB_DIGIT[sign] ?? sign).join('');
  return String(97n - (BigInt(`${digits}00`) % 97n)).padStart(2, '0');
}

/** ISO 13616: 98 less the rest of the account, country and 00 by 97, letters from 10 to 35. */
function withKey(country: string, account: string): string {
  const digits = Array.from(`${account}${country}00`, (sign) => String(Number.parseInt(sign, 36))).join('');
  return country + String(98n - (BigInt(digits) % 97n)).padStart(2, '0') + account;
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const french = fc
  .tuple(fc.constantFrom('FR', 'MC'), digits(5), digits(5), fc.stringMatching(/^[0-9A-Z]{11}$/))
  .map(([country, bank, branch, account]) =>
    withKey(country, bank + branch + account + ribKey(bank, branch, account)),
  );
const german = digits(18).map((account) => withKey('DE', account));
const any = fc.oneof(french, german);

/** Another digit in the place of one of them. */
const oneChanged = any.chain((iban) => {
  const places = Array.from(iban, (sign, at) => (/\d/.test(sign) ? at : -1)).filter((at) => at >= 0);
  return fc
    .record({ at: fc.constantFrom(...places), by: fc.integer({ min: 1, max: 9 }) })
    .map(({ at, by }) => iban.slice(0, at) + String((Number(iban[at]) + by) % 10) + iban.slice(at + 1));
});

it('takes every account whose keys hold, however it is written', () => {
  const written = fc.tuple(any, fc.constantFrom('', ' ', '\u00a0', '-'), fc.boolean());
  fc.assert(
    fc.property(written, ([iban, between, small]) => {
      const text = (iban.match(/.{1,4}/g) ?? []).join(between);
      expect(readIban(small ? text.toLowerCase() : text)).toMatchObject({ kind: 'ok', iban });
    }),
    { numRuns: 500 },
  );
});

it('refuses every account of which one digit was changed', () => {
  fc.assert(
    fc.property(oneChanged, (iban) => {
      expect(readIban(iban)).toMatchObject({ kind: 'refused' });
    }),
    { numRuns: 1000 },
  );
});

it('refuses a French account whose first key holds and whose RIB key does not', () => {
  const wrongRib = fc
    .tuple(digits(5), digits(5), digits(11), fc.integer({ min: 1, max: 96 }))
    .map(([bank, branch, account, off]) => {
      const wrong = ((Number(ribKey(bank, branch, account)) - 1 + off) % 97) + 1;
      return withKey('FR', bank + branch + account + String(wrong).padStart(2, '0'));
    });
  fc.assert(
    fc.property(wrongRib, (iban) => {
      expect(readIban(iban)).toMatchObject({ kind: 'refused', sentence: expect.stringContaining('clé RIB') });
    }),
    { numRuns: 300 },
  );
});
