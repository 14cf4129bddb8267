import { expect, test } from 'vitest';
import type { Mandate } from '../../../contract/direct-debit.ts';
import type { ShownMandateState } from '../../../rules/direct-debit/states.ts';
import { debitActs, refusedMandate } from './debit-words.ts';

function mandate(state: ShownMandateState, refused: Mandate['refused'] = null): Mandate {
  return {
    rum: 'G2A-B-000012',
    state,
    sentence: '',
    maskedIban: null,
    debtor: null,
    day: null,
    signedOn: null,
    lastCollectedOn: null,
    revokedOn: null,
    fromErp: false,
    unsent: false,
    files: [],
    papers: [],
    refused,
  };
}

const rule = { status: 'guide', source: '' } as const;
const days = { days: [6, 10], sentence: '', rule };
const silent = { days: [], sentence: '', rule };

test.each([
  [null, ['debit-subscribe']],
  [mandate('revoque'), ['debit-subscribe']],
  [mandate('caduc'), ['debit-subscribe']],
  [mandate('a_signer'), ['debit-sign', 'debit-account', 'debit-day', 'debit-revoke']],
  [mandate('actif'), ['debit-account', 'debit-day', 'debit-revoke']],
  [mandate('suspendu'), ['debit-account', 'debit-day', 'debit-revoke']],
] as const)('what may be done', (current, acts) => {
  expect(debitActs({ current, days })).toEqual(acts);
});

test('no day is changed where the landlord chooses it', () => {
  expect(debitActs({ current: mandate('actif'), days: silent })).toEqual(['debit-account', 'debit-revoke']);
});

test('the reason of a refusal is found on the mandate it was about, former ones too', () => {
  const refused = { commandId: 'c', reason: 'Un autre mandat vit' };
  expect(refusedMandate({ current: null, former: [mandate('revoque', refused)] }, 'c')).toBe(refused.reason);
  expect(refusedMandate({ current: mandate('actif', refused), former: [] }, 'd')).toBeNull();
  expect(refusedMandate({ current: mandate('actif', refused), former: [] }, null)).toBeNull();
});
