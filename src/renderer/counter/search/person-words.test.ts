import { describe, expect, it } from 'vitest';
import { birthWords, roleWords } from './person-words.ts';

describe('a birth on a row', () => {
  it('agrees with the civility, and says nothing of it when there is none', () => {
    expect(birthWords('1951-02-14', 'M')).toEqual({ word: 'm', date: '14/02/1951' });
    expect(birthWords('1962-11-30', 'Mme')).toEqual({ word: 'f', date: '30/11/1962' });
    expect(birthWords('1962-11-30', null)).toEqual({ word: 'unknown', date: '30/11/1962' });
  });

  it('known by its year alone shows the year alone', () => {
    expect(birthWords('1960', 'MME')).toEqual({ word: 'yearF', date: '1960' });
  });

  it('unknown is left out', () => {
    expect(birthWords(null, 'M')).toBeNull();
  });
});

it('reads the ERP role as words', () => {
  expect(roleWords('signataire_principal')).toBe('signataire principal');
});
