import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDLORDS, profileOf } from '../../../test/support/landlord-profiles.ts';
import { isTooCommon } from './common-passwords.ts';
import { checkPassword, FLOOR_BITS, passwordBits, passwordPolicy } from './password.ts';

const ON = '2026-11-22';
const OWNER = {
  lastName: 'LE GALL',
  firstName: 'Élodie',
  email: 'e.legall@exemple.example',
  login: 'e.legall@exemple.example',
};
const check = (id: string, password: string, owner: Partial<typeof OWNER> = {}) =>
  checkPassword(profileOf(id), ON, password, { ...OWNER, ...owner });

describe("the landlord's rule and the floor", () => {
  it.each<[string, string, boolean, RegExp | null]>([
    // Néolia's own rule, eight letters and digits, is below the floor.
    ['neolia', 'kfr82mzu', false, /trop facile à deviner/],
    ['neolia', 'kfr82mzuqa', true, null],
    ['neolia', 'Kfr82mzuq', true, null],
    ['neolia', 'Kfr82mz', false, /Il manque des caractères\u202f: 7 sur 8/],
    ['neolia', 'kfrvmzuqalp', false, /Il manque un chiffre/],
    ['neolia', '8261749305163947', false, /Il manque une lettre/],
    ['auvergne-habitat', 'Kf8!mzuq', true, null],
    ['auvergne-habitat', 'Kf82mzuq', false, /Il manque un caractère spécial/],
    ['auvergne-habitat', 'kf8!mzuq', false, /Il manque une majuscule/],
    ['auvergne-habitat', 'KF8!MZUQ', false, /Il manque une minuscule/],
    ['auvergne-habitat', 'Kf8!mzu', false, /7 sur 8/],
    // A silent guide leaves the floor alone.
    ['cite-jardins', 'kfrvmzuqalp', true, null],
    ['cite-jardins', 'kfrvmzuqal', false, /trop facile/],
    ['cite-jardins', '8261749305163947', true, null],
    ['cite-jardins', 'Kf8!mzuq', true, null],
    ['cite-jardins', 'Kf8!mz', false, /trop facile/],
  ])('%s, %s', (id, password, good, says) => {
    const faults = check(id, password);
    expect(faults.length === 0, faults.join(' ')).toBe(good);
    if (says !== null) expect(faults.join(' ')).toMatch(says);
  });

  it('a short password is told once', () => {
    expect(check('neolia', 'Kf8m')).toEqual([expect.stringMatching(/^Il manque des caractères/)]);
    expect(check('neolia', '')).toEqual(['Choisissez un mot de passe.']);
  });

  it('one without end is refused before it is hashed', () => {
    expect(check('neolia', 'Kf8mzuq!'.repeat(17))).toEqual([expect.stringMatching(/plus de 128/)]);
    expect(check('neolia', 'Kf8mzuq!'.repeat(16))).toEqual([]);
  });

  it.each([
    ['LeGall2026kz', /par votre nom/],
    ['legall2026kz', /par votre nom/],
    ['Le Gall 2026 kz', /par votre nom/],
    ['elodie2026kzq', /par votre prénom/],
    ['Élodie2026kzq', /par votre prénom/],
    ['E.LeGall@exemple.example9', /par votre adresse e-mail/],
  ])('Néolia refuses %s', (password, says) => expect(check('neolia', password).join(' ')).toMatch(says));

  it('it may hold them elsewhere, and a landlord without the rule does not ask', () => {
    expect(check('neolia', 'zk2026LeGall')).toEqual([]);
    expect(check('neolia', '!LeGall2026')).toEqual([]);
    expect(check('cite-jardins', 'LeGall2026kz')).toEqual([]);
    expect(check('neolia', 'kz2026fvbqx', { firstName: '' })).toEqual([]);
  });

  it('begins with neither of two names held as one', () => {
    const owner = { lastName: 'DURAND épouse MARTIN' };
    expect(check('neolia', 'Martin2026kz', owner).join(' ')).toMatch(/par votre nom/);
    expect(check('neolia', 'Durand2026kz', owner).join(' ')).toMatch(/par votre nom/);
  });

  it.each([
    ['Kz!L48271936', { login: 'L48271936' }],
    ['Kz!48271936q', { login: 'L48271936' }],
    ['zz-E.LEGALL@exemple.example', {}],
  ])('%s holds the login', (password, owner) => {
    expect(check('cite-jardins', password, owner)).toContain(
      'Il contient votre identifiant ou votre adresse e-mail.',
    );
  });

  it.each(['aaaaaaaaaaaaaaaa', 'abababababababab', 'Aa1!Aa1!Aa1!'])('%s repeats itself', (password) => {
    expect(check('cite-jardins', password)).toContain('Il répète trop les mêmes caractères.');
  });
});

