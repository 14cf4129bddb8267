import { expect, test } from 'vitest';
import type { Space } from '../../../../contract/registrations.ts';
import { SPACE_STATES } from '../../../../rules/registrations/states.ts';
import { i18n } from '../../../i18n/i18n.ts';
import {
  actsOf,
  callsForAct,
  choiceLabel,
  dayWords,
  invitationWords,
  isReserved,
  STATE_LOOK,
  todoOf,
  versionWords,
} from './space-words.ts';

function space(change: Partial<Space> = {}): Space {
  return {
    person: 'code:P1',
    name: 'LE GALL Élodie',
    role: 'signataire_principal',
    state: 'active',
    unsent: false,
    since: '2026-11-12',
    email: 'elodie@exemple.example',
    login: 'elodie@exemple.example',
    registeredOn: '2026-11-10',
    invitation: null,
    bounced: null,
    fromErp: false,
    consents: [],
    refused: null,
    ...change,
  };
}
const bounced = { on: '2026-11-13', reason: 'boîte inconnue' };
const expired = { channel: 'email', expiresOn: '2026-11-01', expired: true } as const;

test('each state has its face and its acts', () => {
  for (const state of SPACE_STATES) {
    expect(STATE_LOOK[state].icon, state).toBeTypeOf('function');
    expect(actsOf(space({ state })).length, state).toBeGreaterThan(0);
  }
});

test('a space not activated is sent again, an active one gets a new password', () => {
  expect(actsOf(space({ state: 'pending' }))[0]).toBe('resend');
  expect(actsOf(space({ state: 'pending' }))).not.toContain('password');
  expect(actsOf(space())[0]).toBe('password');
  expect(actsOf(space())).not.toContain('resend');
});

test('an address that came back is put right first', () => {
  expect(actsOf(space({ state: 'pending', bounced }))[0]).toBe('email');
  expect(actsOf(space({ bounced }))[0]).toBe('email');
});

test('only what lives can be closed, and what is over is opened anew', () => {
  for (const state of ['closed', 'exited'] as const)
    expect(actsOf(space({ state }))).toEqual(['registerAgain']);
  expect(actsOf(space({ state: 'suspended' }))).toContain('close');
  expect(actsOf(space({ state: 'suspended' }))).not.toContain('suspend');
  expect(actsOf(space({ state: 'refused' }))).toEqual(['correct']);
});

test('a space that the ERP tells of is acted on as any other', () => {
  expect(actsOf(space({ fromErp: true }))).toEqual(actsOf(space()));
});

test('suspending and resuming are for the responsable', () => {
  expect(isReserved('suspend')).toBe(true);
  expect(isReserved('resume')).toBe(true);
  expect(isReserved('close')).toBe(false);
});

test('what is to do: a refusal before an address, an address before a link', () => {
  const refused = { commandId: 'c', reason: 'non' };
  expect(todoOf(space({ refused, bounced, invitation: expired }))).toBe('refused');
  expect(todoOf(space({ state: 'pending', bounced, invitation: expired }))).toBe('bounced');
  expect(todoOf(space({ state: 'pending', invitation: expired }))).toBe('expired');
  expect(todoOf(space({ state: 'pending' }))).toBe('pending');
  expect(todoOf(space({ state: 'waiting-to-send' }))).toBe('unsent');
  expect(todoOf(space())).toBe('nothing');
  // What is over asks for nothing, whatever its mail did.
  expect(todoOf(space({ state: 'closed', bounced, invitation: expired }))).toBe('nothing');
});

test('the card calls for its first act where something waits for the clerk', () => {
  expect(callsForAct(space())).toBe(false);
  expect(callsForAct(space({ bounced }))).toBe(true);
  expect(callsForAct(space({ state: 'pending' }))).toBe(true);
});

test('the invitation says its way and its end', () => {
  expect(invitationWords(i18n.t, null)).toBeNull();
  expect(invitationWords(i18n.t, { channel: 'slip', expiresOn: '2026-12-22', expired: false })).toBe(
    "Bulletin remis au guichet, valable jusqu'au 22/12/2026",
  );
  expect(invitationWords(i18n.t, expired)).toBe('Lien par e-mail, expiré le 01/11/2026');
});

test("a choice bears the landlord's name, else its own", () => {
  expect(choiceLabel(i18n.t, [], 'quittance')).toBe('Quittance sans papier');
  const offer = {
    kind: 'quittance',
    mode: 'express',
    label: 'Quittances en ligne',
    wording: '',
    given: false,
    rule: { status: 'loi', source: '' },
  } as const;
  expect(choiceLabel(i18n.t, [offer], 'quittance')).toBe('Quittances en ligne');
});

test('days and versions', () => {
  expect(dayWords('2026-11-12', '?')).toBe('12/11/2026');
  expect(dayWords(null, '?')).toBe('?');
  expect(versionWords('2026-03-01')).toBe('01/03/2026');
  expect(versionWords('v2')).toBe('v2');
});
