import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, isoDate } from '../dates.ts';
import { looksLikeCarPolicy } from './car-policy.ts';
import { certificateFlags, sameCertificate, type TypedCertificate } from './checks.ts';
import { isSameAddress, namedIn } from './insured-address.ts';

const TODAY = '2026-11-22';
const HELD = {
  address: '14 rue des Bleuets, bât.\u00a0B, esc.\u00a02, apt\u00a0034, 28000 Chartres',
  names: ['LE GALL Élodie', "D'ARC Jean-Baptiste"],
};
const GOOD: TypedCertificate = {
  insurer: 'Mutuelle Exemple',
  policy: 'MH 7 204 881',
  startsOn: '2026-11-01',
  endsOn: '2027-10-31',
  address: null,
};
const flags = (change: Partial<TypedCertificate>, files = 1, held = HELD) =>
  certificateFlags({ ...GOOD, ...change }, held, files, TODAY).map(({ flag }) => flag);

describe('what is odd about a certificate', () => {
  it('nothing, when all is right', () => {
    expect(flags({})).toEqual([]);
    expect(flags({ startsOn: TODAY, endsOn: TODAY })).toEqual([]);
  });

  it.each([
    [{ endsOn: '2026-11-21' }, 'expiree'],
    [{ startsOn: '2026-11-23' }, 'future'],
    [{ endsOn: '2028-11-02' }, 'duree'],
    [{ startsOn: null, endsOn: '2028-11-23' }, 'duree'],
    [{ address: '16 rue des Bleuets 28000 Chartres' }, 'autre-adresse'],
    [{ address: 'Mme MARTIN Paule, 14 rue des Bleuets 28000 Chartres' }, 'autre-nom'],
    [{ insurer: 'Exemple Automobile' }, 'contrat-auto'],
  ] as const)('%j: %s', (change, flag) => {
    expect(flags(change)).toEqual([flag]);
  });

  it('says the file that is missing, last', () => {
    expect(flags({ endsOn: '2026-11-21' }, 0)).toEqual(['expiree', 'sans-fichier']);
  });

  it('an address that is not shown is not compared', () => {
    expect(flags({ address: '1 rue Autre 75001 Paris' }, 1, { address: '', names: [] })).toEqual([]);
  });

  it('the host named in the address of the lease is nobody else', () => {
    const address = '91 rue de la Gare, c/o Mme DURAND, 28110 Lucé';
    expect(flags({ address }, 1, { ...HELD, address })).toEqual([]);
  });

  it('the sentence is to be read to the tenant', () => {
    const [one] = certificateFlags({ ...GOOD, endsOn: '2026-09-30' }, HELD, 1, TODAY);
    expect(one?.sentence).toBe("L'assurance a pris fin le 30/09/2026\u202f: le logement n'est plus couvert.");
  });

  it('on any day: expired or not, begun or not, too long or not, never two that exclude each other', () => {
    const day = fc.integer({ min: -2000, max: 2000 }).map((days) => addDays(isoDate(TODAY), days));
    fc.assert(
      fc.property(day, day, fc.boolean(), (a, b, told) => {
        const [start, end] = a <= b ? [a, b] : [b, a];
        const startsOn = told ? start : null;
        const found = flags({ startsOn, endsOn: end });
        expect(found.includes('expiree')).toBe(end < TODAY);
        expect(found.includes('future')).toBe(told && start > TODAY);
        expect(found.includes('duree')).toBe(end > addMonths(isoDate(startsOn ?? TODAY), 24));
        expect(found.filter((flag) => flag === 'expiree' || flag === 'future').length).toBeLessThan(2);
      }),
    );
  });
});

