import { describe, expect, it } from 'vitest';
import { checkValue } from './checks.ts';
import type { RoleHolder } from './values.ts';

const TODAY = '2026-11-22';
const fields = (faults: readonly { field: string }[]) => faults.map(({ field }) => field);
const postal = (...lines: string[]) => fields(checkValue('adresse-courrier', { lines }, TODAY));
const occupant = { civility: null, lastName: 'LE GALL', usageName: null, firstName: 'Tom', birth: null };
const born = (birth: string) =>
  checkValue('foyer', { occupants: [{ ...occupant, birth }] }, TODAY).map(({ sentence }) => sentence);

describe('addresses of domain.md §D', () => {
  it.each([
    [['12 BIS RUE DES BLEUETS', '28000 CHARTRES']],
    [['12 TER RUE DES BLEUETS', '28000 CHARTRES']],
    [['BAT B ESC 2 APT 034', 'RESIDENCE LES LILAS', '14 RUE DES BLEUETS', '28000 CHARTRES']],
    [['Bât. B Esc. 2 Apt 034', '14 rue des Bleuets', '28000 Chartres']],
    [['LE BOURG', '48000 SAINT-BAUZILE']],
    [['BP 90123', '42000 SAINT-ETIENNE CEDEX 1']],
    [['B.P. 12', '01000 BOURG-EN-BRESSE']],
    [['1 COURS NAPOLEON', '20090 AJACCIO']],
    [['12 RUE DE PARIS', '97400 SAINT-DENIS']],
    [['1 rue du Général', '42000 Saint-Étienne']],
    [['1 AVENUE DE LA REPUBLIQUE', "94240 L'HAŸ-LES-ROSES"]],
    [['C/O MARTIN PAULE', '3 RUE HAUTE', '34000 MONTPELLIER']],
    [['RUE DE LA LOI 16', '1000 BRUXELLES', 'BELGIQUE']],
    [['1', '2', '3', '4', '5', '6']],
    [['A'.repeat(38)]],
    // One letter for the reader, two for the machine until composed.
    [['E\u0301'.repeat(38)]],
  ])('%j is taken', (lines) => {
    expect(postal(...lines)).toEqual([]);
  });

  it.each([
    [['A'.repeat(39)], ['lines.0']],
    [['14 RUE DES BLEUETS', `28000 ${'C'.repeat(33)}`], ['lines.1']],
    [['1', '2', '3', '4', '5', '6', '7'], ['lines.6']],
    [['14 RUE DES BLEUETS', '   ', '28000 CHARTRES'], ['lines.1']],
    [['14 RUE\u200b DES BLEUETS'], ['lines.0']],
    [['14 RUE\nDES BLEUETS'], ['lines.0']],
    [[], ['lines.0']],
  ])('%j is not', (lines, faults) => {
    expect(postal(...lines)).toEqual(faults);
  });

  it('none is the dwelling', () => {
    expect(checkValue('adresse-courrier', { lines: null }, TODAY)).toEqual([]);
  });
});

describe('people of a household', () => {
  it.each(['1960-02-29', '2000-02-29', TODAY, '2026', '1960', '1904-01-01'])('born %s is taken', (birth) => {
    expect(born(birth)).toEqual([]);
  });

  it.each([
    ['1900-02-29', /n'existe pas/],
    ['2026-04-31', /n'existe pas/],
    ['2026-11-23', /avenir/],
    ['2027', /avenir/],
    ['1899-01-01', /122 ans/],
    ['1899', /122 ans/],
  ])('born %s is not', (birth, why) => {
    expect(born(birth)).toEqual([expect.stringMatching(why)]);
  });

  it('a name is one letter at least; short ones are names', () => {
    const named = (lastName: string) =>
      fields(checkValue('foyer', { occupants: [{ ...occupant, lastName }] }, TODAY));
    for (const name of ['O', 'Y', 'LY', 'RAKOTOARIMANANANDRIANTSOA', "N'DIAYE", 'Fañch'])
      expect(named(name)).toEqual([]);
    for (const name of [' ', '-', "'"]) expect(named(name)).toEqual(['occupants.0.lastName']);
  });

  it('twins are two people, the same one twice is not', () => {
    const twins = [occupant, { ...occupant, firstName: 'Léa' }].map((one) => ({
      ...one,
      birth: '2012-03-04',
    }));
    expect(checkValue('foyer', { occupants: twins }, TODAY)).toEqual([]);
    expect(
      fields(checkValue('foyer', { occupants: [occupant, { ...occupant, lastName: 'LEGALL' }] }, TODAY)),
    ).toEqual(['occupants.1.lastName']);
  });
});

describe('roles and contact details', () => {
  const holder: RoleHolder = { ...occupant, role: 'garant', kind: null, phone: null };
  const of = (change: Partial<RoleHolder>) =>
    fields(checkValue('roles', { people: [{ ...holder, ...change }] }, TODAY));

  it('a representative says what he is, nobody else does', () => {
    expect(of({})).toEqual([]);
    expect(of({ role: 'representant' })).toEqual(['people.0.kind']);
    expect(of({ role: 'representant', kind: 'tuteur' })).toEqual([]);
    expect(of({ kind: 'tuteur' })).toEqual(['people.0.kind']);
  });

  it('a minor stands for nobody, but may be married', () => {
    expect(of({ birth: '2008-11-22' })).toEqual([]);
    expect(of({ birth: '2008-11-23' })).toEqual(['people.0.birth']);
    expect(of({ birth: '2008-11-23', role: 'conjoint_cotitulaire' })).toEqual([]);
  });

  it('one person may hold two roles', () => {
    const two = {
      people: [holder, { ...holder, role: 'representant' as const, kind: 'mandataire' as const }],
    };
    expect(checkValue('roles', two, TODAY)).toEqual([]);
  });

  it('an e-mail is one', () => {
    const email = (text: string | null) =>
      fields(checkValue('coordonnees', { phone1: null, phone2: null, email: text }, TODAY));
    expect(email(null)).toEqual([]);
    expect(email('elodie@exemple.example')).toEqual([]);
    expect(email('elodie')).toEqual(['email']);
  });
});
