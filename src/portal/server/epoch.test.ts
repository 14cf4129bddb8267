import { describe, expect, it } from 'vitest';
import { wentBack } from './epoch.ts';

const mark = { landlord: 'neolia', epoch: 'b', receivedNo: 40 };

describe('wentBack', () => {
  it('finds a database behind its mark', () => {
    expect(wentBack(mark, { epochs: ['a', 'b'], receivedNo: 39 })).toBe(true);
  });

  it('leaves a database that holds as much or more', () => {
    expect(wentBack(mark, { epochs: ['a', 'b'], receivedNo: 40 })).toBe(false);
    expect(wentBack(mark, { epochs: ['a', 'b'], receivedNo: 41 })).toBe(false);
  });

  it('finds a database from before the epoch of the mark, however much it holds', () => {
    expect(wentBack(mark, { epochs: ['a'], receivedNo: 90 })).toBe(true);
  });

  it('does not begin an epoch again that another instance has begun', () => {
    expect(wentBack(mark, { epochs: ['a', 'b', 'c'], receivedNo: 12 })).toBe(false);
  });

  it('knows nothing without a mark', () => {
    expect(wentBack(undefined, { epochs: ['a'], receivedNo: 0 })).toBe(false);
  });
});
