import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, isIsoDate, isoDate } from '../dates.ts';
import { compareBirth, readBirth } from './birth.ts';

const TODAY = '2026-11-22';

describe('a birth date typed in a form (domain.md §D)', () => {
  it.each([
    ['29/02/1960', '1960-02-29'],
    ['29/02/2000', '2000-02-29'],
    ['1/2/1960', '1960-02-01'],
    ['01.02.1960', '1960-02-01'],
    ['01021960', '1960-02-01'],
    ['1960-02-01', '1960-02-01'],
    [' 01/02/1960 ', '1960-02-01'],
    ['01/01/1960', '1960-01-01'],
    ['21/11/2026', '2026-11-21'],
    ['04/03/1911', '1911-03-04'],
  ])('%j is %s', (text, date) => expect(readBirth(text, TODAY)).toEqual({ kind: 'day', date }));

  it.each(['00/00/1960', '00.00.1960', '0/0/1960', '00001960', '1960-00-00', '1960'])(
    '%j is a year alone',
    (text) => expect(readBirth(text, TODAY)).toEqual({ kind: 'year', year: '1960' }),
  );

  it.each([
    ['29/02/1900', "Cette date n'existe pas."],
    ['31/04/1960', "Cette date n'existe pas."],
    ['1/2/60', "Écrivez l'année avec quatre chiffres."],
    ['22/11/2026', "C'est la date d'aujourd'hui."],
    ['23/11/2026', "Cette date est dans l'avenir."],
    ['00/00/2027', "Cette date est dans l'avenir."],
    ['01/02/1850', 'Cette date donne plus de 122 ans.'],
    ['00/00/1850', 'Cette date donne plus de 122 ans.'],
    ['hier', 'Écrivez la date de naissance comme 29/02/1960.'],
    ['31041960', 'Écrivez la date de naissance comme 29/02/1960.'],
    ['', 'Indiquez la date de naissance.'],
  ])('%j is refused: %s', (text, sentence) => {
    expect(readBirth(text, TODAY)).toEqual({ kind: 'unreadable', sentence });
  });
});

describe('held against the lease', () => {
  it.each([
    ['1960-02-29', '29/02/1960', 'same', null],
    ['1960', '12/05/1960', 'same', null],
    ['1960', '00/00/1960', 'same', null],
    ['1960', '12/05/1961', 'different', "Le bail porte l'année de naissance 1960, pas 1961."],
    ['1960-01-01', '00/00/1960', 'same', null],
    ['1960-05-12', '00/00/1960', 'different', "Le bail porte le 12/05/1960, la pièce n'a que l'année 1960."],
    [
      '1960-01-01',
      '12/05/1960',
      'different',
      "Le bail porte le 01/01/1960, qui peut tenir lieu d'un jour inconnu\u202f: faites corriger le dossier.",
    ],
    [
      '1960-02-01',
      '02/01/1960',
      'different',
      'Le bail porte le 01/02/1960\u202f: le jour et le mois sont intervertis.',
    ],
    ['1960-02-01', '12/05/1960', 'different', 'Le bail porte le 01/02/1960, pas le 12/05/1960.'],
    ['1960-02-01', '01/02/1961', 'different', 'Le bail porte le 01/02/1960, pas le 01/02/1961.'],
    ['1960-02-01', '31/04/1960', 'unreadable', "Cette date n'existe pas."],
    [null, '01/02/1960', 'unknown', "Le bail n'a pas de date de naissance\u202f: rien à comparer."],
    [null, null, 'unknown', "Le bail n'a pas de date de naissance\u202f: rien à comparer."],
    [null, '31/04/1960', 'unreadable', "Cette date n'existe pas."],
    ['1960-02-01', null, 'unreadable', 'Indiquez la date de naissance.'],
  ])('lease %s, document %s: %s', (held, typed, result, sentence) => {
    expect(compareBirth(held, typed, TODAY)).toEqual({ result, sentence });
  });

  it('a minor who signed is told, not refused, until the day he is eighteen', () => {
    expect(compareBirth('2009-03-04', '04/03/2009', TODAY)).toEqual({
      result: 'same',
      sentence: 'Cette personne est mineure\u202f: son représentant légal agit pour elle.',
    });
    expect(compareBirth('2008-11-23', '23/11/2008', TODAY).sentence).not.toBeNull();
    expect(compareBirth('2008-11-22', '22/11/2008', TODAY).sentence).toBeNull();
  });

  it('the same day is the same in any writing, and no other day is', () => {
    const day = fc
      .date({ min: new Date('1910-01-01'), max: new Date('2008-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
      .filter(isIsoDate);
    fc.assert(
      fc.property(day, day, (held, other) => {
        for (const typed of [
          held,
          formatDate(isoDate(held)),
          formatDate(isoDate(held)).replaceAll('/', ''),
        ]) {
          expect(compareBirth(held, typed, TODAY).result).toBe('same');
        }
        expect(compareBirth(held, formatDate(isoDate(other)), TODAY).result).toBe(
          held === other ? 'same' : 'different',
        );
      }),
    );
  });
});
