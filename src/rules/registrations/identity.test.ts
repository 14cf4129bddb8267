import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../test/support/landlord-profiles.ts';
import { nameKey } from '../names.ts';
import { SILENT } from '../profile.ts';
import {
  compareIdentity,
  type HeldIdentity,
  type IdentityRule,
  identityRule,
  type TypedIdentity,
} from './identity.ts';

const TODAY = '2026-11-22';
const rule = (
  compare: IdentityRule['compare'],
  fields: IdentityRule['fields'] = ['nom', 'prenom', 'date_naissance'],
): IdentityRule => ({
  fields,
  compare,
  rule: { status: 'silence', source: SILENT },
});
const holder = (held: Partial<HeldIdentity>): HeldIdentity => ({
  lastName: 'MARTIN',
  usageName: null,
  firstName: 'Jean',
  birth: '1960-02-29',
  civility: 'M.',
  ...held,
});
const typed = (read: Partial<TypedIdentity>): TypedIdentity => ({
  lastName: 'MARTIN',
  firstName: 'Jean',
  birth: '29/02/1960',
  ...read,
});
const plain = (text: string | null | undefined) => text?.replaceAll('\u202f', ' ') ?? null;

describe('what is compared', () => {
  it.each([
    ['cite-jardins', ['nom'], 'upper-case', 'guide'],
    ['neolia', ['nom'], 'loose', 'guide'],
    ['cchartres', ['nom', 'prenom'], 'exact', 'guide'],
    ['habitat-du-gard', ['nom', 'prenom', 'date_naissance'], 'loose', 'guide'],
    ['auvergne-habitat', ['nom', 'prenom', 'date_naissance'], 'exact', 'guide'],
  ])('%s', (id, fields, compare, status) => {
    const asked = identityRule(profileOf(id), TODAY);
    expect(asked).toMatchObject({ fields, compare, rule: { status } });
    expect(asked.rule.source).toMatch(/^«/);
  });

  it('under a guide that says neither: name and first name, loosely, and nobody is quoted', () => {
    const silent = profileOf('neolia', { 'identity.fields': null, 'identity.compare': null });
    expect(identityRule(silent, TODAY)).toEqual({
      fields: ['nom', 'prenom'],
      compare: 'loose',
      rule: { status: 'silence', source: SILENT },
    });
  });
});

