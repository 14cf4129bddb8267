import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkLetter,
  looseKey,
  type ReferenceRule,
  readReference,
  referenceRuleSchema,
  storedKey,
} from './references.ts';

const citeJardins: ReferenceRule = {
  form: 'prefixed-contract',
  letter: 'L',
  filler: '000',
  endsAtDash: true,
  dwellingCode: { minDigits: 5, maxDigits: 9 },
  minDigits: null,
  maxDigits: null,
};
const neolia: ReferenceRule = {
  form: 'prefixed-contract',
  letter: 'L',
  filler: null,
  endsAtDash: false,
  dwellingCode: null,
  minDigits: null,
  maxDigits: null,
};
const cchartres: ReferenceRule = { form: 'digits-letter', digits: 10, digitsWithoutFirstZero: 9 };
const gard: ReferenceRule = { form: 'opaque' };
const auvergne: ReferenceRule = { form: 'prefixed-length', prefix: '02', printedDigits: 11 };

function keysTyped(rule: ReferenceRule, typed: string): readonly string[] {
  const reading = readReference(rule, typed);
  return reading.kind === 'candidates' ? reading.keys : [];
}

describe('printed text to stored key', () => {
  it.each<[string, ReferenceRule, string, string]>([
    ['Cité Jardins', citeJardins, 'L / 000 9999 - 9990099T3', '9999'],
    ['Cité Jardins, fixed account', citeJardins, 'L / 000 4821 - 4821007T3', '4821'],
    ['Cité Jardins, the key itself', citeJardins, '4821', '4821'],
    ['Cité Jardins, zeros of its own', citeJardins, 'L/0000123', '0123'],
    ['Néolia', neolia, 'L0457718', '0457718'],
    ['Néolia, the key itself', neolia, '0457718', '0457718'],
    ["C'Chartres", cchartres, '0030020788B', '0030020788'],
    ["C'Chartres, without letter", cchartres, '0030020788', '0030020788'],
    ["C'Chartres, nine digits", cchartres, '030020788', '0030020788'],
    ['Gard', gard, ' 00418-22/b ', '00418-22/B'],
    ['Auvergne, printed', auvergne, '00012345678', '0200012345678'],
    ['Auvergne, the key itself', auvergne, '0200012345678', '0200012345678'],
    ['Auvergne, eleven digits beginning with 02', auvergne, '02123456789', '0202123456789'],
  ])('%s', (_, rule, printed, key) => {
    expect(storedKey(rule, printed)).toEqual({ kind: 'ok', key });
  });

  it.each<[string, ReferenceRule, string]>([
    ['letters where digits stand', citeJardins, 'L / 000 ABCD - 1T3'],
    ['O for 0 in a file is a fault, not a slip of the hand', cchartres, 'OO30020788B'],
    ['eleven digits', cchartres, '00300207881'],
    ['empty', gard, '  '],
    ['twelve digits', auvergne, '020001234567'],
    ['thirteen digits of another prefix', auvergne, '0300012345678'],
    ['a NUL', gard, '00418\u0000'],
  ])('refuses %s', (_, rule, printed) => {
    expect(storedKey(rule, printed)).toMatchObject({ kind: 'invalid', reason: expect.stringMatching(/\.$/) });
  });
});

