import { expect, test } from 'vitest';
import type { RequestMotive } from '../../../../contract/requests.ts';
import { guideFirst, searchMotives } from './motive-search.ts';

function motive(code: string, label: string, fromGuide = false): RequestMotive {
  return {
    code,
    label,
    nature: 'technique',
    urgency: 'normale',
    dueDays: 10,
    common: false,
    paper: false,
    whoPays: null,
    fromGuide,
  };
}

const PLACES = [
  {
    code: 'logement',
    label: 'Logement',
    motives: [motive('fuite', "Fuite d'eau"), motive('porte', "Porte d'entrée", true)],
  },
  {
    code: 'parties-communes',
    label: 'Parties communes',
    motives: [motive('eclairage', 'Éclairage'), motive('porte-hall', 'Porte du hall')],
  },
];
const found = (text: string) => searchMotives(PLACES, text).map(({ motive: { code } }) => code);

test('accents, capitals and apostrophes make no difference', () => {
  expect(found('eclairage')).toEqual(['eclairage']);
  expect(found('ÉCLAIR')).toEqual(['eclairage']);
  expect(found('fuite d’eau')).toEqual(['fuite']);
});

test('every word must begin a word of the motive or of its place', () => {
  expect(found('porte')).toEqual(['porte', 'porte-hall']);
  expect(found('porte communes')).toEqual(['porte-hall']);
  expect(found('orte')).toEqual([]);
  expect(found('fuite hall')).toEqual([]);
});

test('nothing typed finds nothing: the tree is shown instead', () => {
  expect(found('')).toEqual([]);
  expect(found(" ' ")).toEqual([]);
});

test("the guide's motives come first, each group in its order", () => {
  const rows = [
    { n: 1, guide: false },
    { n: 2, guide: true },
    { n: 3, guide: false },
    { n: 4, guide: true },
  ];
  expect(guideFirst(rows, ({ guide }) => guide).map(({ n }) => n)).toEqual([2, 4, 1, 3]);
});