/** domain.md §D: held, typed, then what each way of comparing says; null = the same. */
const NAMES: [
  held: string,
  typed: string,
  exact: string | null,
  upper: string | null,
  loose: string | null,
][] = [
  ["D'ARC", "D'ARC", null, null, null],
  ["D'ARC", 'D’ARC', null, null, null],
  [
    "D'ARC",
    'D ARC',
    "Le bail porte « D'ARC », avec une apostrophe.",
    "Le bail porte « D'ARC », avec une apostrophe.",
    null,
  ],
  [
    "D'ARC",
    'DARC',
    "Le bail porte « D'ARC », avec une apostrophe.",
    "Le bail porte « D'ARC », avec une apostrophe.",
    null,
  ],
  [
    'DARC',
    "D'ARC",
    'Le bail porte « DARC », sans apostrophe.',
    'Le bail porte « DARC », sans apostrophe.',
    null,
  ],
  [
    'LE GALL',
    'LEGALL',
    'Le bail porte « LE GALL », avec un espace.',
    'Le bail porte « LE GALL », avec un espace.',
    null,
  ],
  [
    'LEGALL',
    'LE GALL',
    'Le bail porte « LEGALL », sans espace.',
    'Le bail porte « LEGALL », sans espace.',
    null,
  ],
  ['LE GALL', 'Le Gall', 'Le bail porte « LE GALL », en majuscules.', null, null],
  ['LE GALL', 'LE\u00a0GALL', null, null, null],
  ['LE GALL', ' LE  GALL ', null, null, null],
  [
    "N'DIAYE",
    'NDIAYE',
    "Le bail porte « N'DIAYE », avec une apostrophe.",
    "Le bail porte « N'DIAYE », avec une apostrophe.",
    null,
  ],
  ['ÉLODIE', 'ELODIE', 'Le bail porte « ÉLODIE », avec un accent.', null, null],
  ['ÉLODIE', 'E\u0301LODIE', null, null, null],
  ['ELODIE', 'Élodie', 'Le bail porte « ELODIE », sans accent et en majuscules.', null, null],
  ['LECŒUR', 'LECOEUR', 'Le bail porte « LECŒUR », avec « Œ ».', null, null],
  ['LECOEUR', 'LECŒUR', 'Le bail porte « LECOEUR », avec deux lettres séparées.', null, null],
  ['NOËL', 'NOEL', 'Le bail porte « NOËL », avec un accent.', null, null],
  ['NOËL', 'NOÉL', 'Le bail porte « NOËL », avec un autre accent.', null, null],
  ["L'HAŸ", 'L’HAŸ', null, null, null],
  ['FRANÇOIS', 'FRANCOIS', 'Le bail porte « FRANÇOIS », avec un accent.', null, null],
  [
    'JEAN-BAPTISTE',
    'JEAN BAPTISTE',
    "Le bail porte « JEAN-BAPTISTE », avec un trait d'union.",
    "Le bail porte « JEAN-BAPTISTE », avec un trait d'union.",
    null,
  ],
  [
    'JEAN BAPTISTE',
    'JEAN-BAPTISTE',
    "Le bail porte « JEAN BAPTISTE », sans trait d'union et avec un espace.",
    "Le bail porte « JEAN BAPTISTE », sans trait d'union et avec un espace.",
    null,
  ],
  ['Jean-Baptiste', 'Jean‑Baptiste', null, null, null],
  [
    'MARTIN--DURAND',
    'MARTIN-DURAND',
    'Le bail porte « MARTIN--DURAND », avec un double tiret.',
    'Le bail porte « MARTIN--DURAND », avec un double tiret.',
    null,
  ],
  [
    'MARTIN-DURAND',
    'MARTIN--DURAND',
    'Le bail porte « MARTIN-DURAND », sans double tiret.',
    'Le bail porte « MARTIN-DURAND », sans double tiret.',
    null,
  ],
  [
    'MARTIN DURAND',
    'DURAND MARTIN',
    'Le bail porte « MARTIN DURAND » : les mêmes mots dans un autre ordre.',
    'Le bail porte « MARTIN DURAND » : les mêmes mots dans un autre ordre.',
    'Le bail porte « MARTIN DURAND » : les mêmes mots dans un autre ordre.',
  ],
  [
    'MARTIN DURAND',
    'MARTIN',
    'Le bail porte « MARTIN DURAND » en entier : il manque une partie.',
    'Le bail porte « MARTIN DURAND » en entier : il manque une partie.',
    'Le bail porte « MARTIN DURAND » en entier : il manque une partie.',
  ],
  [
    'MARTIN',
    'MARTIN DURAND',
    'Le bail porte « MARTIN » seulement, pas « MARTIN DURAND ».',
    'Le bail porte « MARTIN » seulement, pas « MARTIN DURAND ».',
    'Le bail porte « MARTIN » seulement, pas « MARTIN DURAND ».',
  ],
  [
    'DE LA TOUR',
    'DELATOUR',
    'Le bail porte « DE LA TOUR », avec un espace.',
    'Le bail porte « DE LA TOUR », avec un espace.',
    null,
  ],
  [
    "D'AGOSTINO",
    'DAGOSTINO',
    "Le bail porte « D'AGOSTINO », avec une apostrophe.",
    "Le bail porte « D'AGOSTINO », avec une apostrophe.",
    null,
  ],
  [
    'EL HADJ',
    'ELHADJ',
    'Le bail porte « EL HADJ », avec un espace.',
    'Le bail porte « EL HADJ », avec un espace.',
    null,
  ],
  ['VAN DEN BROECK', 'Van den Broeck', 'Le bail porte « VAN DEN BROECK », en majuscules.', null, null],
  ['O', 'o', 'Le bail porte « O », en majuscules.', null, null],
  [
    'O',
    'Y',
    'Le bail porte « O », pas « Y ».',
    'Le bail porte « O », pas « Y ».',
    'Le bail porte « O », pas « Y ».',
  ],
  [
    'LY',
    'LI',
    'Le bail porte « LY », pas « LI ».',
    'Le bail porte « LY », pas « LI ».',
    'Le bail porte « LY », pas « LI ».',
  ],
  [
    'RAKOTOARIMANANANDRIANTSOA',
    'rakotoarimananandriantsoa',
    'Le bail porte « RAKOTOARIMANANANDRIANTSOA », en majuscules.',
    null,
    null,
  ],
  [
    'SAINT JEAN',
    'ST JEAN',
    'Le bail porte « SAINT JEAN », pas « ST JEAN ».',
    'Le bail porte « SAINT JEAN », pas « ST JEAN ».',
    'Le bail porte « SAINT JEAN », pas « ST JEAN ».',
  ],
  [
    'ŁUCZAK',
    'LUCZAK',
    'Le bail porte « ŁUCZAK », avec une autre lettre.',
    'Le bail porte « ŁUCZAK », avec une autre lettre.',
    null,
  ],
  ['李', '李', null, null, null],
  [
    '李',
    '王',
    'Le bail porte « 李 », pas « 王 ».',
    'Le bail porte « 李 », pas « 王 ».',
    'Le bail porte « 李 », pas « 王 ».',
  ],
];

