import { expect, test } from 'vitest';
import type { RequestMotive } from '../../../../contract/requests.ts';
import {
  chosenMotive,
  contactFaults,
  contactOf,
  emptyRequestForm,
  faultsOf,
  isBegun,
  type RequestForm,
  type RequestPrepare,
  readRequestForm,
  requestOf,
  toggledSlot,
  urgencyOf,
} from './request-form.ts';

const ID = '019a8f2e-7b5c-7d3e-8f4a-1b2c3d4e5f60';
const OTHER_ID = '019a8f2e-7b5c-7d3e-8f4a-1b2c3d4e5f61';
const RULE = { status: 'guide', source: 'Guide, p. 4' } as const;

function motive(code: string, change: Partial<RequestMotive> = {}): RequestMotive {
  return {
    code,
    label: code,
    nature: 'technique',
    urgency: 'normale',
    dueDays: 10,
    common: false,
    paper: false,
    whoPays: null,
    fromGuide: true,
    ...change,
  };
}

const PREPARED: RequestPrepare = {
  places: [
    {
      code: 'logement',
      label: 'Logement',
      fromGuide: true,
      motives: [motive('fuite', { urgency: 'urgente' }), motive('gaz', { urgency: 'danger' })],
    },
    {
      code: 'compte',
      label: 'Compte',
      fromGuide: true,
      motives: [motive('attestation', { nature: 'administrative' })],
    },
  ],
  rule: RULE,
  attachments: { offered: true, rule: RULE },
  availability: { offered: true, rule: RULE },
  complement: { offered: true, rule: RULE },
  contacts: [{ name: 'DUPONT Anne', phone: '06 39 98 41 27', email: null, checked: true }],
  emergency: null,
  building: [],
  own: [],
};

const empty = () => emptyRequestForm(() => ID, PREPARED);
const filled = (change: Partial<RequestForm> = {}): RequestForm => ({
  ...empty(),
  place: 'logement',
  motive: 'fuite',
  description: 'Le joint goutte.',
  contact: { ...empty().contact, checked: true },
  ...change,
});

test('the holder is whom to call back, and nothing was read again to him yet', () => {
  expect(empty().contact).toEqual({
    name: 'DUPONT Anne',
    phone: '06 39 98 41 27',
    email: '',
    checked: false,
  });
});

test('an empty form says what is missing, in its order', () => {
  expect(faultsOf(empty(), PREPARED, false)).toEqual(['place', 'motive', 'description', 'contactChecked']);
  expect(faultsOf(filled(), PREPARED, false)).toEqual([]);
});

test('a motive of another place is no motive of this one', () => {
  expect(chosenMotive(filled({ place: 'compte' }), PREPARED)).toBeNull();
  expect(faultsOf(filled({ place: 'compte' }), PREPARED, false)).toEqual(['motive']);
});

test('a request says what is asked', () => {
  expect(faultsOf(filled({ description: ' ' }), PREPARED, false)).toEqual(['description']);
});

test('a contact can be reached as typed, was read again, and can be called where times are given', () => {
  const contact = { name: 'DUPONT Anne', phone: '06 39 98 41 27', email: '', checked: true };
  expect(contactFaults(contact, [])).toEqual([]);
  expect(contactFaults({ ...contact, name: ' ' }, [])).toEqual(['contactName']);
  expect(contactFaults({ ...contact, phone: '12' }, [])).toEqual(['contactPhone']);
  expect(contactFaults({ ...contact, email: 'anne' }, [])).toEqual(['contactEmail']);
  expect(contactFaults({ ...contact, checked: false }, [])).toEqual(['contactChecked']);
  expect(contactFaults({ ...contact, phone: '' }, [])).toEqual([]);
  expect(contactFaults({ ...contact, phone: '' }, [{ day: 1, part: 'soir' }])).toEqual(['contactReach']);
});

test('words of the list hold the form until they are answered', () => {
  expect(faultsOf(filled(), PREPARED, true)).toEqual(['words']);
  expect(faultsOf(filled({ wordsKept: true }), PREPARED, true)).toEqual([]);
});

test("the urgency is the motive's until somebody says another", () => {
  const form = filled();
  expect(urgencyOf(form, chosenMotive(form, PREPARED))).toBe('urgente');
  expect(urgencyOf({ urgency: 'normale' }, chosenMotive(form, PREPARED))).toBe('normale');
  expect(urgencyOf({ urgency: null }, null)).toBe('normale');
});

test('the act carries what was typed, trimmed; blanks are nothing', () => {
  const act = requestOf(
    'a',
    filled({
      description: ' Le joint goutte. ',
      slots: [{ day: 1, part: 'matin' }],
      contact: { name: ' DUPONT Anne ', phone: ' ', email: ' a@exemple.example ', checked: true },
    }),
    PREPARED,
  );
  expect(act).toMatchObject({
    commandId: ID,
    account: 'a',
    place: 'logement',
    motive: 'fuite',
    urgency: 'urgente',
    description: 'Le joint goutte.',
    contact: { name: 'DUPONT Anne', phone: null, email: 'a@exemple.example', checked: true },
    availability: [{ day: 1, part: 'matin' }],
    supersedes: null,
  });
  expect(requestOf('a', empty(), PREPARED)).toBeNull();
});

test('what the landlord does not take is not sent, even from a draft', () => {
  const none = { ...PREPARED, availability: { offered: false, rule: RULE } };
  expect(requestOf('a', filled({ slots: [{ day: 1, part: 'soir' }] }), none)?.availability).toEqual([]);
});

test('a slot is put and taken, in the order of the week', () => {
  const one = toggledSlot([], { day: 3, part: 'soir' });
  const two = toggledSlot(one, { day: 3, part: 'matin' });
  const three = toggledSlot(two, { day: 1, part: 'apres-midi' });
  expect(three).toEqual([
    { day: 1, part: 'apres-midi' },
    { day: 3, part: 'matin' },
    { day: 3, part: 'soir' },
  ]);
  expect(toggledSlot(three, { day: 3, part: 'matin' })).toHaveLength(2);
});

test('a draft of this program is read, any other is not', () => {
  expect(readRequestForm(JSON.parse(JSON.stringify(filled())))).toEqual(filled());
  expect(readRequestForm({ ...filled(), words: ['fou'] })).toBeNull();
  expect(readRequestForm(undefined)).toBeNull();
});

test('a form is begun once anything but its id is there', () => {
  expect(isBegun({ ...empty(), commandId: OTHER_ID }, empty())).toBe(false);
  expect(isBegun(filled(), empty())).toBe(true);
});

test('a contact without phone or address is a name alone', () => {
  expect(contactOf({ name: 'A', phone: '', email: '', checked: false })).toEqual({
    name: 'A',
    phone: null,
    email: null,
    checked: false,
  });
});
