import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { Throttle, waitAfter } from './throttle.ts';

let open: TestCore | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function newThrottle() {
  const core = await openTestCore();
  open = core;
  const make = () => new Throttle(() => core.clock.monotonic());
  const tries = (throttle: Throttle, subject: string, count: number) => {
    for (let i = 0; i < count; i += 1) throttle.countTry(core.db, subject);
  };
  return { core, make, throttle: make(), tries };
}

test('five free tries, then 30 s, doubling, one hour at most', () => {
  expect([0, 1, 4, 5, 6, 7, 11, 12, 60].map((failures) => waitAfter(failures) / 1000)).toEqual([
    0, 0, 0, 30, 60, 120, 1920, 3600, 3600,
  ]);
});

test('a wait never gets shorter by failing once more', () => {
  fc.assert(
    fc.property(fc.nat(2000), (failures) => {
      expect(waitAfter(failures + 1)).toBeGreaterThanOrEqual(waitAfter(failures));
    }),
  );
});

describe('the wait', () => {
  test('runs on time that passes, and on nothing else', async () => {
    const { core, throttle, tries } = await newThrottle();
    tries(throttle, 'a', 4);
    expect(throttle.secondsLeft(core.db, 'a')).toBe(0);
    tries(throttle, 'a', 1);
    expect(throttle.secondsLeft(core.db, 'a')).toBe(30);
    core.clock.setWall('2031-01-01T00:00:00.000Z');
    expect(throttle.secondsLeft(core.db, 'a')).toBe(30);
    core.clock.setWall('2001-01-01T00:00:00.000Z');
    expect(throttle.secondsLeft(core.db, 'a')).toBe(30);
    core.clock.advanceMonotonic(29_001);
    expect(throttle.secondsLeft(core.db, 'a')).toBe(1);
    core.clock.advanceMonotonic(999);
    expect(throttle.secondsLeft(core.db, 'a')).toBe(0);
  });

  test('starts over with the program, whatever the clock says meanwhile', async () => {
    const { core, throttle, make, tries } = await newThrottle();
    tries(throttle, 'a', 6);
    core.clock.advanceMonotonic(59_000);
    core.clock.setWall('2031-01-01T00:00:00.000Z');
    const restarted = make();
    expect(restarted.secondsLeft(core.db, 'a')).toBe(60);
    core.clock.advanceMonotonic(60_000);
    expect(restarted.secondsLeft(core.db, 'a')).toBe(0);
    tries(restarted, 'a', 1);
    expect(restarted.secondsLeft(core.db, 'a')).toBe(120);
  });

  test('is of one subject, and success forgets it', async () => {
    const { core, throttle, make, tries } = await newThrottle();
    tries(throttle, 'a', 5);
    expect(throttle.secondsLeft(core.db, 'b')).toBe(0);
    throttle.clear(core.db, 'a');
    expect(throttle.secondsLeft(core.db, 'a')).toBe(0);
    expect(make().secondsLeft(core.db, 'a')).toBe(0);
    expect(throttle.failures(core.db, 'a')).toBe(0);
  });
});