describe('names of domain.md §D', () => {
  const cases = NAMES.flatMap(([held, name, exact, upper, loose]) => [
    { held, name, compare: 'exact' as const, says: exact },
    { held, name, compare: 'upper-case' as const, says: upper },
    { held, name, compare: 'loose' as const, says: loose },
  ]);
  it.each(cases)('$held / $name, $compare', ({ held, name, compare, says }) => {
    const result = compareIdentity(
      rule(compare, ['nom']),
      holder({ lastName: held }),
      typed({ lastName: name }),
      TODAY,
    );
    expect(plain(result.fields[0]?.sentence)).toBe(says);
    expect(result.same).toBe(says === null);
    const first = compareIdentity(
      rule(compare, ['prenom']),
      holder({ firstName: held }),
      typed({ firstName: name }),
      TODAY,
    );
    expect(first.same).toBe(says === null);
  });

  it.each([
    ['DURAND', 'MARTIN', 'MARTIN', "Le bail porte « DURAND » ; « MARTIN » est le nom d'usage.", true],
    ['DURAND', 'MARTIN', 'DURAND', null, true],
    [
      'DURAND',
      'MARTIN',
      'DURAND épouse MARTIN',
      'Le bail porte « DURAND » seulement, sans « DURAND épouse MARTIN ».',
      true,
    ],
    [
      'DURAND',
      'MARTIN',
      'MARTIN née DURAND',
      'Le bail porte « DURAND » seulement, sans « MARTIN née DURAND ».',
      true,
    ],
    ['DURAND', 'MARTIN', 'MARTIN née PETIT', 'Le bail porte « DURAND », pas « MARTIN née PETIT ».', false],
    [
      'DURAND',
      null,
      'DURAND EP. MARTIN',
      'Le bail porte « DURAND » seulement, sans « DURAND EP. MARTIN ».',
      true,
    ],
    ['DURAND épouse MARTIN', null, 'DURAND épouse MARTIN', null, true],
    ['DURAND épouse MARTIN', null, 'DURAND', 'Le bail porte « DURAND épouse MARTIN » en entier.', true],
    ['DURAND épouse MARTIN', null, 'MARTIN', 'Le bail porte « DURAND épouse MARTIN » en entier.', true],
    ['MARTIN née DURAND', null, 'DURAND', 'Le bail porte « MARTIN née DURAND » en entier.', true],
    ['MARTIN née DURAND', null, 'PETIT', 'Le bail porte « MARTIN née DURAND », pas « PETIT ».', false],
  ])('usage name: lease %s (%s), document %s', (lastName, usageName, name, says, loosely) => {
    const held = holder({ lastName, usageName });
    const exact = compareIdentity(rule('exact', ['nom']), held, typed({ lastName: name }), TODAY);
    expect(plain(exact.fields[0]?.sentence)).toBe(says);
    expect(compareIdentity(rule('loose', ['nom']), held, typed({ lastName: name }), TODAY).same).toBe(
      loosely,
    );
  });

  it('tells a name and a first name that were swapped', () => {
    const swapped = typed({ lastName: 'Jean', firstName: 'MARTIN' });
    const { fields } = compareIdentity(rule('loose', ['nom', 'prenom']), holder({}), swapped, TODAY);
    expect(fields.map(({ sentence }) => plain(sentence))).toEqual([
      'Le bail porte « MARTIN » pour nom : nom et prénom sont intervertis.',
      'Le bail porte « Jean » pour prénom : nom et prénom sont intervertis.',
    ]);
  });

  it('knows a first name that is the surname', () => {
    const held = holder({ firstName: 'Martin' });
    expect(
      compareIdentity(rule('exact', ['nom', 'prenom']), held, typed({ firstName: 'Martin' }), TODAY).same,
    ).toBe(true);
    expect(compareIdentity(rule('exact', ['nom', 'prenom']), held, typed({}), TODAY).same).toBe(false);
  });

  it.each([null, '', '  '])(
    'a first name that the lease lacks (%j) is told and refuses nothing',
    (firstName) => {
      const result = compareIdentity(rule('exact'), holder({ firstName }), typed({}), TODAY);
      expect(result.same).toBe(true);
      expect(result.fields[1]).toMatchObject({
        result: 'unknown',
        sentence: expect.stringMatching(/n'a pas de prénom/),
      });
    },
  );

  it.each<[string, Partial<TypedIdentity>, string]>([
    ['nom', { lastName: ' ' }, 'Indiquez le nom.'],
    ['prenom', { firstName: null }, 'Indiquez le prénom.'],
    ['date_naissance', { birth: '' }, 'Indiquez la date de naissance.'],
  ])('%s left empty is asked', (field, read, sentence) => {
    const result = compareIdentity(rule('loose'), holder({}), typed(read), TODAY);
    expect(result.same).toBe(false);
    expect(result.fields.find((one) => one.field === field)).toMatchObject({
      result: 'unreadable',
      sentence,
    });
  });

  it('asks a company neither first name nor birth', () => {
    const company = holder({ lastName: 'SCI DES LILAS', firstName: null, birth: null, civility: 'STE' });
    const read = typed({ lastName: 'SCI DES LILAS', firstName: null, birth: null });
    expect(compareIdentity(rule('exact'), company, read, TODAY)).toEqual({
      same: true,
      fields: [{ field: 'nom', result: 'same', sentence: null }],
    });
    expect(compareIdentity(rule('exact'), company, { ...read, lastName: 'SCI DU LILAS' }, TODAY).same).toBe(
      false,
    );
  });

  it('tells father and son of one name apart by their birth', () => {
    const read = typed({ birth: '12/03/1979' });
    expect(compareIdentity(rule('exact'), holder({ birth: '1979-03-12' }), read, TODAY).same).toBe(true);
    const father = compareIdentity(rule('exact'), holder({ birth: '1951-07-04' }), read, TODAY);
    expect(father.same).toBe(false);
    expect(father.fields[2]?.sentence).toBe('Le bail porte le 04/07/1951, pas le 12/03/1979.');
  });
});

describe('the ways of comparing', () => {
  const name = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿœŒ' -]{1,20}$/).filter((text) => nameKey(text) !== '');
  const verdict = (compare: IdentityRule['compare'], held: string, read: string) =>
    compareIdentity(rule(compare, ['nom']), holder({ lastName: held }), typed({ lastName: read }), TODAY)
      .same;

  it('know a name in its own writing, whatever its Unicode form', () => {
    fc.assert(
      fc.property(
        name,
        fc.constantFrom('exact' as const, 'upper-case' as const, 'loose' as const),
        (text, compare) => {
          expect(verdict(compare, text.normalize('NFC'), text.normalize('NFD'))).toBe(true);
        },
      ),
    );
  });

  it('go from strict to loose', () => {
    fc.assert(
      fc.property(name, name, (held, read) => {
        if (verdict('exact', held, read)) expect(verdict('upper-case', held, read)).toBe(true);
        if (verdict('upper-case', held, read)) expect(verdict('loose', held, read)).toBe(true);
      }),
    );
  });

  it('differ with a sentence that quotes the lease, and agree without one', () => {
    fc.assert(
      fc.property(
        name,
        name,
        fc.constantFrom('exact' as const, 'upper-case' as const, 'loose' as const),
        (held, read, compare) => {
          const { fields } = compareIdentity(
            rule(compare, ['nom']),
            holder({ lastName: held }),
            typed({ lastName: read }),
            TODAY,
          );
          const [field] = fields;
          expect(field?.sentence === null).toBe(field?.result === 'same');
          if (field?.result === 'different') expect(field.sentence).toMatch(/^Le bail porte «\u202f.*\.$/);
        },
      ),
    );
  });
});
