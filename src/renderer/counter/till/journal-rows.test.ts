import { expect, test } from 'vitest';
import type { JournalLine } from '../../../contract/till.ts';
import { rowsFound } from './journal-rows.ts';

const row = (over: Partial<JournalLine>): JournalLine => ({
  seq: 1,
  at: '2026-11-12T08:00:00.000Z',
  kind: 'encaissement',
  number: 'G2A-004187',
  reference: '0030020790D',
  account: 'cc:30020790D',
  label: 'Encaissement',
  mode: 'especes',
  cents: 15_000,
  agent: 'Sophie Lambert',
  ...over,
});
const paper = row({
  seq: 2,
  kind: 'papier',
  number: 'G2A-Q-002931',
  label: 'Quittance',
  mode: null,
  cents: 0,
});
const opening = row({
  seq: 0,
  kind: 'ouverture',
  number: null,
  reference: null,
  account: null,
  label: 'Ouverture',
});
const rows = [opening, row({}), paper];

test('a number is found however it is spaced, and nothing else is', () => {
  expect(rowsFound(rows, 'g2a 004187', false)).toEqual([rows[1]]);
  expect(rowsFound(rows, 'G2A-Q', false)).toEqual([paper]);
  expect(rowsFound(rows, '9999', false)).toEqual([]);
});

test('an account and an agent are found too', () => {
  expect(rowsFound(rows, '0790d', false)).toHaveLength(2);
  expect(rowsFound(rows, 'lambert', false)).toHaveLength(3);
});

test('papers are left out unless they are looked for', () => {
  expect(rowsFound(rows, ' ', true)).toEqual([opening, rows[1]]);
  expect(rowsFound(rows, '', false)).toEqual(rows);
  expect(rowsFound(rows, '002931', true)).toEqual([paper]);
});