describe('typed text to candidate keys (domain.md §D, References)', () => {
  it.each<[ReferenceRule, string, string[]]>([
    [citeJardins, 'L / 000 9999 - 9990099T3', ['9999']],
    [citeJardins, 'L/0009999', ['9999']],
    [citeJardins, 'l / 000 9999 - 9990099T3', ['9999']],
    [citeJardins, 'l0009999', ['9999']],
    [citeJardins, '9999', ['9999']],
    [citeJardins, ' 9 999', ['9999']],
    [citeJardins, '9\u202f999 ', ['9999']],
    [citeJardins, 'L/0000123', ['0123']],
    [citeJardins, '0009999', ['0009999', '9999']],
    [citeJardins, 'L / 000 9999 – 9990099T3', ['9999']],
    [neolia, 'L12345', ['12345']],
    [neolia, 'L 12345', ['12345']],
    [neolia, '12345', ['12345']],
    [neolia, 'l0457718', ['0457718']],
    [neolia, '000457718', ['000457718']],
    [cchartres, '0030020788B', ['0030020788']],
    [cchartres, '0030020788b', ['0030020788']],
    [cchartres, '0030020788', ['0030020788']],
    [cchartres, '003 002 0788 B', ['0030020788']],
    [cchartres, '003.002.0788.B', ['0030020788']],
    [cchartres, '0030020788C', ['0030020788']],
    [cchartres, '030020788', ['0030020788']],
    [cchartres, '030020788B', ['0030020788']],
    [cchartres, 'OO3OO2O788B', ['0030020788']],
    [cchartres, '00300207I8B', ['0030020718']],
    [cchartres, '030020788I', ['0300207881', '0030020788']],
    [gard, ' 00418-22/b', ['00418-22/B']],
    [gard, 'e\u0301ole', ['ÉOLE']],
    [auvergne, '00012345678', ['0200012345678']],
    [auvergne, '0200012345678', ['0200012345678']],
    [auvergne, '02123456789', ['0202123456789']],
    [auvergne, '000 1234 5678', ['0200012345678']],
  ])('%o %s', (rule, typed, keys) => {
    expect(keysTyped(rule, typed)).toEqual(keys);
  });

  it('compares without leading zeros on both sides', () => {
    expect(readReference(neolia, '457718')).toMatchObject({ looseKeys: [looseKey('0457718')] });
    expect(readReference(neolia, '000457718')).toMatchObject({
      looseKeys: [looseKey('0457718')],
      looseHit: 'open',
    });
  });

  it('offers a near opaque reference without opening it', () => {
    expect(readReference(gard, '41822b')).toMatchObject({
      looseKeys: [looseKey('00418-22/B')],
      looseHit: 'offer',
    });
  });

  it.each(['9990099T3', '9990099t3', '999 0099 T3', '- 9990099T3'])(
    'explains a dwelling code: %s',
    (typed) => {
      expect(readReference(citeJardins, typed)).toEqual({
        kind: 'dwelling-code',
        code: '9990099T3',
        sentence: "Cela ressemble à un code de logement. Sur l'avis, la référence se lit avant le tiret.",
      });
    },
  );

  it('knows no dwelling code where the profile gives none', () => {
    expect(readReference(neolia, '9990099T3')).toEqual({ kind: 'none' });
  });

  it.each<[ReferenceRule, string]>([
    [auvergne, '020001234567'],
    [auvergne, '0300012345678'],
    [cchartres, '003002078812'],
    [cchartres, '00300B20788'],
  ])('says why it cannot be a reference: %o %s', (rule, typed) => {
    expect(readReference(rule, typed)).toMatchObject({
      kind: 'invalid',
      sentence: expect.stringMatching(/\.$/),
    });
  });

  it('takes one without its leading zeros for whole or begun: the base tells', () => {
    expect(readReference(auvergne, '12345678')).toEqual({
      kind: 'candidates',
      keys: [],
      looseKeys: [looseKey('0200012345678')],
      looseHit: 'open',
      prefixes: ['0212345678'],
    });
  });

  it.each<[ReferenceRule, string, string[]]>([
    [cchartres, '00300', ['00300', '000300']],
    [auvergne, '0001234', ['020001234']],
    [auvergne, '0200', ['020200', '0200']],
  ])('lists a reference begun: %o %s', (rule, typed, prefixes) => {
    expect(readReference(rule, typed)).toEqual({ kind: 'partial', prefixes });
  });

  it.each<[ReferenceRule, string]>([
    [citeJardins, 'MARTIN'],
    [citeJardins, '14 rue des Bleuets'],
    [neolia, 'LE GALL'],
    [cchartres, 'OI'],
    [cchartres, '14 rue des Bleuets'],
    [auvergne, 'L12345'],
    [gard, '  '],
  ])('leaves words alone: %o %s', (rule, typed) => {
    expect(readReference(rule, typed)).toEqual({ kind: 'none' });
  });
});

