import { expect, it } from 'vitest';
import { initials } from './avatar.tsx';

it('takes the first letters of the first and last words', () => {
  expect(initials('Sophie Lambert')).toBe('SL');
  expect(initials('Thi Hoa Nguyen')).toBe('TN');
  expect(initials('élodie')).toBe('É');
  expect(initials('  ')).toBe('');
});
