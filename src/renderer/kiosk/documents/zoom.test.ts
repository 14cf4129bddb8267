import { expect, it } from 'vitest';
import { ZOOMS, zoomed } from './zoom.ts';

it('goes up and down and stays at the ends', () => {
  expect(ZOOMS.map((zoom) => zoomed(zoom, 1))).toEqual([1.5, 2.2, 2.2]);
  expect(ZOOMS.map((zoom) => zoomed(zoom, -1))).toEqual([1, 1, 1.5]);
  expect(zoomed(7, 1)).toBe(1);
});
