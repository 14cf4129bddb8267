import { expect, test } from 'vitest';
import { isChanged, type ModifyForm } from './modify-form.ts';

const ASKED: ModifyForm = {
  version: 2,
  description: 'Le volet reste bloqué.',
  wordsKept: false,
  urgency: 'normale',
  contact: { name: 'BOURGEOIS Inès', phone: '06 39 98 41 27', email: '', checked: true },
  slots: [
    { day: 1, part: 'matin' },
    { day: 2, part: 'soir' },
  ],
};

test('spaces, the order of the slots and the version ask for nothing', () => {
  expect(isChanged(ASKED, ASKED)).toBe(false);
  expect(isChanged({ ...ASKED, version: 3, description: ` ${ASKED.description} ` }, ASKED)).toBe(false);
  expect(isChanged({ ...ASKED, slots: ASKED.slots.toReversed() }, ASKED)).toBe(false);
});

test('each part that differs is a change', () => {
  expect(isChanged({ ...ASKED, description: 'Réparé.' }, ASKED)).toBe(true);
  expect(isChanged({ ...ASKED, urgency: 'urgente' }, ASKED)).toBe(true);
  expect(isChanged({ ...ASKED, slots: [] }, ASKED)).toBe(true);
  expect(isChanged({ ...ASKED, contact: { ...ASKED.contact, phone: '' } }, ASKED)).toBe(true);
});
