import { describe, expect, test } from 'vitest';
import { queryTokens } from '../../../rules/names.ts';
import { narrow } from './narrow.ts';

const SHARES: Readonly<Record<string, number>> = {
  C: 0.9,
  DE: 0.5,
  LA: 0.3,
  RUE: 0.2,
  LILAS: 0.05,
  CROIX: 0.04,
  OUEDRAOGO: 0.001,
  HUBERT: 0.003,
};
const asked = (text: string, entries = 1_600_000) =>
  narrow(queryTokens(text), (word) => SHARES[word] ?? 0.0001, entries, 21)?.tokens.map(
    ({ anyOf }) => anyOf,
  ) ?? null;

describe('what is asked of the index', () => {
  test('not the beginning that nearly everyone has, where the rest leaves few', () => {
    expect(asked('hubert ouedraogo c')).toEqual([[['HUBERT']], [['OUEDRAOGO']]]);
  });

  test('everything, where answers are found at once', () => {
    expect(asked('rue lilas')).toBeNull();
    expect(asked('hubert')).toBeNull();
    expect(asked('')).toBeNull();
  });

  test('particles go, and every way of writing what stays tied to them is still asked for', () => {
    expect(asked('ouedraogo de la croix')).toEqual([
      [['OUEDRAOGO']],
      // Not DELA with CROIX: whoever has both has CROIX.
      [['DELACROIX'], ['LACROIX'], ['CROIX']],
    ]);
  });

  test('a base that was never counted is asked for everything', () => {
    expect(asked('hubert ouedraogo c', 0)).toBeNull();
  });
});
