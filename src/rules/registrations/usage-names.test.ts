import { describe, expect, it } from 'vitest';
import { keysOfNames, twoNames } from './usage-names.ts';

describe('a birth name and a name of use written as one', () => {
  it.each([
    ['DURAND épouse MARTIN', 'DURAND', 'MARTIN'],
    ['DURAND EPOUSE MARTIN', 'DURAND', 'MARTIN'],
    ['DURAND e\u0301pouse MARTIN', 'DURAND', 'MARTIN'],
    ['DURAND ép. MARTIN', 'DURAND', 'MARTIN'],
    ['DURAND ÉP MARTIN', 'DURAND', 'MARTIN'],
    ['DURAND veuve LE GALL', 'DURAND', 'LE GALL'],
    ['DURAND VVE. MARTIN', 'DURAND', 'MARTIN'],
    ['MARTIN née DURAND', 'DURAND', 'MARTIN'],
    ['MARTIN NEE DURAND', 'DURAND', 'MARTIN'],
    ['MARTIN né DURAND', 'DURAND', 'MARTIN'],
    ['DE LA TOUR née D\u2019ARC', 'D\u2019ARC', 'DE LA TOUR'],
  ])('%s', (text, birthName, usageName) => expect(twoNames(text)).toEqual({ birthName, usageName }));

  it.each([
    'MARTIN',
    'MARTIN DURAND',
    'NGUYEN NE THI',
    'LE EP ROUX',
    'RENÉE',
    'NÉE',
    'épouse MARTIN',
    'DURAND épouse',
    '',
  ])('%j is one name', (text) => expect(twoNames(text)).toBeUndefined());

  it('stands for itself and for each', () => {
    expect(keysOfNames('DURAND épouse MARTIN')).toEqual(['DURANDEPOUSEMARTIN', 'DURAND', 'MARTIN']);
    expect(keysOfNames("D'ARC")).toEqual(['DARC']);
    expect(keysOfNames('')).toEqual([]);
  });
});
