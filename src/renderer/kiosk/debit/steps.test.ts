import { expect, it } from 'vitest';
import { debitSteps } from './steps.ts';

it('asks a day only where the landlord offers some', () => {
  expect(debitSteps('subscribe', [5, 10])).toEqual(['iban', 'holder', 'day', 'check']);
  expect(debitSteps('subscribe', [])).toEqual(['iban', 'holder', 'check']);
  expect(debitSteps('account', [5])).toEqual(['iban', 'holder', 'check']);
  expect(debitSteps('day', [5])).toEqual(['day', 'check']);
});
