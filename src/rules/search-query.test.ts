import { describe, expect, it } from 'vitest';
import { isoDate } from './dates.ts';
import type { ReferenceRule } from './references/references.ts';
import { classifyQuery } from './search-query.ts';

const today = isoDate('2026-11-12');
const cchartres: ReferenceRule = { form: 'digits-letter', digits: 10, digitsWithoutFirstZero: 9 };
const gard: ReferenceRule = { form: 'opaque' };
const auvergne: ReferenceRule = { form: 'prefixed-length', prefix: '02', printedDigits: 11 };
const neolia: ReferenceRule = {
  form: 'prefixed-contract',
  letter: 'L',
  filler: null,
  endsAtDash: false,
  dwellingCode: null,
  minDigits: null,
  maxDigits: null,
};

describe('classifyQuery', () => {
  it.each<[ReferenceRule, string, object]>([
    [cchartres, ' \u200b ', { kind: 'empty' }],
    [cchartres, '1/2/60', { kind: 'birth-date', dates: ['1960-02-01'] }],
    [gard, '01/02/1960', { kind: 'birth-date', dates: ['1960-02-01'] }],
    [cchartres, '29/02/1900', { kind: 'invalid-date', sentence: "Cette date n'existe pas." }],
    [cchartres, '06.39.98.12.34', { kind: 'phone', key: '0639981234' }],
    [gard, '+33 6 39 98 12 34', { kind: 'phone', key: '0639981234' }],
    [
      cchartres,
      ' Elodie.LeGall@courriel.example ',
      { kind: 'email', email: 'elodie.legall@courriel.example' },
    ],
    [
      cchartres,
      '003 002 0788 B',
      { kind: 'reference', reference: { kind: 'candidates', keys: ['0030020788'] } },
    ],
    [cchartres, '00300', { kind: 'reference', reference: { kind: 'partial' } }],
    [auvergne, '020001234567', { kind: 'reference', reference: { kind: 'invalid' } }],
    [cchartres, "D'ARC", { kind: 'words', words: [{ anyOf: [['DARC'], ['D', 'ARC']] }] }],
    [gard, 'ben salah', { kind: 'reference', reference: { keys: ['BEN SALAH'] } }],
    [cchartres, '14 rue des Bleuets', { kind: 'words' }],
  ])('%o %s', (rule, text, expected) => {
    expect(classifyQuery(rule, text, today)).toMatchObject(expected);
  });

  it('keeps the reference that a date or a telephone may also be', () => {
    expect(classifyQuery(neolia, '12051960', today)).toMatchObject({
      kind: 'birth-date',
      dates: ['1960-05-12'],
      reference: { kind: 'candidates', keys: ['12051960'] },
    });
    expect(classifyQuery(neolia, '0639981234', today)).toMatchObject({
      kind: 'phone',
      reference: { kind: 'candidates', keys: ['0639981234'] },
    });
  });
});
