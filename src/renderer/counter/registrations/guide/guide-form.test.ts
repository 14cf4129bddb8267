import { expect, test } from 'vitest';
import type { ConsentOffer, RegistrablePerson, Space } from '../../../../contract/registrations.ts';
import {
  answeredConsents,
  correctedGuideForm,
  emptyGuideForm,
  type GuideForm,
  printsSlip,
  readGuideForm,
  resumedGuideForm,
  STEPS,
  stepAfter,
  stepBefore,
  typedIdentity,
} from './guide-form.ts';

const rule = { status: 'guide', source: '' } as const;
const person = (key: string, allowed = true): RegistrablePerson => ({
  person: key,
  name: key,
  role: 'signataire_principal',
  birth: null,
  email: null,
  allowed,
  sentence: null,
  rule,
  space: null,
});
const mintId = () => crypto.randomUUID();
const empty = (people = [person('a')], asked: string | null = null) =>
  emptyGuideForm(mintId, { people }, asked);
const offer = (more: Partial<ConsentOffer>): ConsentOffer => ({
  kind: 'avis',
  mode: 'choice',
  label: '',
  wording: '',
  given: false,
  rule,
  ...more,
});

test('the only person who may register is chosen; of several, none but the one asked for', () => {
  expect(empty([person('a'), person('b', false)]).person).toBe('a');
  expect(empty([person('a'), person('b')]).person).toBeNull();
  expect(empty([person('a'), person('b')], 'b').person).toBe('b');
  expect(empty([person('a'), person('b', false)], 'b').person).toBe('a');
  expect(empty([person('a', false)]).person).toBeNull();
});

test('the questions follow each other both ways', () => {
  expect(STEPS.map(stepAfter)).toEqual([...STEPS.slice(1), null]);
  expect(STEPS.map(stepBefore)).toEqual([null, ...STEPS.slice(0, -1)]);
});

test('a draft is read back whole, and only for the act it is of', () => {
  const form = { ...empty(), lastName: "D'ARC" };
  const kept: unknown = JSON.parse(JSON.stringify(form));
  expect(readGuideForm(kept, null)).toEqual(form);
  expect(readGuideForm(kept, mintId())).toBeNull();
  expect(readGuideForm({ ...form, code: 'ABCD' }, null)).toBeNull();
  expect(readGuideForm('nothing', null)).toBeNull();
});

test('a draft taken up for somebody else begins with him, and keeps what was typed', () => {
  const kept: GuideForm = { ...empty(), person: 'a', step: 'email', lastName: 'MARTIN' };
  const people = [person('a'), person('b'), person('c', false)];
  expect(resumedGuideForm(kept, { people }, null)).toEqual(kept);
  expect(resumedGuideForm(kept, { people }, 'b')).toEqual({ ...kept, person: 'b', step: 'who' });
  expect(resumedGuideForm(kept, { people }, 'c')).toEqual(kept);
  // He may not be registered any more.
  expect(resumedGuideForm(kept, { people: [person('a', false)] }, null)).toEqual({
    ...kept,
    person: null,
    step: 'who',
  });
});

test('what comes with the account is given, a box is what was ticked, and nothing else is assumed', () => {
  const consents = [
    offer({ kind: 'avis', mode: 'included' }),
    offer({ kind: 'regularisation', mode: 'opt-out', given: true }),
    offer({ kind: 'quittance', mode: 'express' }),
    offer({ kind: 'notifications', mode: 'choice' }),
  ];
  const given = (form: GuideForm) =>
    answeredConsents(form, { consents }).flatMap(({ kind, given: yes }) => (yes ? [kind] : []));
  expect(given(empty())).toEqual(['avis', 'regularisation']);
  expect(given({ ...empty(), consents: { avis: false, regularisation: false, quittance: true } })).toEqual([
    'avis',
    'quittance',
  ]);
});

test('a slip is printed when asked for, and always without an e-mail', () => {
  expect(printsSlip({ ...empty(), slip: true })).toBe(true);
  expect(printsSlip({ ...empty(), slip: false })).toBe(false);
  expect(printsSlip({ ...empty(), slip: false, noEmail: true })).toBe(true);
});

test('only what the landlord asks for is compared', () => {
  const form = { ...empty(), lastName: ' MARTIN ', firstName: 'Jean', birth: '14/02/1951' };
  expect(typedIdentity(form, ['nom'])).toEqual({ lastName: 'MARTIN', firstName: null, birth: null });
  expect(typedIdentity(form, ['nom', 'prenom', 'date_naissance'])).toEqual({
    lastName: 'MARTIN',
    firstName: 'Jean',
    birth: '14/02/1951',
  });
});

test('a refused registration is taken up with its choices, and its identity is read again', () => {
  const refused: Space = {
    person: 'a',
    name: 'a',
    role: null,
    state: 'refused',
    unsent: false,
    since: null,
    email: 'a@exemple.example',
    login: null,
    registeredOn: null,
    invitation: null,
    bounced: null,
    fromErp: false,
    consents: [{ kind: 'quittance', given: true, on: null, by: 'counter', wording: null, version: null }],
    refused: null,
  };
  const id = mintId();
  const form = correctedGuideForm(empty([person('a'), person('b')]), id, refused);
  expect(form).toMatchObject({
    supersedes: id,
    person: 'a',
    email: 'a@exemple.example',
    emailAgain: '',
    noEmail: false,
    lastName: '',
    termsAccepted: false,
    consents: { quittance: true },
  });
  expect(correctedGuideForm(empty(), id, { ...refused, email: null }).noEmail).toBe(true);
  expect(correctedGuideForm(empty(), id, null).supersedes).toBe(id);
});