describe("the letter of C'Chartres", () => {
  it('agrees, is absent, or disagrees by name', () => {
    expect(checkLetter(cchartres, '0030020788b', '0030020788B')).toEqual({ kind: 'agrees' });
    expect(checkLetter(cchartres, '0030020788', '0030020788B')).toEqual({ kind: 'not-typed' });
    expect(checkLetter(cchartres, '030020788C', '0030020788B')).toEqual({
      kind: 'disagrees',
      sentence: "La lettre ne correspond pas\u202f: C tapé, B sur l'avis du compte 0030020788B.",
    });
  });

  it('reads I in the last place as a letter, in digit places as 1', () => {
    expect(checkLetter(cchartres, '00300207I8I', '0030020718I')).toEqual({ kind: 'agrees' });
    expect(checkLetter(cchartres, '0030020718O', '0030020718B')).toMatchObject({ kind: 'disagrees' });
  });

  it('says nothing for forms without a letter', () => {
    expect(checkLetter(neolia, 'L12345', 'L12345')).toEqual({ kind: 'not-typed' });
  });
});

describe('every form survives noisy typing', () => {
  const space = fc.constantFrom('', ' ', '\u00a0', '\u202f', '\u200b', '  ');
  const digitsOf = (min: number, max: number) =>
    fc.array(fc.constantFrom(...'0123456789'), { minLength: min, maxLength: max }).map((all) => all.join(''));
  const noisy = (text: string) =>
    fc
      .tuple(fc.array(space, { minLength: text.length + 1, maxLength: text.length + 1 }), fc.boolean())
      .map(([gaps, lower]) => {
        const spread = gaps[0] + [...text].map((character, i) => character + gaps[i + 1]).join('');
        return lower ? spread.toLowerCase() : spread;
      });

  function roundTrips(rule: ReferenceRule, printed: fc.Arbitrary<string>, noise = noisy): void {
    fc.assert(
      fc.property(
        printed.chain((text) => fc.tuple(fc.constant(text), noise(text))),
        ([text, typed]) => {
          const stored = storedKey(rule, text);
          if (stored.kind !== 'ok') throw new Error(`${text} has no key`);
          expect(keysTyped(rule, typed)).toContain(stored.key);
          expect(storedKey(rule, stored.key)).toEqual(stored);
        },
      ),
    );
  }

  it('La Cité Jardins', () => {
    const dash = fc.constantFrom('-', '–', '\u2011', '−');
    roundTrips(
      citeJardins,
      fc
        .tuple(digitsOf(1, 9), dash, digitsOf(7, 7))
        .map(([key, mark, code]) => `L/000${key}${mark}${code}T3`),
    );
  });
  it('Néolia', () =>
    roundTrips(
      neolia,
      digitsOf(1, 12).map((key) => `L${key}`),
    ));
  it("C'Chartres", () =>
    roundTrips(
      cchartres,
      fc
        .tuple(digitsOf(10, 10), fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ'))
        .map((parts) => parts.join('')),
    ));
  it('Auvergne Habitat', () => roundTrips(auvergne, digitsOf(11, 11)));
  it('Habitat du Gard: outer spaces and case only', () => {
    const inner = fc.string({ minLength: 1, maxLength: 20 }).map((text) => `A${text.replaceAll('\0', '')}Z`);
    roundTrips(gard, inner, (text) =>
      fc
        .tuple(space, space)
        .map(([before, after]) => (before + text.toLowerCase() + after).replaceAll('\u200b', '')),
    );
  });
});

it('refuses a rule with an unknown field', () => {
  expect(referenceRuleSchema.safeParse({ form: 'opaque' }).success).toBe(true);
  expect(referenceRuleSchema.safeParse({ form: 'opaque', landlord: 'x' }).success).toBe(false);
});
