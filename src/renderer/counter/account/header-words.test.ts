import { describe, expect, test } from 'vitest';
import { birthsWord, holderNames, listed } from './header-words.ts';

const holder = (name: string, birth: string | null, civility: string | null = 'M.') => ({
  name,
  birth,
  civility,
});

describe('holders', () => {
  test('are named as held, and told apart by year only where their names are the same', () => {
    expect(holderNames([holder("D'ARC Jean-Baptiste", '1984-03-12')])).toEqual(["D'ARC Jean-Baptiste"]);
    expect(holderNames([holder('MARTIN Jean', '1951-04-02'), holder('MARTIN Jean', '1979')])).toEqual([
      'MARTIN Jean (1951)',
      'MARTIN Jean (1979)',
    ]);
    expect(holderNames([holder('MARTIN Jean', null), holder('MARTIN Jean', '1979')])[0]).toBe('MARTIN Jean');
  });

  test.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A et B'],
    [['A', 'B', 'C'], 'A, B et C'],
  ])('%j → %s', (names, text) => {
    expect(listed(names, 'et')).toBe(text);
  });
});

describe('births of several', () => {
  test.each([
    [[holder('A', '1951-04-02'), holder('B', '1979-01-30', 'MME')], 'they', ['02/04/1951', '30/01/1979']],
    [
      [holder('A', '1951-04-02', 'MME'), holder('B', '1979-01-30', 'Mme')],
      'theyF',
      ['02/04/1951', '30/01/1979'],
    ],
    [
      [holder('A', '1951-04-02'), holder('B', '1979-01-30', null)],
      'theyUnknown',
      ['02/04/1951', '30/01/1979'],
    ],
    [[holder('A', '1951-04-02'), holder('B', '1979')], 'theyYear', ['1951', '1979']],
    [[holder('A', '1951-04-02', 'MME'), holder('B', '1979', 'MME')], 'theyYearF', ['1951', '1979']],
  ] as const)('%#: %s', (holders, word, dates) => {
    expect(birthsWord(holders)).toEqual({ word, dates });
  });

  test('nothing is said when one is unknown', () => {
    expect(birthsWord([holder('A', '1951-04-02'), holder('B', null)])).toBeNull();
    expect(birthsWord([])).toBeNull();
  });
});
