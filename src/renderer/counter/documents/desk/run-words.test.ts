import { expect, test } from 'vitest';
import type { BulkRun } from '../../../../contract/documents.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { isGoing, madeWords, mostPapers, progressWords, runTitle, skippedWords } from './run-words.ts';

const t = i18n.t as Parameters<typeof progressWords>[0];
const run: BulkRun = {
  id: '019200a0-0000-7000-8000-000000000001',
  kind: 'quittance',
  month: '2026-10',
  residence: null,
  paperOnly: false,
  residenceName: null,
  state: 'en-cours',
  done: 400,
  total: 1200,
  papers: 312,
  skipped: { unpaid: 150, paperless: 0, given: 49, empty: 1 },
  printerName: null,
  parts: [],
  sentence: null,
  agentName: 'MARTIN Paul',
  startedAt: '2026-11-22T14:05:00.000Z',
};

test('papers are counted against those it may still come to', () => {
  expect(mostPapers(run)).toBe(1000);
  expect(progressWords(t, run)).toBe('312/1\u202f000 quittances');
  expect(progressWords(t, { ...run, kind: 'avis' })).toBe('312/1\u202f000 avis');
});

test('at its end the two are the same', () => {
  const over = { ...run, done: 1200, papers: 700, skipped: { ...run.skipped, unpaid: 450 } };
  expect(mostPapers(over)).toBe(over.papers);
});

test('a run is named by what it prints, of which month', () => {
  expect(runTitle(t, run)).toBe("Quittances d'octobre 2026");
  expect(runTitle(t, { kind: 'avis', month: '2026-11' })).toBe("Avis d'échéance de novembre 2026");
  expect(runTitle(t, { kind: 'avis', month: '2026-08' })).toBe("Avis d'échéance d'août 2026");
});

test('only reasons that left somebody out are told', () => {
  expect(skippedWords(t, run.skipped)).toEqual([
    "150 comptes dont le mois n'est pas payé en entier",
    '49 comptes à qui il est déjà remis',
    '1 compte sans échéance ce mois',
  ]);
});

test.each([
  ['preparation', true],
  ['en-cours', true],
  ['terminee', false],
  ['annulee', false],
  ['interrompue', false],
] as const)('%s goes on: %j', (state, going) => {
  expect(isGoing({ state })).toBe(going);
});

test('one is not said as many', () => {
  expect(madeWords(t, { kind: 'quittance', papers: 1 })).toBe('1 quittance');
  expect(madeWords(t, { kind: 'quittance', papers: 0 })).toBe('Aucune quittance');
});
