/** A vertical axis: its bounds and where its lines are drawn, in cents, lowest first. Zero is always one of them. */
export type Scale = { readonly min: number; readonly max: number; readonly ticks: readonly number[] };

const STEPS = [100, 200, 250, 500] as const;
/** An account that never owed anything still gets an axis one can read. */
const SMALLEST_TOP = 10_000;

/**
 * The axis with the fewest round lines that holds every value.
 * @param values cents, of any sign
 * @param intervals number of spaces between lines aimed at; one more where values lie on both sides of zero
 */
export function scaleFor(values: readonly number[], intervals: number): Scale {
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const highest = top === 0 && bottom === 0 ? SMALLEST_TOP : top;
  const allowed = highest > 0 && bottom < 0 ? intervals + 1 : intervals;
  const step = smallestStep(highest, bottom, allowed);
  const above = Math.ceil(highest / step);
  const below = Math.ceil(-bottom / step);
  const ticks = Array.from({ length: above + below + 1 }, (_, i) => (i - below) * step);
  return { min: -below * step, max: above * step, ticks };
}

function smallestStep(top: number, bottom: number, allowed: number): number {
  for (let unit = 1; ; unit *= 10) {
    for (const base of STEPS) {
      const step = base * unit;
      if (Math.ceil(top / step) + Math.ceil(-bottom / step) <= allowed) return step;
    }
  }
}

/** Where a value stands between `bottomY` (the axis's minimum) and `topY` (its maximum), in pixels. */
export function project(scale: Scale, value: number, topY: number, bottomY: number): number {
  return bottomY - ((value - scale.min) / (scale.max - scale.min)) * (bottomY - topY);
}
