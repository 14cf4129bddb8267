import { expect, test } from 'vitest';
import type { PrintJob } from '../../../contract/printing.ts';
import { unprinted } from './unprinted.ts';

const job = (id: string, state: PrintJob['state'], more: Partial<PrintJob> = {}): PrintJob => ({
  id,
  title: 'Quittance',
  number: 'G2-Q-000001',
  account: '0030020790D',
  printer: 'system:accueil',
  printerName: 'Accueil',
  format: 'a4',
  copy: 0,
  state,
  sentence: null,
  at: '2026-11-12T13:00:00.000Z',
  ...more,
});
const idsOf = (jobs: readonly PrintJob[]) =>
  unprinted(jobs, '2026-11-12', (at) => at.slice(0, 10)).map(({ id }) => id);

test('what failed today and did not come out since is to be taken up', () => {
  expect(idsOf([job('b', 'failed'), job('a', 'accepted')])).toEqual(['b']);
});

test('a paper that came out later, or elsewhere, asks for nothing', () => {
  expect(idsOf([job('b', 'accepted', { printer: 'system:agence' }), job('a', 'failed')])).toEqual([]);
});

test('another paper that came out later does not print this one', () => {
  expect(idsOf([job('b', 'accepted', { number: 'G2-Q-000002' }), job('a', 'failed')])).toEqual(['a']);
});

test("a page d'essai is nobody's paper", () => {
  expect(idsOf([job('a', 'failed', { number: null, title: "Page d'essai" })])).toEqual([]);
});

test('another day is history', () => {
  expect(idsOf([job('a', 'failed', { at: '2026-11-11T13:00:00.000Z' })])).toEqual([]);
});
