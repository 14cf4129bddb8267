import { expect, test } from 'vitest';
import { fieldAfter } from './enter-order.ts';

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
] as const)('from %s, %s, other payer %s: %j', (field, mode, otherPayer, next) => {
  expect(fieldAfter(field, mode, otherPayer)).toBe(next);
});
