import { expect, test } from 'vitest';
import { formatPhone } from './phone-words.ts';

test.each([
  ['0639981234', '06\u00a039\u00a098\u00a012\u00a034'],
  ['06.39.98.12.34', '06\u00a039\u00a098\u00a012\u00a034'],
  ['+33 6 39 98 12 34', '06\u00a039\u00a098\u00a012\u00a034'],
  ['+33 (0)6 39 98 12 34', '06\u00a039\u00a098\u00a012\u00a034'],
  ['+32 470 12 34 56', '+32 470 12 34 56'],
  ['3631', '3631'],
])('%s → %s', (held, shown) => {
  expect(formatPhone(held)).toBe(shown);
});
