import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestCore, type TestCore } from '../../../../test/support/open-test-core.ts';
import { DEVICE_TRIES, REFERENCE_TRIES, TRIES_KEPT_MS } from '../../../rules/kiosk/tries.ts';
import { type Guessed, KioskTries } from './kiosk-tries.ts';

const KEY = Buffer.alloc(32, 7);
const A: Guessed = { kind: 'reference', of: '0030020788' };

let core: TestCore;
let now = 0;
let tries: KioskTries;
beforeEach(async () => {
  core = await openTestCore();
  now = 1_000;
  restart();
});
afterEach(() => core.close());

/** The program is started again; its own clock then says something else. */
function restart(): void {
  now = now % 977;
  tries = new KioskTries(
    () => now,
    () => KEY,
  );
}

/** Answers whether the try was let through, as a door does. */
function fail(guessed: Guessed): boolean {
  if (tries.wait(core.db, guessed).ms > 0) return false;
  tries.count(core.db, guessed);
  return true;
}

describe('tries at a reference', () => {
  it('are five, each after the second later, then none for an hour', () => {
    const waits = [];
    for (let place = 0; place < REFERENCE_TRIES; place += 1) {
      expect(fail(A)).toBe(true);
      const { ms, locked } = tries.wait(core.db, A);
      waits.push([ms, locked]);
      if (!locked) now += ms;
    }
    expect(waits).toEqual([
      [0, false],
      [2_000, false],
      [4_000, false],
      [8_000, false],
      [TRIES_KEPT_MS, true],
    ]);
    now += TRIES_KEPT_MS - 1;
    expect(fail(A)).toBe(false);
    now += 1;
    expect(fail(A)).toBe(true);
    expect(tries.wait(core.db, A)).toEqual({ ms: 0, locked: false });
  });

  it('come back with the right answer, and the kiosk has one less against it', () => {
    fail(A);
    fail(A);
    now += 2_000;
    tries.count(core.db, A);
    tries.clear(core.db, A);
    expect(tries.wait(core.db, A).ms).toBe(0);
    expect(failures()).toEqual([2]);
  });

  it('are kept under names that tell no reference', () => {
    fail(A);
    const rows = core.db.prepare('SELECT subject FROM sign_in_throttle').pluck().all() as string[];
    expect(rows).toHaveLength(2);
    expect(rows.join()).not.toContain('0030020788');
  });

  it('of long ago leave the base', () => {
    for (let place = 0; place < 8; place += 1) fail({ kind: 'reference', of: String(place) });
    expect(failures()).toHaveLength(9);
    restart();
    fail(A);
    now += TRIES_KEPT_MS;
    fail({ kind: 'exit' });
    expect(failures()).toHaveLength(2);
  });

  /** However time passes and the program is started again, no more than five go through within an hour. */
  it('are never more than five within an hour of its running', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.constant({ kind: 'try' } as const) },
      { weight: 2, arbitrary: fc.constant({ kind: 'restart' } as const) },
      {
        weight: 5,
        arbitrary: fc
          .constantFrom(2_000, 8_000, 8_000, 8_000, 60_000, TRIES_KEPT_MS / 2, TRIES_KEPT_MS - 60_000)
          .map((ms) => ({ kind: 'pass', ms }) as const),
      },
    );
    let locked = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), (steps) => {
        core.db.exec("DELETE FROM sign_in_throttle WHERE subject LIKE 'borne%'");
        restart();
        // Time that the program ran, whatever its clock says after a start.
        let ran = 0;
        const through: number[] = [];
        for (const one of steps) {
          if (one.kind === 'restart') restart();
          if (one.kind === 'pass') {
            now += one.ms;
            ran += one.ms;
          }
          if (one.kind === 'try' && fail(A)) through.push(ran);
          if (tries.wait(core.db, A).locked) locked += 1;
          const before = tries.wait(core.db, A).ms;
          restartKeeps(before);
        }
        for (const [place, at] of through.entries()) {
          const sixth = through[place + REFERENCE_TRIES];
          if (sixth !== undefined) expect(sixth - at).toBeGreaterThanOrEqual(TRIES_KEPT_MS);
        }
      }),
      { numRuns: 300 },
    );
    expect(locked).toBeGreaterThan(0);
  });
});

/** A second program on the same base asks to wait at least as long. */
function restartKeeps(before: number): void {
  const other = new KioskTries(
    () => 42,
    () => KEY,
  );
  expect(other.wait(core.db, A).ms).toBeGreaterThanOrEqual(before);
}

describe('tries at a kiosk', () => {
  const other = (place: number): Guessed => ({ kind: 'reference', of: `R${place}` });

  it('are five times as many, whatever the references; then a quarter of an hour', () => {
    for (let place = 0; place < DEVICE_TRIES; place += 1) expect(fail(other(place))).toBe(true);
    expect(tries.wait(core.db, other(99))).toEqual({ ms: 900_000, locked: true });
    expect(tries.wait(core.db, { kind: 'exit' }).locked).toBe(true);
    restart();
    expect(tries.wait(core.db, other(99))).toEqual({ ms: 900_000, locked: true });
    now += 900_000;
    expect(fail(other(99))).toBe(true);
  });

  it('are forgiven one by one as time passes', () => {
    for (let place = 0; place < DEVICE_TRIES - 1; place += 1) fail(other(place));
    now += 6 * 60_000;
    expect(fail(other(50))).toBe(true);
    expect(tries.wait(core.db, other(51)).ms).toBe(0);
  });
});

describe('what is done once', () => {
  it('stays done after a start', () => {
    expect(tries.once(core.db, 'code 1')).toBe(true);
    restart();
    expect([tries.once(core.db, 'code 1'), tries.once(core.db, 'code 2')]).toEqual([false, true]);
  });
});

function failures(): unknown[] {
  return core.db.prepare("SELECT failures FROM sign_in_throttle WHERE subject LIKE 'borne:%'").pluck().all();
}
