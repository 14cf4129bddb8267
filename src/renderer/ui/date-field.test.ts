import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withSlashes } from './date-field.tsx';

it('puts the slashes while digits are typed', () => {
  expect(['3', '31', '311', '3110', '31102', '31102027'].map(withSlashes)).toEqual([
    '3',
    '31',
    '31/1',
    '31/10',
    '31/10/2',
    '31/10/2027',
  ]);
});

it('lets a slash be erased, and a pasted text stand', () => {
  expect(withSlashes('31/')).toBe('31');
  expect(withSlashes('12 novembre 2026')).toBe('12 novembre 2026');
});

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\d/]{0,12}$/), (typed) => {
      expect(withSlashes(withSlashes(typed))).toBe(withSlashes(typed));
    }),
  );
});
