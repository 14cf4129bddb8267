import { describe, expect, it } from 'vitest';
import { addressTokens, formatAddressLine } from './addresses.ts';
import { matchesQuery, queryTokens } from './names.ts';

const finds = (query: string, ...parts: string[]) => matchesQuery(addressTokens(parts), queryTokens(query));

describe('addresses', () => {
  it.each<[string[], string[]]>([
    [
      ['14 rue des Bleuets', 'Bât. B', 'esc. 2', 'apt 034', '28000', 'Chartres'],
      [
        '14 rue des bleuets',
        '14 bleuets',
        'bleuets chartres',
        '28000',
        'bat b 14',
        '14, rue des Bleuets, 28000 CHARTRES',
      ],
    ],
    [
      ['12 BIS avenue Foch', '42000', 'Saint-Étienne'],
      ['12 bis foch', '12bis', 'st etienne', 'SAINT ETIENNE foch', 'stetienne'],
    ],
    [['12ter rue X'], ['12 ter', '12ter']],
    [['3 rue Ste Anne'], ['sainte anne', 'ste anne']],
    [
      ['5 bd Carnot', "L'Haÿ-les-Roses"],
      ['boulevard carnot', "l'hay les roses", 'lhay'],
    ],
    [
      ['1 place du Général Leclerc', '01000'],
      ['gal leclerc', '01000'],
    ],
  ])('%j', (held, queries) => {
    for (const query of queries) expect(finds(query, ...held), query).toBe(true);
  });

  it('does not find another number or street', () => {
    expect(finds('15 bleuets', '14 rue des Bleuets', '28000')).toBe(false);
    expect(finds('14 lilas', '14 rue des Bleuets', '28000')).toBe(false);
  });

  it('writes one line', () => {
    expect(
      formatAddressLine({
        line1: '14 rue des Bleuets',
        building: 'B',
        staircase: '2',
        door: '034',
        postCode: '28000',
        city: 'Chartres',
      }),
    ).toBe('14 rue des Bleuets, bât.\u00a0B, esc.\u00a02, apt\u00a0034, 28000 Chartres');
    expect(
      formatAddressLine({
        line1: 'Le Bourg',
        line2: ' ',
        building: 'Bât. C',
        door: null,
        postCode: '01000',
        city: 'X',
      }),
    ).toBe('Le Bourg, Bât.\u00a0C, 01000 X');
  });
});
