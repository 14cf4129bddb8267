import { expect, test } from 'vitest';
import { placeAfter } from './enter-order.ts';
import { emptyForm, type Mode } from './payment-form.ts';
import { emptyPart } from './payment-parts.ts';

const ID = '0190f1c2-0000-7000-8000-000000000001';
const fresh = emptyForm({ commandId: ID, account: 'A' }, [], []);
const form = (mode: Mode, otherPayer: boolean) => ({ ...fresh, mode, otherPayer });

test.each([
  ['months', 'especes', false, 'amount'],
  ['amount', 'especes', false, 'received'],
  ['received', 'especes', false, null],
  ['received', 'especes', true, 'payer'],
  ['payer', 'especes', true, null],
  ['mode', 'cheque', false, 'bank'],
  ['amount', 'cheque', false, 'bank'],
  ['bank', 'cheque', false, 'number'],
  ['number', 'cheque', false, 'drawer'],
  ['drawer', 'cheque', false, null],
  ['amount', 'carte', false, 'authorisation'],
  ['authorisation', 'carte', true, 'payer'],
  ['authorisation', 'especes', false, null],
  ['authorisation', 'especes', true, 'payer'],
  ['amount', 'virement', false, null],
  ['amount', 'mandat', true, 'payer'],
] as const)('from %s, %s, other payer %s: %j', (field, mode, otherPayer, next) => {
  expect(placeAfter({ field, at: 0 }, form(mode, otherPayer), true)?.field ?? null).toBe(next);
});

test('from amount to amount where there are several accounts, then to the means', () => {
  const two = { ...form('especes', false), parts: [...fresh.parts, emptyPart(ID, 'P', [])] };
  expect(placeAfter({ field: 'amount', at: 0 }, two, true)).toEqual({ field: 'amount', at: 1 });
  expect(placeAfter({ field: 'months', at: 1 }, two, true)).toEqual({ field: 'amount', at: 1 });
  expect(placeAfter({ field: 'amount', at: 1 }, two, true)).toEqual({ field: 'received', at: 0 });
  expect(placeAfter({ field: 'mode', at: 0 }, two, true)).toEqual({ field: 'received', at: 0 });
});

test('cash leads to the float while the till is closed', () => {
  expect(placeAfter({ field: 'amount', at: 0 }, form('especes', false), false)?.field).toBe('float');
  expect(placeAfter({ field: 'amount', at: 0 }, form('cheque', false), false)?.field).toBe('bank');
});
