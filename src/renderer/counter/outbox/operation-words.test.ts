import { expect, test } from 'vitest';
import { SPACE_ACTS } from '../../../rules/registrations/states.ts';
import { i18n } from '../../i18n/i18n.ts';
import { actWords } from '../account/history-words.ts';
import { kindOf } from './operation-words.ts';

const TYPES = [...SPACE_ACTS, 'paper'].map((act) => `registration.${act}`);

test('every act on a tenant space has its word in the queue and in the history', () => {
  const words = TYPES.map((type) => i18n.t(`outbox.type.${kindOf(type).word}`));
  expect(new Set(words).size).toBe(TYPES.length);
  for (const type of TYPES) expect(actWords(i18n.t, type), type).not.toBe(type);
});

test('every act on a certificate and a request has its word too', () => {
  const types = [
    ...['attach', 'decide', 'letter'].map((act) => `insurance.${act}`),
    ...['open', 'complement', 'modify', 'close', 'visit'].map((act) => `request.${act}`),
  ];
  expect(new Set(types.map((type) => kindOf(type).word)).size).toBe(types.length);
  for (const type of types) {
    expect(kindOf(type).word, type).not.toBe('other');
    expect(actWords(i18n.t, type), type).not.toBe(type);
  }
});

test('a code for the kiosk has its word too', () => {
  expect(kindOf('kiosk.code').word).toBe('kioskCode');
  expect(actWords(i18n.t, 'kiosk.code')).not.toBe('kiosk.code');
});

test('an act of a later version is an operation all the same', () => {
  expect(kindOf('registration.teleport').word).toBe('other');
  expect(actWords(i18n.t, 'registration.teleport')).toBe('registration.teleport');
});
