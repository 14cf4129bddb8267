import { expect, test } from 'vitest';
import { isoDate } from '../../../rules/dates.ts';
import {
  addressLines,
  type MandateForm,
  mandateFaults,
  mandateFormSchema,
  revokeFault,
  signedOn,
  signFaults,
  typedBic,
} from './debit-form.ts';

const whole: MandateForm = {
  bic: '',
  debtor: 'LE GALL Élodie',
  lines: '12 rue des Tilleuls\n28000 CHARTRES',
  day: 10,
};
const today = isoDate('2026-11-22');

test('a mandate that is filled in has no fault', () => {
  expect(mandateFaults(whole, true)).toEqual([]);
});

test.each([
  [{ debtor: '  ' }, ['debtor']],
  [{ day: null }, ['day']],
  [{ bic: 'TROPCOURT' }, ['bic']],
  [{ lines: '1\n2\n3\n4\n5\n6\n7' }, ['lines']],
  [{ bic: 'x', debtor: '', day: null }, ['bic', 'debtor', 'day']],
] as const)('%j lacks %j, in the order of the fields', (change, faults) => {
  expect(mandateFaults({ ...whole, ...change }, true)).toEqual(faults);
});

test('no day is asked where the landlord chooses it', () => {
  expect(mandateFaults({ ...whole, day: null }, false)).toEqual([]);
});

test.each(['PSSTFRPPPAR', 'psst fr pp par', 'AGRIFRPP'])('%s is a BIC', (bic) => {
  expect(mandateFaults({ ...whole, bic }, true)).toEqual([]);
  expect(typedBic(bic)).toBe(bic.replace(/\s/gu, '').toUpperCase());
});

test('empty lines are not sent, and seven written with an empty one are six', () => {
  expect(addressLines(' 12 rue des Tilleuls \n\n28000 CHARTRES\n')).toEqual([
    '12 rue des Tilleuls',
    '28000 CHARTRES',
  ]);
  expect(mandateFaults({ ...whole, lines: '1\n2\n3\n\n4\n5\n6' }, true)).toEqual([]);
});

test('a draft of a mandate has no place for an account number', () => {
  expect(mandateFormSchema.safeParse({ ...whole, iban: 'FR' }).success).toBe(false);
  expect(Object.keys(mandateFormSchema.shape)).toEqual(['bic', 'debtor', 'lines', 'day']);
});

test('a signed mandate is dated and proven', () => {
  const signed = { signedOnText: '20/11/2026', files: [], originalKept: true };
  expect(signFaults(signed, today)).toEqual([]);
  expect(signedOn(signed, today)).toBe('2026-11-20');
  expect(signFaults({ ...signed, originalKept: false }, today)).toEqual([{ field: 'files', fault: 'files' }]);
  expect(signFaults({ ...signed, signedOnText: '' }, today)).toEqual([
    { field: 'signedOn', fault: 'signedOn' },
  ]);
  expect(signFaults({ ...signed, signedOnText: '23/11/2026' }, today)).toEqual([
    { field: 'signedOn', fault: 'future' },
  ]);
});

test('a revocation has its reason, in words where it is another', () => {
  const form = { reason: 'demande-locataire', comment: '', wordsKept: false } as const;
  expect(revokeFault(form)).toBeNull();
  expect(revokeFault({ ...form, reason: null })).toBe('reason');
  expect(revokeFault({ ...form, reason: 'autre' })).toBe('comment');
  expect(revokeFault({ ...form, reason: 'autre', comment: 'Compte clos' })).toBeNull();
});
