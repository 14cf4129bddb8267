import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../test/support/landlord-profiles.ts';
import { kioskAccountSchema } from './account.ts';
import {
  documentsOfWindow,
  kioskPeople,
  kioskPicture,
  type PersonInput,
  type PictureInput,
} from './picture.ts';

const TODAY = '2026-11-17';
const INPUT: PictureInput = {
  key: '0030020788',
  printed: '0030020788B',
  residence: 'R1',
  exitOn: null,
  balanceCents: 44_534,
  asOf: '2026-11-17T06:00:00.000Z',
  months: [
    { month: '2026-10', cents: 29_534, dueOn: '2026-11-10' },
    { month: '2026-08', cents: 0, dueOn: '2026-09-10' },
    { month: '2026-09', cents: 15_000, dueOn: null },
  ],
  mandate: null,
  certificates: [
    { endsOn: '2027-06-30', state: 'refusee' },
    { endsOn: '2026-12-31', state: 'validee' },
    { endsOn: '2026-06-30', state: 'validee' },
  ],
  registeredOn: null,
};
const MARTIN: PersonInput = {
  key: 'martin|jean|1984-03-12',
  role: 'signataire_principal',
  lastName: 'MARTIN',
  usageName: null,
  firstName: 'Jean',
  birth: '1984-03-12',
  civility: 'M',
  spaceState: null,
  email: 'jean.martin@courriel.example',
  phone1: '06 39 98 12 34',
  phone2: null,
};
const DURAND: PersonInput = { ...MARTIN, key: 'durand', role: 'conjoint_cotitulaire', lastName: 'DURAND' };

describe('the picture of an account', () => {
  it('holds months due, the latest certificate that nobody refused, and nothing of who it is', () => {
    const picture = kioskPicture(profileOf('cchartres'), INPUT, TODAY);
    expect(kioskAccountSchema.parse({ ...picture, people: [] })).toEqual({ ...picture, people: [] });
    expect(picture.due.map(({ month }) => month)).toEqual(['2026-09', '2026-10']);
    expect(picture.insurance).toEqual({ endsOn: '2026-12-31', waiting: false });
    expect(JSON.stringify(picture)).not.toContain('MARTIN');
  });

  it('says that the tenant left once he has', () => {
    const exitOf = (exitOn: string) =>
      kioskPicture(profileOf('cchartres'), { ...INPUT, exitOn }, TODAY).exitedOn;
    expect(['2026-11-16', TODAY, '2026-12-01'].map(exitOf)).toEqual(['2026-11-16', null, null]);
  });

  it('says that a certificate waits to be checked', () => {
    const certificates = [{ endsOn: '2027-01-31', state: 'a_verifier' }] as const;
    expect(kioskPicture(profileOf('cchartres'), { ...INPUT, certificates }, TODAY).insurance).toEqual({
      endsOn: '2027-01-31',
      waiting: true,
    });
  });
});

describe('the people of an account', () => {
  it('are those who hold the lease and of whom the file has what is asked, main signatory first', () => {
    const people = [
      { ...DURAND, key: 'occupant', role: 'occupant' },
      DURAND,
      { ...DURAND, key: 'unborn', birth: null },
      { ...MARTIN, key: 'company', civility: 'STE' },
      MARTIN,
      { ...MARTIN, role: 'cosignataire' },
    ];
    const known = kioskPeople(profileOf('cchartres'), people, TODAY);
    expect(known.map(({ person }) => person)).toEqual([MARTIN.key, DURAND.key]);
  });

  it.each([
    ['cchartres', ['1984-03-12'], ['MARTIN\nJean']],
    ['cite-jardins', ['1984-03-12'], ['MARTIN']],
    ['auvergne-habitat', ['MARTIN\nJean\n1984-03-12'], ['MARTIN\nJean\n1984-03-12']],
  ])('prove themselves at %s by what its guide asks, a birth date at least', (landlord, asked, compared) => {
    const [martin] = kioskPeople(profileOf(landlord), [MARTIN], TODAY);
    expect(martin?.identityTexts).toEqual(asked);
    expect(martin?.registrationTexts).toEqual(compared);
  });

  it.each([
    [null, true, 'none'],
    ['sent', false, 'pending'],
    ['active', false, 'active'],
    ['suspended', false, 'suspended'],
    ['closed', true, 'none'],
  ] as const)('with a space %s may register: %s', (spaceState, mayRegister, space) => {
    const [martin] = kioskPeople(profileOf('cchartres'), [{ ...MARTIN, spaceState }], TODAY);
    expect(martin).toMatchObject({ mayRegister, space });
  });

  it('are told by mail alone of what was asked in their name', () => {
    const reachable = (email: string | null) =>
      kioskPeople(profileOf('cchartres'), [{ ...MARTIN, email }], TODAY)[0]?.reachable;
    expect([MARTIN.email, ' ', null].map(reachable)).toEqual([true, false, false]);
  });
});

describe('the documents of the window', () => {
  const documents = [
    { type: 'avis', month: '2026-10', issuedOn: '2026-10-20' },
    { type: 'avis', month: '2020-01', issuedOn: '2020-01-20' },
  ];
  const seen = (landlord: string, window: unknown, registeredOn: string | null) =>
    documentsOfWindow(
      profileOf(landlord, { 'documents.window': window, 'documents.kinds': null, 'online.notices': true }),
      documents,
      registeredOn,
      TODAY,
    ).map(({ month }) => month);

  it('are all those of the lease, those of some months, or those since the registration', () => {
    expect(seen('cchartres', { kind: 'whole-lease' }, null)).toEqual(['2026-10', '2020-01']);
    expect(seen('cchartres', { kind: 'months', months: 12 }, null)).toEqual(['2026-10']);
    expect(seen('cchartres', { kind: 'since-registration' }, '2026-10-01')).toEqual(['2026-10']);
    expect(seen('cchartres', { kind: 'since-registration' }, null)).toEqual([]);
  });
});
