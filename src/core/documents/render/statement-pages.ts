import type { Measure } from './statement.ts';
import { SIZE } from './typography.ts';

/** Inter's ascent and descent, and what the layout of the table puts round a line. */
const LINE = SIZE.row * 1.2103;
const AROUND = 4.2 + 4.8 + 0.5;

/**
 * How many lines stand on each page of a statement, with room under them for the balance carried over. Counted from
 * the lines each label takes, as the layout found them, because a row may not be cut in two.
 * @param top where the pages after the first begin
 * @param bottom where the foot begins
 */
export function linesByPage({ heads, labels }: Measure, top: number, bottom: number): number[] {
  const head = heads[0]?.positions?.[0]?.top;
  if (head === undefined) throw new Error('the table was not laid out');
  const [one, carried] = [LINE + AROUND, LINE + AROUND + 1];
  // The heads, then the opening balance or the one carried over.
  const begin = LINE + 6 + one;
  const pages = [0];
  let free = bottom - carried - (head + begin);
  for (const { positions } of labels) {
    const height = LINE * Math.max(1, positions?.length ?? 1) + AROUND;
    const last = pages.length - 1;
    const here = pages[last] ?? 0;
    if (height <= free || here === 0) {
      pages[last] = here + 1;
      free -= height;
    } else {
      pages.push(1);
      free = bottom - carried - (top + begin) - height;
    }
  }
  return pages;
}
