import { describe, expect, it } from 'vitest';
import type { KioskPerson } from './account.ts';
import { recognise, registers } from './recognise.ts';
import { type Derive, makeVerifier } from './verifier.ts';

/** Counts hashes; each is its text and salt, so that any two that differ stay apart. */
function counting(): { readonly derive: Derive; readonly count: () => number } {
  let count = 0;
  return {
    derive: (text, salt) => {
      count += 1;
      return `${salt}:${text}`;
    },
    count: () => count,
  };
}

function person(place: number, ...texts: string[]): KioskPerson {
  const salt = String(place).padStart(32, '0');
  const { derive } = counting();
  return {
    handle: String(place).padStart(64, '0'),
    salt,
    identity: texts.map((text) => makeVerifier('identite', text, salt, derive)),
    registration: texts.map((text) => makeVerifier('inscription', text, salt, derive)),
    mayRegister: true,
    space: 'none',
    reachable: true,
  };
}

const couple = [person(1, 'MARTIN', '*MARTIN'), person(2, 'DURAND')];

describe('who is recognised at a kiosk', () => {
  it('makes the same hashes for nobody, for a stranger and for whoever fits, first or last', () => {
    const counts = (
      [
        [[], ['MARTIN']],
        [couple, ['X']],
        [couple, ['MARTIN']],
        [couple, ['DURAND']],
      ] as const
    ).map(([people, texts]) => {
      const { derive, count } = counting();
      recognise(people, texts, derive);
      return count();
    });
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeGreaterThan(couple.length);
  });

  it('is the person whom any of the texts fits', () => {
    const { derive } = counting();
    expect(recognise(couple, ['X', 'DURAND'], derive)).toBe(couple[1]);
    expect(recognise(couple, ['*MARTIN'], derive)).toBe(couple[0]);
    expect(recognise(couple, ['X'], derive)).toBeUndefined();
    expect(recognise(couple, [], derive)).toBeUndefined();
  });

  it('is nobody by what another person, another purpose or another salt was hashed for', () => {
    const { derive } = counting();
    const [martin] = couple;
    if (martin === undefined) throw new Error('nobody');
    expect(recognise([{ ...martin, identity: martin.registration }], ['MARTIN'], derive)).toBeUndefined();
    expect(recognise([{ ...martin, salt: 'f'.repeat(32) }], ['MARTIN'], derive)).toBeUndefined();
    expect(registers(martin, ['MARTIN'], derive)).toBe(true);
    expect(registers(martin, ['DURAND'], derive)).toBe(false);
  });

  it('still holds a household of more than the usual places', () => {
    const many = Array.from({ length: 9 }, (_, place) => person(place, `P${place}`));
    expect(recognise(many, ['P8'], counting().derive)).toBe(many[8]);
  });
});
