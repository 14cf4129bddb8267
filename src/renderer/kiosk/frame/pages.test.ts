import { expect, test } from 'vitest';
import { pagesOf } from './pages.ts';

const rows = (count: number, height: number) =>
  Array.from({ length: count }, (_, at) => ({ top: at * height, bottom: (at + 1) * height }));

test('as many as fit on each page', () => {
  expect(pagesOf(rows(7, 100), 300)).toEqual([0, 0, 0, 1, 1, 1, 2]);
  expect(pagesOf(rows(3, 100), 300)).toEqual([0, 0, 0]);
});

test('what stands in one row stays on one page', () => {
  const pairs = rows(4, 100).flatMap((row) => [row, row]);
  expect(pagesOf(pairs, 250)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
});

test('a piece taller than a page has one of its own and loses none after it', () => {
  expect(
    pagesOf(
      [
        { top: 0, bottom: 500 },
        { top: 500, bottom: 600 },
      ],
      300,
    ),
  ).toEqual([0, 1]);
});
