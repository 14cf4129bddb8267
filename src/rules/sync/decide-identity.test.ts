import { describe, expect, test } from 'vitest';
import { decideOpening, wentBack } from './decide-identity.ts';

describe('a base that is opened', () => {
  const base = { token: 'here', incarnation: 'i', maxSeq: 7 };
  const mark = { incarnation: 'i', seq: 7, letter: 'A' };

  test('goes on where it stood, or further than its mark', () => {
    expect(decideOpening(base, 'here', mark)).toBe('same');
    expect(decideOpening({ ...base, maxSeq: 9 }, 'here', mark)).toBe('same');
    expect(decideOpening(base, 'here', null)).toBe('same');
  });

  test('is an older copy when it is behind its mark, or of another incarnation, however long', () => {
    expect(decideOpening({ ...base, maxSeq: 6 }, 'here', mark)).toBe('restored');
    expect(decideOpening({ ...base, incarnation: 'before', maxSeq: 99 }, 'here', mark)).toBe('restored');
  });

  test('is a clone on another installation, whatever its mark says', () => {
    expect(decideOpening(base, 'elsewhere', null)).toBe('cloned');
    expect(decideOpening(base, 'elsewhere', mark)).toBe('cloned');
  });
});

describe('a portal that starts', () => {
  const mark = { epoch: 'e2', received: 7 };

  test('goes on where it stood, or further', () => {
    expect(wentBack({ epoch: 'e2', received: 7 }, mark)).toBe(false);
    expect(wentBack({ epoch: 'e2', received: 8 }, mark)).toBe(false);
    expect(wentBack({ epoch: 'e1', received: 0 }, null)).toBe(false);
  });

  test('went back when it holds less, or is a copy of an earlier epoch that holds more', () => {
    expect(wentBack({ epoch: 'e2', received: 6 }, mark)).toBe(true);
    expect(wentBack({ epoch: 'e1', received: 9 }, mark)).toBe(true);
  });
});
