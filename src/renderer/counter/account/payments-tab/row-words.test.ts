import { expect, test } from 'vitest';
import type { PaymentRow } from '../../../../contract/payments.ts';
import { asksGrant, monthsInWords, takingBackOf } from './row-words.ts';

const row = (over: Partial<PaymentRow>): PaymentRow => ({
  id: '0190a1b2-0000-7000-8000-000000000000',
  number: 'G2A-000012',
  on: '2026-11-12',
  label: 'Espèces',
  detail: null,
  payer: null,
  cents: 15_000,
  months: ['2026-09'],
  agent: 'Sophie Lambert',
  state: 'encaisse',
  reversal: null,
  papers: [],
  reversible: 'agent',
  moved: null,
  ...over,
});

test('only what was taken here and still stands is taken back; only a cheque bounces', () => {
  expect(takingBackOf(row({}))).toEqual(['reverse', 'move']);
  expect(takingBackOf(row({ label: 'Chèque' }))).toEqual(['reverse', 'move', 'bounce']);
  expect(takingBackOf(row({ label: 'Chèque', reversible: null }))).toEqual(['bounce']);
  expect(takingBackOf(row({ state: 'annule' }))).toEqual([]);
  expect(takingBackOf(row({ id: null, state: 'erp' }))).toEqual([]);
  expect(takingBackOf(row({ id: null, state: 'annonce' }))).toEqual([]);
});

test('an agent needs a code for a cheque unpaid and for another day', () => {
  expect(asksGrant(row({}), 'reverse', 'agent')).toBe(false);
  expect(asksGrant(row({ reversible: 'responsable' }), 'move', 'agent')).toBe(true);
  expect(asksGrant(row({ label: 'Chèque' }), 'bounce', 'agent')).toBe(true);
  expect(asksGrant(row({ reversible: 'responsable' }), 'bounce', 'responsable')).toBe(false);
});

test('every month is named, a year once', () => {
  expect(monthsInWords([], 'et')).toBe('');
  expect(monthsInWords(['2026-10', '2026-09'], 'et')).toBe('septembre et octobre 2026');
  expect(monthsInWords(['2025-12', '2026-01', '2026-03'], 'et')).toBe('décembre 2025, janvier et mars 2026');
});
