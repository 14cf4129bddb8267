import { describe, expect, it } from 'vitest';
import { isBehind } from './epoch.ts';

const mark = { landlord: 'neolia', epoch: 'b', received: 40 };

describe('isBehind', () => {
  it('finds a database behind its mark', () => {
    expect(isBehind({ past: ['a'], epoch: 'b', received: 39 }, mark)).toBe(true);
  });

  it('leaves a database that holds as much or more', () => {
    expect(isBehind({ past: ['a'], epoch: 'b', received: 40 }, mark)).toBe(false);
    expect(isBehind({ past: ['a'], epoch: 'b', received: 41 }, mark)).toBe(false);
  });

  it('finds a database from before the epoch of the mark, however much it holds', () => {
    expect(isBehind({ past: [], epoch: 'a', received: 90 }, mark)).toBe(true);
  });

  it('does not begin again an epoch that another instance has begun', () => {
    expect(isBehind({ past: ['a', 'b'], epoch: 'c', received: 12 }, mark)).toBe(false);
  });

  it('knows nothing without a mark', () => {
    expect(isBehind({ past: [], epoch: 'a', received: 0 }, undefined)).toBe(false);
  });
});
