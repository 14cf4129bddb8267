export type Direction = 'up' | 'down' | 'left' | 'right';
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Sideways distance counts more, so that the focus stays in its row or column where it can. */
const ASIDE = 3;

/** Which box lies next in a direction, by the eye; its place in the list, or undefined when none lies that way. */
export function nearest(from: Box, boxes: readonly Box[], direction: Direction): number | undefined {
  let best: { readonly at: number; readonly cost: number } | undefined;
  for (const [at, box] of boxes.entries()) {
    const cost = costOf(from, box, direction);
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { at, cost };
  }
  return best?.at;
}

function costOf(from: Box, to: Box, direction: Direction): number | undefined {
  const vertical = direction === 'up' || direction === 'down';
  const ahead =
    direction === 'down'
      ? middleY(to) - middleY(from)
      : direction === 'up'
        ? middleY(from) - middleY(to)
        : direction === 'right'
          ? middleX(to) - middleX(from)
          : middleX(from) - middleX(to);
  // Something beside does not lie below because its middle is a hair lower.
  const overlaps = vertical
    ? to.top < from.bottom - 2 && to.bottom > from.top + 2
    : to.left < from.right - 2 && to.right > from.left + 2;
  if (ahead <= 0 || overlaps) return undefined;
  const aside = vertical
    ? gap(from.left, from.right, to.left, to.right)
    : gap(from.top, from.bottom, to.top, to.bottom);
  const off = vertical ? Math.abs(middleX(to) - middleX(from)) : Math.abs(middleY(to) - middleY(from));
  return ahead + aside * ASIDE + off * 0.2;
}

function gap(a: number, b: number, c: number, d: number): number {
  return Math.max(0, c - b, a - d);
}

function middleX({ left, right }: Box): number {
  return (left + right) / 2;
}

function middleY({ top, bottom }: Box): number {
  return (top + bottom) / 2;
}
