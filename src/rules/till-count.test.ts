import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedCents, expectedCashCents, needsVisa, tillDifference } from './till-count.ts';

describe('a count', () => {
  it('adds notes and coins', () => {
    expect(countedCents([])).toBe(0);
    expect(
      countedCents([
        { cents: 5_000, pieces: 3 },
        { cents: 200, pieces: 7 },
        { cents: 1, pieces: 4 },
        { cents: 1, pieces: 1 },
      ]),
    ).toBe(16_405);
  });

  it('is held against float and movements', () => {
    expect(expectedCashCents(15_000, [10_050, -2_000])).toBe(23_050);
    expect(tillDifference({ countedCents: 23_000, expectedCents: 23_050 })).toBe(-50);
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.integer({ min: -1e6, max: 1e6 })), (float, moves) => {
        expect(expectedCashCents(float, moves) - float).toBe(moves.reduce((sum, cents) => sum + cents, 0));
      }),
    );
  });

  it.each([
    [0, false],
    [1_000, false],
    [-1_000, false],
    [1_001, true],
    [-1_001, true],
  ])('a difference of %i cents asks for a second person: %s', (cents, asked) => {
    expect(needsVisa(cents)).toBe(asked);
  });
});