describe('passwords that are tried first', () => {
  it.each([
    'motdepasse',
    'Motdepasse2026!',
    'M0tdepasse!',
    'P@ssw0rd2026',
    'azertyuiop12',
    'AzertyAzerty1',
    'Azerty123456',
    '123456789012345',
    'abcdefghijklmnop',
    'poiuytreza4321',
    'EspaceLocataire1!',
    'Marseille13!!',
    '!!Soleil!!2026',
  ])('%s', (password) => expect(isTooCommon(password)).toBe(true));

  it.each([
    'soleil-de-marseille-sur-le-port',
    'correct horse battery',
    'Kf8!mzuq',
    'bonjourmadame9Z',
    'aze',
    '',
    '4zPq!',
    'je loue au 3e',
  ])('%j is none of them', (password) => expect(isTooCommon(password)).toBe(false));
});

describe('what is asked, read before typing', () => {
  it('Néolia', () => {
    const { sentences, source } = passwordPolicy(profileOf('neolia'), ON);
    expect(sentences).toEqual([
      'Au moins 8\u00a0caractères.',
      'Au moins une lettre et un chiffre.',
      'Plus il est varié, plus il peut être court\u202f: 8\u00a0caractères avec minuscules, majuscules, chiffres et caractères spéciaux, 9 avec minuscules, majuscules et chiffres, 10 avec minuscules et chiffres.',
      'Il ne commence ni par votre nom, ni par votre prénom, ni par votre adresse e-mail.',
      'Ni votre identifiant, ni un mot de passe courant.',
    ]);
    expect(source).toMatch(/«\u202fde minimum 8 caractères\u202f».*CNIL, délibération n°\u00a02022-100/);
  });

  it('Auvergne: its own rule reaches the floor, nothing is added', () => {
    expect(passwordPolicy(profileOf('auvergne-habitat'), ON).sentences).toEqual([
      'Au moins 8\u00a0caractères.',
      'Au moins une minuscule, une majuscule, un chiffre et un caractère spécial.',
      'Ni votre identifiant, ni un mot de passe courant.',
    ]);
  });

  it('a silent guide: the floor alone, and no guide is quoted', () => {
    const { sentences, source } = passwordPolicy(profileOf('cchartres'), ON);
    expect(sentences).toHaveLength(2);
    expect(source).toMatch(/^CNIL/);
  });
});

describe('the floor', () => {
  it.each([
    ['kfr82mzu', 41.4],
    ['Kfr82mzu', 47.6],
    ['Kf8!mzuq', 53],
    ['', 0],
  ])('%s: %d bits', (password, bits) => expect(passwordBits(password)).toBeCloseTo(bits, 1));

  it('no landlord lets through what is below it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANDLORDS),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        (id, password) => {
          if (check(id, password).length === 0)
            expect(passwordBits(password)).toBeGreaterThanOrEqual(FLOOR_BITS);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a long enough password of chance is let through by the silent, so that the property is not empty', () => {
    const letters = fc.array(fc.constantFrom(...'bcdfghjkmnpqrstvwxz'), { minLength: 14, maxLength: 20 });
    let passed = 0;
    fc.assert(
      fc.property(letters, (list) => {
        if (check('cchartres', list.join('')).length === 0) passed += 1;
      }),
    );
    expect(passed).toBeGreaterThan(50);
  });
});
