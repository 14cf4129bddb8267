import { expect, it } from 'vitest';
import { CONTACT_FIELDS, contactSteps } from './steps.ts';

it('asks an address a second time where one was given', () => {
  expect(contactSteps('a@b.example')).toEqual(['phone', 'email', 'again', 'check']);
  expect(contactSteps(' ')).toEqual(['phone', 'email', 'check']);
});

it('leads a refused field to its question', () => {
  expect(CONTACT_FIELDS).toMatchObject({ emailAgain: 'again', phone2: 'phone' });
});
