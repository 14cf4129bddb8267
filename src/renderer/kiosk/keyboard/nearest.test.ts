import { expect, test } from 'vitest';
import { type Box, nearest } from './nearest.ts';

const box = (left: number, top: number, width = 100, height = 50): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const keypad = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => box(column * 110, row * 60)));

test('stays in its row and its column', () => {
  expect(nearest(box(110, 60), keypad, 'down')).toBe(7);
  expect(nearest(box(110, 60), keypad, 'up')).toBe(1);
  expect(nearest(box(110, 60), keypad, 'left')).toBe(3);
  expect(nearest(box(110, 60), keypad, 'right')).toBe(5);
});

test('a wide control below is reached from any column', () => {
  const wide = [...keypad, box(0, 180, 320)];
  expect(nearest(box(220, 120), wide, 'down')).toBe(9);
});

test('nothing lies past the last row', () => {
  expect(nearest(box(0, 120), keypad, 'down')).toBeUndefined();
});
