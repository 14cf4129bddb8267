import { describe, expect, test } from 'vitest';
import { askedZoom, scaleOf, turnedSize, zoomStep } from './zoom.ts';

const A4 = 595;

describe('scale', () => {
  test('fits the width, within reason', () => {
    expect(scaleOf('fit', A4, A4 * (96 / 72))).toBeCloseTo(1);
    expect(scaleOf('fit', A4, 400)).toBeCloseTo(0.504, 2);
    expect(scaleOf('fit', A4, 4000)).toBe(1.25);
    expect(scaleOf('fit', 5000, 200)).toBe(0.2);
  });
  test('a chosen zoom stands whatever the space', () => {
    expect(scaleOf(2, A4, 100)).toBe(2);
  });
});

describe('steps', () => {
  test.each([
    [1, 'in', 1.25],
    [0.98, 'in', 1.25],
    [0.9, 'in', 1],
    [3, 'in', null],
    [1, 'out', 0.8],
    [1.02, 'out', 0.8],
    [0.5, 'out', null],
  ] as const)('%f %s → %j', (scale, direction, next) => {
    expect(zoomStep(scale, direction)).toBe(next);
  });
});

describe('keys and turns', () => {
  test('a key asks for the step on its side, or for the width', () => {
    expect([askedZoom('+', 1), askedZoom('-', 1), askedZoom('0', 2)]).toEqual([1.25, 0.8, 'fit']);
    expect([askedZoom('+', 3), askedZoom('-', 0.5), askedZoom('a', 1)]).toEqual([null, null, null]);
  });
  test('a page lies on its side at each odd quarter', () => {
    const size = { width: 3, height: 4 };
    expect([0, 1, 2, 3].map((turns) => turnedSize(size, turns).width)).toEqual([3, 4, 3, 4]);
  });
});