describe('the insured address', () => {
  it.each([
    '14 rue des Bleuets, 28000 Chartres',
    '14 RUE DES BLEUETS 28000 CHARTRES',
    '14, r. des Bleuets - Chartres',
    '14 rue des bleuets',
    'Appt 34 bâtiment B escalier 2, 14 rue des Bleuets, 28000 CHARTRES',
    'Apt 034 Bat B 14 rue des Bleuets 28000 Chartres Cedex',
    'Mme LE GALL, 14 rue des Bleuets, 28000 Chartres',
    'Résidence du Parc, 14 rue des Bleuets, 28000 Chartres',
  ])('%s is the same', (address) => {
    expect(isSameAddress(address, HELD.address)).toBe(true);
  });

  it.each([
    '16 rue des Bleuets, 28000 Chartres',
    '14 bis rue des Bleuets, 28000 Chartres',
    '14 rue des Roses, 28000 Chartres',
    '14 rue des Bleuets, 28110 Lucé',
    '14 rue des Bleuets, apt 12, 28000 Chartres',
    '14 rue des Bleuets, bât. C, 28000 Chartres',
    'rue des Bleuets, 28000 Chartres',
    'Chartres',
  ])('%s is another', (address) => {
    expect(isSameAddress(address, HELD.address)).toBe(false);
  });

  it.each([
    ['3 avenue du Général Leclerc, 28000 Chartres', '3 av. du Gal Leclerc 28000 Chartres', true],
    ['3 av Gal Leclerc, 28000 Chartres', '3 avenue du Général Leclerc 28000 Chartres', true],
    ['12 BIS boulevard Saint-Michel, 30000 Nîmes', '12bis bd St Michel 30000 Nimes', true],
    ['12B rue Haute, 30000 Nîmes', '12 B rue Haute 30000 Nîmes', true],
    ['12 rue Haute, 30000 Nîmes', '12 B rue Haute 30000 Nîmes', false],
    ['12-14 rue Haute, 30000 Nîmes', '14 rue Haute 30000 Nîmes', true],
    ['5 rue Jean Moulin, 30000 Nîmes', '5 rue J. Moulin 30000 Nîmes', true],
    ['5 rue Jean Moulin, 30000 Nîmes', '5 rue P. Moulin 30000 Nîmes', false],
    ['Lieu-dit Le Moulin, 30000 Nîmes', 'Le Moulin lieu dit 30000 Nîmes', true],
    [
      '128 avenue du Nord, résidence Le Parc, apt 014, 28630 Le Coudray',
      '128 AV DU NORD 28630 LE COUDRAY',
      true,
    ],
    ['Résidence Le Parc, 128 avenue du Nord, 28630 Le Coudray', '128 av du nord 28630 le coudray', true],
    ['1 place des Halles, B.P. 12, 28019 Chartres CEDEX', '1 pl. des Halles 28019 Chartres', true],
    ['1 place des Halles, B.P. 12, 28019 Chartres CEDEX', '12 pl. des Halles 28019 Chartres', false],
    ['91 rue de la Gare, c/o Mme DURAND, 28110 Lucé', '91 rue de la Gare 28110 Lucé', true],
    ["8 allée de l'Étang, 01000 Bourg", '8 all. de l’Etang 01000 BOURG', true],
    ['2 place du 8 Mai 1945, 30000 Nîmes', '2 pl du 8 mai 1945 30000 Nîmes', true],
    ['2 place du 8 Mai 1945, 30000 Nîmes', '2 pl du 11 novembre 1918 30000 Nîmes', false],
  ])('%s, typed %s: %s', (held, typed, same) => {
    expect(isSameAddress(typed, held)).toBe(same);
  });

  it('is the same in capitals, without accents, without commas', () => {
    const street = fc.constantFrom(
      'rue des Bleuets',
      'avenue du Général Leclerc',
      "allée de l'Étang",
      'bd Saint-Jean',
    );
    const number = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(number, number, street, street, (a, b, one, other) => {
        const held = `${a} ${one}, apt\u00a03, 28000 Chartres`;
        const typed = `${b} ${other} 28000 Chartres`.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
        expect(isSameAddress(typed, held)).toBe(a === b && one === other);
      }),
    );
  });

  it.each([
    ['14 rue des Bleuets', 'none'],
    ['Mme LE GALL Élodie, 14 rue des Bleuets', 'held'],
    ['Madame Legall, 14 rue des Bleuets', 'held'],
    ['chez M. DARC, 14 rue des Bleuets', 'held'],
    ['M. MARTIN Paul, 14 rue des Bleuets', 'other'],
  ])('%s names %s of the lease', (address, who) => {
    expect(namedIn(address, HELD.names)).toBe(who);
  });
});

describe('a car policy', () => {
  it.each([
    ['Exemple Auto', ''],
    ['AUTOMOBILE', 'A 12'],
    ['Mutuelle Exemple', 'AUTO-2026-55'],
    ['Mutuelle Exemple', 'Véhicule 12'],
    ['Mutuelle Exemple', 'AB-123-CD'],
    ['Mutuelle Exemple', 'ab 123 cd'],
    ['Mutuelle Exemple', 'AB123CD'],
    ['Mutuelle Exemple', 'police 77 AB-123-CD'],
    ['Assurance moto', '1'],
    ['Exemple', 'Immatriculation 12'],
  ])('%s, %s', (insurer, policy) => {
    expect(looksLikeCarPolicy(insurer, policy)).toBe(true);
  });

  it.each([
    ['Mutuelle Exemple', 'MH 7 204 881'],
    ['Exemple Auto-entrepreneur', '12'],
    ['Assurance de l’autoentrepreneur', '12'],
    ['Mutuelle assurance automobile des instituteurs de France', '12'],
    ['Exemple Auto et Habitation', 'MRH 12'],
    ['Autonome de solidarité', '12'],
    ['Motoculture Exemple', '12'],
    ['Mutuelle des Motards', 'H12'],
    ['Mutuelle Exemple', 'AB-1234-CD'],
    ['Mutuelle Exemple', 'HAB 123 456'],
    ['Mutuelle Exemple', 'XAB123CDX'],
    ['Mutuelle Exemple', 'IO-123-UU'],
    ['', ''],
  ])('not %s, %s', (insurer, policy) => {
    expect(looksLikeCarPolicy(insurer, policy)).toBe(false);
  });
});

describe('the same certificate', () => {
  it.each([
    ['MH 7 204 881', 'mh7204881', '2027-10-31', true],
    ['MH-7204881', 'MH 7 204 881', '2027-10-31', true],
    ['MH 7 204 881', 'MH 7 204 882', '2027-10-31', false],
    ['MH 7 204 881', 'MH 7 204 881', '2028-10-31', false],
    ['', '', '2027-10-31', false],
    [null, null, '2027-10-31', false],
  ])('%s and %s until %s: %s', (one, other, endsOn, same) => {
    expect(sameCertificate({ policy: one, endsOn: '2027-10-31' }, { policy: other, endsOn })).toBe(same);
  });
});
