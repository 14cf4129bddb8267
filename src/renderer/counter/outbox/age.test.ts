import { describe, expect, it } from 'vitest';
import { ageOf, ageTone } from './age.ts';

const at = '2026-11-10T09:00:00.000Z';

describe('the age of an operation', () => {
  it('is said in the unit a person would use', () => {
    expect(ageOf(20, at)).toEqual({ kind: 'now' });
    expect(ageOf(14 * 60 + 59, at)).toEqual({ kind: 'minutes', n: 14 });
    expect(ageOf(3 * 3600, at)).toEqual({ kind: 'hours', n: 3 });
    expect(ageOf(30 * 3600, at)).toEqual({ kind: 'yesterday' });
    expect(ageOf(72 * 3600, at)).toEqual({ kind: 'day', day: '10/11' });
  });

  it('turns amber after an hour, red after a day', () => {
    expect([3599, 3600, 86_399, 86_400].map(ageTone)).toEqual(['neutral', 'warning', 'warning', 'danger']);
  });
});
