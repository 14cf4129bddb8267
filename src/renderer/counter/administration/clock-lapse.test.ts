import { expect, it } from 'vitest';
import { lapseOf } from './clock-lapse.ts';

it('says by how much a clock is wrong in the unit a person would use', () => {
  expect(lapseOf(12 * 60)).toEqual({ unit: 'minutes', n: 12 });
  expect(lapseOf(-150)).toEqual({ unit: 'minutes', n: 3 });
  expect(lapseOf(5)).toEqual({ unit: 'minutes', n: 1 });
  expect(lapseOf(3 * 3600)).toEqual({ unit: 'hours', n: 3 });
  expect(lapseOf(-3 * 86_400)).toEqual({ unit: 'days', n: 3 });
});
