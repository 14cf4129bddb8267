import { expect, test } from 'vitest';
import { i18n } from '../../../i18n/i18n.ts';
import { type EmailForm, emailFault, emptyEmail } from './email-form.ts';

const good: EmailForm = {
  document: 'passeport',
  email: 'jeanne.martin@exemple.example',
  again: 'jeanne.martin@exemple.example',
};
const fieldOf = (change: Partial<EmailForm>, now: string | null = null) =>
  emailFault({ ...good, ...change }, now, i18n.t)?.field ?? null;

test('a whole form has no fault', () => {
  expect(emailFault(good, 'avant@exemple.example', i18n.t)).toBeNull();
});

test('one fault at a time, in the order of the form', () => {
  expect(emailFault(emptyEmail, null, i18n.t)?.field).toBe('document');
  expect(fieldOf({ email: '', again: '' })).toBe('email');
  expect(fieldOf({ email: 'jeanne.martin' })).toBe('email');
  expect(fieldOf({ again: '' })).toBe('again');
});

test('the second time is compared as addresses are, not as texts', () => {
  expect(fieldOf({ again: ' Jeanne.Martin@Exemple.example ' })).toBeNull();
  expect(fieldOf({ again: 'jeanne.martim@exemple.example' })).toBe('again');
});

test('the address of the space is no new one', () => {
  expect(fieldOf({}, 'JEANNE.MARTIN@exemple.example')).toBe('email');
  expect(fieldOf({}, 'jeanne@exemple.example')).toBeNull();
});
