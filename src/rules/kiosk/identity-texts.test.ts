import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareIdentity,
  type HeldIdentity,
  type IdentityField,
  type IdentityRule,
} from '../registrations/identity.ts';
import { heldTexts, type TypedAnswers, typedTexts } from './identity-texts.ts';

const TODAY = '2026-11-17';

const word = fc.constantFrom(
  'MARTIN',
  'Martin',
  'DURAND',
  'Durand',
  "D'ARC",
  'd’Arc',
  'D ARC',
  'LE GALL',
  'Le-Gall',
  'LEGALL',
  'LECŒUR',
  'Lecoeur',
  'N’DIAYE',
  'Élodie',
  'ELODIE',
  'Jean-Baptiste',
  'jean baptiste',
  'Łukasz',
  '李',
  'ВОЛКОВ',
);
const lastName = fc.oneof(
  word,
  fc
    .tuple(word, fc.constantFrom(' épouse ', ' née ', ' veuve ', ' '), word)
    .map(([a, link, b]) => `${a}${link}${b}`),
);
const birth = fc.constantFrom('1984-03-12', '1984-12-03', '1984-01-01', '1984', '1960-02-29');
const typedBirth = fc.constantFrom(
  '12/03/1984',
  '12031984',
  '03/12/1984',
  '01/01/1984',
  '1984',
  '29/02/1960',
  '1960',
);
const held: fc.Arbitrary<HeldIdentity> = fc.record({
  lastName,
  usageName: fc.option(lastName),
  firstName: word,
  birth,
  civility: fc.constantFrom('M', 'MME', null),
});
const typed = fc.record({ lastName, firstName: word, birth: typedBirth });
const fields = fc.constantFrom<readonly IdentityField[]>(
  ['nom'],
  ['date_naissance'],
  ['nom', 'prenom'],
  ['nom', 'prenom', 'date_naissance'],
);
const compare = fc.constantFrom<IdentityRule['compare']>('exact', 'upper-case', 'loose');

function recognised(rule: IdentityRule, known: HeldIdentity, answers: TypedAnswers): boolean {
  const kept = new Set(heldTexts(rule.fields, rule.compare, known));
  return typedTexts(rule.fields, rule.compare, answers, TODAY).some((text) => kept.has(text));
}

describe('what is hashed of an identity', () => {
  it("is recognised when, and only when, the landlord's comparison says that it is the same", () => {
    let same = 0;
    fc.assert(
      fc.property(fields, compare, held, typed, fc.boolean(), (asked, way, known, given, copies) => {
        const rule: IdentityRule = { fields: asked, compare: way, rule: { status: 'guide', source: '' } };
        const answers = copies ? { ...given, lastName: known.lastName, firstName: known.firstName } : given;
        const wanted = compareIdentity(rule, known, { ...answers, lastName: answers.lastName }, TODAY).same;
        if (wanted) same += 1;
        expect(recognised(rule, known, answers)).toBe(wanted);
      }),
      { numRuns: 20_000 },
    );
    // Both answers were met.
    expect(same).toBeGreaterThan(1_000);
    expect(same).toBeLessThan(19_000);
  });

  it.each([
    ['exact', 'Le Gall\nÉlodie\n1988-04-23'],
    ['upper-case', 'LE GALL\nELODIE\n1988-04-23'],
    ['loose', 'LEGALL\nELODIE\n1988-04-23'],
  ] as const)('is, compared %s, the plain answers first', (way, plain) => {
    const answers = { lastName: ' Le  Gall', firstName: 'Élodie', birth: '23/04/1988' };
    const asked = ['nom', 'prenom', 'date_naissance'] as const;
    expect(typedTexts(asked, way, answers, TODAY)[0]).toBe(plain);
  });

  it.each<[string, Partial<HeldIdentity>]>([
    ['a birth date', { birth: null }],
    ['a first name', { firstName: ' ' }],
    ['a readable birth date', { birth: '1984-13-45' }],
    ['a person', { civility: 'STE' }],
  ])('is nothing where the file has not %s', (_, lack) => {
    const whole = {
      lastName: 'MARTIN',
      usageName: null,
      firstName: 'Jean',
      birth: '1984-03-12',
      civility: 'M',
    };
    const asked = ['nom', 'prenom', 'date_naissance'] as const;
    expect(heldTexts(asked, 'loose', whole)).not.toEqual([]);
    expect(heldTexts(asked, 'loose', { ...whole, ...lack })).toEqual([]);
  });

  it.each<TypedAnswers>([
    { lastName: '', firstName: 'Jean', birth: '12/03/1984' },
    { lastName: 'MARTIN', firstName: null, birth: '12/03/1984' },
    { lastName: 'MARTIN', firstName: 'Jean', birth: '31/02/1984' },
    { lastName: 'MARTIN', firstName: 'Jean', birth: '12/03/2084' },
  ])('is nothing for what cannot be an answer: %o', (answers) => {
    expect(typedTexts(['nom', 'prenom', 'date_naissance'], 'exact', answers, TODAY)).toEqual([]);
  });
});
