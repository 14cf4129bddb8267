import { expect, it } from 'vitest';
import { nextToCheck } from './next-to-check.ts';

const row = (id: string, state = 'a_verifier') => ({ account: `compte-${id}`, certificate: { id, state } });

it('goes down the list, then back to its top', () => {
  const rows = [row('a'), row('b'), row('c')];
  expect(nextToCheck(rows, row('a'))).toBe(rows[1]);
  expect(nextToCheck(rows, row('c'))).toBe(rows[0]);
  expect(nextToCheck([row('a')], row('a'))).toBeUndefined();
  expect(nextToCheck([], row('a'))).toBeUndefined();
});

it('begins at the top where the one decided has left the list, and passes over what is decided', () => {
  const rows = [row('b', 'validee'), row('c')];
  expect(nextToCheck(rows, row('a'))).toBe(rows[1]);
  expect(nextToCheck([row('b', 'validee')], row('a'))).toBeUndefined();
  const none = { account: 'compte-z', certificate: null };
  expect(nextToCheck([none, ...rows], row('a'))).toBe(rows[1]);
});
