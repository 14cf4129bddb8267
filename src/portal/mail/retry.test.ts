import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATIENCE_MS, waitAfter } from './retry.ts';

describe('a mail that did not leave', () => {
  it('is tried more and more rarely, for three days', () => {
    const waits: number[] = [];
    for (let tries = 1; ; tries += 1) {
      const wait = waitAfter(tries, 0.5);
      if (wait === null) break;
      waits.push(wait / 60_000);
    }
    expect(waits.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240, 240]);
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeLessThanOrEqual(PATIENCE_MS / 60_000);
    expect(total).toBeGreaterThan(PATIENCE_MS / 60_000 - 241);
  });

  it('waits a quarter more or less, whatever chance says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, random) => {
          const [wait, middle] = [waitAfter(tries, random), waitAfter(tries, 0.5)];
          if (wait === null || middle === null) throw new Error('it is not over yet');
          expect(wait).toBeGreaterThanOrEqual(Math.floor(middle * 0.75));
          expect(wait).toBeLessThanOrEqual(Math.ceil(middle * 1.25));
        },
      ),
    );
  });

  it('is never tried for ever', () => {
    expect(waitAfter(60, 0)).toBeNull();
    expect(waitAfter(5_000, 1)).toBeNull();
  });
});
