import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../contract/insurance.ts';
import { isoDate } from '../../../rules/dates.ts';
import {
  type Asked,
  certificateFaults,
  correctedForm,
  EMPTY_CERTIFICATE,
  flagKey,
  oneYearFrom,
  typedCertificate,
  unseenFlags,
} from './certificate-form.ts';

const TODAY = isoDate('2026-11-22');
const plain: Asked = { required: ['assureur', 'fin'], file: false };
const form = {
  ...EMPTY_CERTIFICATE,
  insurer: ' Mutuelle Exemple ',
  policy: 'MH 7 204 881',
  startsText: '01/11/2026',
  endsText: '31/10/2027',
};
const file = { sha256: 'a'.repeat(64), size: 10, type: 'pdf', name: 'a.pdf', pages: 1 } as const;

describe('what stands in the way', () => {
  it('nothing, where all is there', () => {
    expect(certificateFaults(form, plain, TODAY)).toEqual([]);
    expect(typedCertificate(form, TODAY)).toEqual({
      insurer: 'Mutuelle Exemple',
      policy: 'MH 7 204 881',
      startsOn: '2026-11-01',
      endsOn: '2027-10-31',
      address: null,
    });
  });

  it('insurer and end always, the rest as the landlord asks', () => {
    const missing = (asked: Asked) =>
      certificateFaults(EMPTY_CERTIFICATE, asked, TODAY).map(({ field }) => field);
    expect(missing(plain)).toEqual(['insurer', 'endsOn']);
    expect(missing({ required: ['assureur', 'police', 'debut', 'fin'], file: true })).toEqual([
      'insurer',
      'policy',
      'startsOn',
      'endsOn',
      'files',
    ]);
    expect(certificateFaults({ ...form, files: [file] }, { ...plain, file: true }, TODAY)).toEqual([]);
  });

  it('a date that cannot be read, two that are the wrong way round', () => {
    expect(certificateFaults({ ...form, startsText: '31/02/2026' }, plain, TODAY)).toEqual([
      { field: 'startsOn', fault: 'date' },
    ]);
    expect(certificateFaults({ ...form, endsText: '31/10/27' }, plain, TODAY)).toEqual([
      { field: 'endsOn', fault: 'date' },
    ]);
    expect(certificateFaults({ ...form, endsText: '31/10/2026' }, plain, TODAY)).toEqual([
      { field: 'endsOn', fault: 'order' },
    ]);
    expect(typedCertificate({ ...form, endsText: '31/1' }, TODAY)).toBeNull();
    expect(typedCertificate({ ...form, endsText: '' }, TODAY)).toBeNull();
  });

  it('another address that is not told', () => {
    expect(certificateFaults({ ...form, otherAddress: true }, plain, TODAY)).toEqual([
      { field: 'address', fault: 'missing' },
    ]);
    // Typed, then given up: the dwelling's counts.
    expect(typedCertificate({ ...form, address: '3 rue X' }, TODAY)?.address).toBeNull();
    expect(typedCertificate({ ...form, otherAddress: true, address: ' 3 rue X ' }, TODAY)?.address).toBe(
      '3 rue X',
    );
  });
});

it('asks again about an oddity that is said otherwise', () => {
  const flag = { flag: 'future', sentence: 'Commence le 01/01/2027.' } as const;
  const seen = { ...form, accepted: [flagKey(flag)] };
  expect(unseenFlags([flag], seen)).toEqual([]);
  const later = { ...flag, sentence: 'Commence le 01/02/2027.' };
  expect(unseenFlags([flag, later], seen)).toEqual([later]);
});

it('proposes the year that begins on the first day', () => {
  expect(oneYearFrom('01/11/2026', TODAY)).toBe('31/10/2027');
  expect(oneYearFrom('29/02/2028', TODAY)).toBe('28/02/2029');
  expect(oneYearFrom('01/01/2026', TODAY)).toBe('31/12/2026');
  expect(oneYearFrom('', TODAY)).toBeNull();
  expect(oneYearFrom('1/1', TODAY)).toBeNull();
});

it('fills the form in again with what was refused', () => {
  const refused: Certificate = {
    id: '01900000-0000-7000-8000-000000000001',
    number: 'G2-I-000001',
    insurer: 'Mutuelle Exemple',
    policy: null,
    startsOn: null,
    endsOn: '2027-10-31',
    address: '3 rue X',
    flags: ['autre-adresse'],
    state: 'a_verifier',
    covers: false,
    reason: null,
    comment: null,
    decidedBy: null,
    decidedAt: null,
    decidedWhere: null,
    receivedAt: null,
    fromErp: false,
    unsent: false,
    files: [{ ...file, here: true, uploaded: null }],
    refused: null,
  };
  expect(correctedForm(refused)).toEqual({
    ...EMPTY_CERTIFICATE,
    insurer: 'Mutuelle Exemple',
    endsText: '31/10/2027',
    otherAddress: true,
    address: '3 rue X',
    files: [file],
  });
});
