import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChartMonth, layOut, nearestSlot } from './geometry.ts';
import { project, scaleFor } from './scale.ts';

const cents = fc.integer({ min: -2_000_000, max: 2_000_000 });

describe('scale', () => {
  test.each([
    { name: 'the picture, above', values: [0, 42822, 44534], intervals: 3, ticks: [0, 20000, 40000, 60000] },
    { name: 'the picture, below', values: [29534, 45000], intervals: 2, ticks: [0, 25000, 50000] },
    { name: 'nothing at all', values: [0, 0], intervals: 2, ticks: [0, 5000, 10000] },
    { name: 'only credit', values: [-9550, 0], intervals: 3, ticks: [-10000, -5000, 0] },
    { name: 'both sides', values: [-725, 29534], intervals: 3, ticks: [-10000, 0, 10000, 20000, 30000] },
  ])('$name', ({ values, intervals, ticks }) => {
    expect(scaleFor(values, intervals).ticks).toEqual(ticks);
  });

  test('holds every value, keeps zero, and draws few lines', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 24 }), fc.integer({ min: 2, max: 4 }), (values, intervals) => {
        const { min, max, ticks } = scaleFor(values, intervals);
        expect(ticks).toContain(0);
        expect(ticks.length).toBeLessThanOrEqual(intervals + 2);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(min);
          expect(value).toBeLessThanOrEqual(max);
          const y = project({ min, max, ticks }, value, 10, 110);
          expect(y).toBeGreaterThanOrEqual(10 - 1e-9);
          expect(y).toBeLessThanOrEqual(110 + 1e-9);
        }
      }),
    );
  });
});

function month(name: string, balanceCents: number, late = false): ChartMonth {
  return { month: name, balanceCents, dueCents: 29534, paidCents: 29534 - Math.max(0, balanceCents), late };
}

describe('layout', () => {
  const months = [
    month('2025-11', 0),
    month('2025-12', 10000, true),
    month('2026-01', 0),
    month('2026-02', 0),
    month('2026-03', 5000),
    month('2026-04', 44534, true),
  ];
  const geometry = layOut(months, 806, false);

  test('marks a point only where something is late, and names the worst of the past', () => {
    expect(geometry.slots.map(({ marked }) => marked)).toEqual([false, true, false, false, false, true]);
    expect(geometry.peak?.month.month).toBe('2025-12');
  });

  test('washes what is late, one area for each run of it', () => {
    const xs = geometry.slots.map(({ x }) => x);
    expect(geometry.washes.map((wash) => [wash[0]?.x, wash.at(-1)?.x])).toEqual([
      [xs[0], xs[2]],
      [xs[4], xs[5]],
    ]);
  });

  test('breaks between years and centres each year under its months', () => {
    expect(geometry.yearBreaks).toHaveLength(1);
    expect(geometry.years.map(({ year }) => year)).toEqual(['2025', '2026']);
  });

  test('reads the month under the pointer, and the ends beyond the plot', () => {
    expect(nearestSlot(geometry, 0)).toBe(0);
    expect(nearestSlot(geometry, geometry.slots[3]?.x ?? 0)).toBe(3);
    expect(nearestSlot(geometry, 5000)).toBe(5);
  });

  test('keeps bars apart, inside their plot and the paid one narrower, at every width', () => {
    const many = Array.from({ length: 24 }, (_, i) =>
      month(`2026-${String((i % 12) + 1).padStart(2, '0')}`, i * 100),
    );
    for (const width of [260, 700, 806, 1235]) {
      const { slots, bars, slotWidth } = layOut(many, width, width > 1000);
      for (const { due, paid } of slots) {
        expect(due?.width).toBeLessThan(slotWidth);
        expect(paid?.width).toBeLessThan(due?.width ?? 0);
        expect((due?.y ?? 0) + (due?.height ?? 0)).toBeCloseTo(bars.bottom);
        expect(due?.y).toBeGreaterThanOrEqual(bars.top);
      }
    }
  });

  test('an account with one month or none still lays out', () => {
    expect(layOut([], 806, false).slots).toEqual([]);
    expect(layOut([month('2026-01', 0)], 806, false).washes).toEqual([]);
  });
});
