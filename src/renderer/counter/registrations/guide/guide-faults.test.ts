import { expect, test } from 'vitest';
import type { RegistrationPrepare } from '../../../../contract/registrations.ts';
import { emailFault } from './email-fault.ts';
import { type Field, faultsOf, firstOpenStep, sameEmail, stepOfRefusal } from './guide-faults.ts';
import { emptyGuideForm, type GuideForm } from './guide-form.ts';
import { registrationOf } from './registration-act.ts';

const rule = { status: 'guide', source: '' } as const;
const prepared: RegistrationPrepare = {
  people: [
    {
      person: 'a',
      name: 'a',
      role: '',
      birth: null,
      email: null,
      allowed: true,
      sentence: null,
      rule,
      space: null,
    },
    {
      person: 'b',
      name: 'b',
      role: '',
      birth: null,
      email: null,
      allowed: false,
      sentence: null,
      rule,
      space: null,
    },
  ],
  identity: { fields: ['nom', 'prenom'], compare: 'exact', rule },
  email: { own: false, rule },
  legalVersion: '2026-11-01',
  specimen: false,
  terms: { title: '', sections: [] },
  notice: { title: '', sections: [] },
  consents: [{ kind: 'quittance', mode: 'express', label: '', wording: '', given: false, rule }],
  confirmationMail: false,
  slipDays: 30,
  address: null,
  paperlessFrom: '2026-12',
};
const whole: GuideForm = {
  ...emptyGuideForm(() => crypto.randomUUID(), prepared, null),
  step: 'activation',
  document: 'passeport',
  lastName: 'MARTIN',
  firstName: 'Jean',
  email: 'jean@exemple.example',
  emailAgain: 'Jean@exemple.example ',
  termsAccepted: true,
  legalVersion: '2026-11-01',
  termsOn: 'paper',
};
const fieldsAtFault = (change: Partial<GuideForm>): Field[] =>
  faultsOf({ ...whole, ...change }, prepared, emailFault).map(({ field }) => field);

test('a whole guide has no fault, and becomes the act as it was answered', () => {
  expect(fieldsAtFault({})).toEqual([]);
  expect(registrationOf('0030020790D', whole, prepared)).toEqual({
    commandId: whole.commandId,
    account: '0030020790D',
    person: 'a',
    typed: { lastName: 'MARTIN', firstName: 'Jean', birth: null },
    document: 'passeport',
    representative: null,
    email: 'jean@exemple.example',
    emailAgain: 'Jean@exemple.example',
    legalVersion: '2026-11-01',
    termsAccepted: true,
    termsOn: 'paper',
    consents: [{ kind: 'quittance', given: false }],
    slip: true,
    supersedes: null,
  });
});

test('without an e-mail nothing of it is sent, and the slip is', () => {
  const act = registrationOf('x', { ...whole, noEmail: true, slip: false }, prepared);
  expect(act).toMatchObject({ email: null, emailAgain: null, slip: true });
});

test('nothing is registered in the place of an answer that is missing', () => {
  for (const missing of [{ person: null }, { document: null }, { legalVersion: null }, { termsOn: null }]) {
    expect(registrationOf('x', { ...whole, ...missing }, prepared)).toBeNull();
  }
});

test.each<[Partial<GuideForm>, Field[]]>([
  [{ person: null }, ['person']],
  [{ person: 'b' }, ['person']],
  [{ represented: true, representative: ' ' }, ['representative']],
  [{ document: null, lastName: ' ', firstName: '' }, ['document', 'lastName', 'firstName']],
  [{ birth: '' }, []],
  [{ email: '' }, ['email']],
  [{ email: 'jean', emailAgain: 'jean' }, ['email']],
  [{ emailAgain: '' }, ['emailAgain']],
  [{ emailAgain: 'autre@exemple.example' }, ['emailAgain']],
  [{ email: 'jean', noEmail: true }, []],
  [{ termsAccepted: false }, ['terms']],
  // Accepted of a version that is not the one shown now.
  [{ legalVersion: '2026-10-01' }, ['terms']],
  [{ termsOn: null }, ['termsOn']],
])('%j is said of %j', (change, fields) => {
  expect(fieldsAtFault(change)).toEqual(fields);
});

test('an address typed twice differs by more than capitals and spaces', () => {
  expect(sameEmail('A@b.example', ' a@B.example')).toBe(true);
  expect(sameEmail('a@b.example', 'a@b.exemple')).toBe(false);
});

test('a guide is taken up no further than its first open question', () => {
  const at = (change: Partial<GuideForm>) => {
    const form = { ...whole, ...change };
    return firstOpenStep(form, faultsOf(form, prepared, emailFault));
  };
  expect(at({})).toBe('activation');
  expect(at({ email: '' })).toBe('email');
  expect(at({ email: '', step: 'identity' })).toBe('identity');
  expect(at({ person: 'b' })).toBe('who');
});

test('a refusal of the core is shown at its question', () => {
  expect(stepOfRefusal('email')).toBe('email');
  expect(stepOfRefusal('typed.firstName')).toBe('identity');
  expect(stepOfRefusal('consents.0.given')).toBe('terms');
  expect(stepOfRefusal(undefined)).toBe('activation');
});
