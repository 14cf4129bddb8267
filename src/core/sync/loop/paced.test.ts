import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeviceStore } from '../../../rules/sync/device-store.ts';
import type { PortalLink, Reply } from '../../../rules/sync/network.ts';
import type { Change, PullAnswer } from '../../../rules/sync/protocol.ts';
import { FIRST_PULL_MS, LARGEST_PAGE, nextPageSize, PAGE_MS, paced, SMALLEST_PAGE } from './paced.ts';

describe('the size of the next page', () => {
  test('stays within its bounds, and never more than doubles', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: SMALLEST_PAGE, max: LARGEST_PAGE }),
        fc.integer({ min: 1, max: LARGEST_PAGE }),
        fc.double({ min: 0, max: 100_000, noNaN: true }),
        (size, changes, ms) => {
          const next = nextPageSize(size, changes, ms, PAGE_MS);
          expect(next).toBeGreaterThanOrEqual(SMALLEST_PAGE);
          expect(next).toBeLessThanOrEqual(Math.min(LARGEST_PAGE, size * 2));
        },
      ),
    );
  });

  test('comes to what takes forty-five milliseconds, from above and from below', () => {
    const settled = (start: number, perChange: number, may = PAGE_MS) => {
      let size = start;
      for (let page = 0; page < 12; page += 1) size = nextPageSize(size, size, size * perChange, may);
      return size;
    };
    expect(settled(2_000, 0.05)).toBe(900);
    expect(settled(100, 0.05)).toBe(900);
    expect(settled(100, 0.05, FIRST_PULL_MS)).toBe(4_000);
    expect(settled(2_000, 1)).toBe(SMALLEST_PAGE);
    expect(settled(100, 0.001)).toBe(LARGEST_PAGE);
  });

  test('is not judged by a page that came nearly empty', () => {
    expect(nextPageSize(400, 3, 1, PAGE_MS)).toBe(400);
    expect(nextPageSize(400, 3, 500, PAGE_MS)).toBe(SMALLEST_PAGE);
  });
});

test('pages shrink when the base is slow, with a rest before each: no transaction grows beyond what was asked', async () => {
  let clock = 0;
  const asked: number[] = [];
  const applied: number[] = [];
  const rests: number[] = [];
  const store = {
    applyPage(changes: readonly Change[]) {
      applied.push(changes.length);
      clock += changes.length * 0.3;
    },
  } as unknown as DeviceStore;
  const link = {
    pull: async (_cursor: string | null, limit: number) => {
      asked.push(limit);
      return { kind: 'failed', failure: { kind: 'unreachable' } } as const;
    },
  } as unknown as PortalLink;
  const pace = paced(store, link, {
    monotonic: () => clock,
    sleep: async (ms) => {
      rests.push(ms);
      clock += ms;
    },
  });
  for (let page = 0; page < 4; page += 1) {
    await pace.link.pull(null, 2_000);
    pace.store.applyPage(new Array(asked.at(-1)).fill({}), 'c');
  }
  expect(asked).toEqual([400, 150, 150, 150]);
  expect(applied).toEqual(asked);
  expect(rests).toHaveLength(3);
  expect(Math.min(...rests)).toBeGreaterThanOrEqual(3);
});

test('the page after one is asked for while that one is applied, and once', async () => {
  const asked: (string | null)[] = [];
  const answers = new Map<string | null, string>([
    [null, 'a'],
    ['a', 'b'],
    ['b', 'c'],
  ]);
  const link = {
    pull: async (cursor: string | null) => {
      asked.push(cursor);
      const next = answers.get(cursor) ?? 'end';
      const more = answers.has(next);
      return {
        kind: 'answer',
        value: { cursor: next, more, changes: [], progress: null },
      } as unknown as Reply<PullAnswer>;
    },
  } as unknown as PortalLink;
  const store = {} as DeviceStore;
  const atRest: number[] = [];
  const sleep = async () => {
    atRest.push(asked.length);
  };
  const pace = paced(store, link, { monotonic: () => 0, sleep });
  await pace.link.pull(null, 10);
  expect(asked).toEqual([null, 'a']);
  // It rests with the next page asked for: the request leaves before the thread is held.
  expect(atRest).toEqual([2]);
  await pace.link.pull('a', 10);
  expect(asked).toEqual([null, 'a', 'b']);
  // The base began again from nothing: what was asked ahead is not what it wants.
  await pace.link.pull(null, 10);
  expect(asked).toEqual([null, 'a', 'b', null, 'a']);
});
