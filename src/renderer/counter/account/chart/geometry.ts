import type { Situation } from '../../../../contract/accounts.ts';
import { project, type Scale, scaleFor } from './scale.ts';

export type ChartMonth = Situation['chart'][number];

export type Point = { readonly x: number; readonly y: number };
export type Bar = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Slot = {
  readonly month: ChartMonth;
  readonly x: number;
  readonly balance: Point;
  /** A point is drawn only where something is late. */
  readonly marked: boolean;
  readonly due: Bar | null;
  readonly paid: Bar | null;
  /** False where labels would touch: every second or third month is named. */
  readonly named: boolean;
};

export type Geometry = {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number };
  readonly balance: { readonly scale: Scale; readonly top: number; readonly bottom: number };
  readonly bars: { readonly scale: Scale; readonly top: number; readonly bottom: number };
  readonly slots: readonly Slot[];
  readonly slotWidth: number;
  /** Grey lines between December and January. */
  readonly yearBreaks: readonly number[];
  readonly years: readonly { readonly year: string; readonly x: number }[];
  /** Areas between the line and zero where something is late. */
  readonly washes: readonly (readonly Point[])[];
  /** The late month that weighed most, named on the line when it is not the last. */
  readonly peak: Slot | null;
};

/** Heights of the two plots (design.md "Chart": the upper takes 46 %), and the widths the labels need. */
const SIZES = {
  compact: { upper: 86, lower: 102 },
  tall: { upper: 144, lower: 168 },
} as const;
const TOP = 14;
const BETWEEN = 34;
const FOOT = 42;
const LABEL_ROOM = 10;
const DIGIT = 8;
const LAST_VALUE_ROOM = 74;
const WIDEST_BAR = 20;
/** Below this a chart has no room at the right: the last value stands above its point. */
const NARROW = 560;

/**
 * Where everything of the chart stands.
 * @param months oldest first
 * @param width of the drawing, in CSS pixels
 */
export function layOut(months: readonly ChartMonth[], width: number, tall: boolean): Geometry {
  const { upper, lower } = SIZES[tall ? 'tall' : 'compact'];
  const balanceScale = scaleFor(
    months.map(({ balanceCents }) => balanceCents),
    3,
  );
  const barScale = scaleFor(
    months.flatMap(({ dueCents, paidCents }) => [dueCents, paidCents]),
    2,
  );
  const left = Math.max(52, labelWidth(balanceScale), labelWidth(barScale));
  const right = width - (width < NARROW ? LABEL_ROOM : LAST_VALUE_ROOM);
  const balance = { scale: balanceScale, top: TOP, bottom: TOP + upper };
  const bars = { scale: barScale, top: balance.bottom + BETWEEN, bottom: balance.bottom + BETWEEN + lower };
  const slotWidth = (right - left) / Math.max(1, months.length);
  const barWidth = Math.min(WIDEST_BAR, slotWidth * 0.6);
  const every = slotWidth >= 14 ? 1 : slotWidth >= 7 ? 2 : 3;

  const slots = months.map((month, index): Slot => {
    const x = left + slotWidth * (index + 0.5);
    const barAt = (cents: number, barW: number) => {
      if (cents === 0) return null;
      const zero = project(barScale, 0, bars.top, bars.bottom);
      const end = project(barScale, cents, bars.top, bars.bottom);
      return { x: x - barW / 2, y: Math.min(zero, end), width: barW, height: Math.abs(zero - end) };
    };
    return {
      month,
      x,
      balance: { x, y: project(balanceScale, month.balanceCents, balance.top, balance.bottom) },
      marked: month.late,
      due: barAt(month.dueCents, barWidth),
      paid: barAt(month.paidCents, barWidth / 2),
      named: (months.length - 1 - index) % every === 0,
    };
  });

  return {
    width,
    height: bars.bottom + FOOT,
    plot: { left, right },
    balance,
    bars,
    slots,
    slotWidth,
    yearBreaks: slots.flatMap((slot, index) => {
      const before = slots[index - 1];
      return before !== undefined && yearOf(before) !== yearOf(slot) ? [slot.x - slotWidth / 2] : [];
    }),
    years: yearsOf(slots),
    washes: washesOf(slots, project(balanceScale, 0, balance.top, balance.bottom)),
    peak: peakOf(slots),
  };
}

/** The month under a pointer, or the nearest. */
export function nearestSlot(geometry: Pick<Geometry, 'plot' | 'slotWidth' | 'slots'>, x: number): number {
  const index = Math.floor((x - geometry.plot.left) / geometry.slotWidth);
  return Math.min(geometry.slots.length - 1, Math.max(0, index));
}

function labelWidth({ ticks }: Scale): number {
  const longest = Math.max(...ticks.map((tick) => String(Math.abs(tick / 100)).length + (tick < 0 ? 1 : 0)));
  return (longest + 2) * DIGIT + LABEL_ROOM;
}

function yearOf({ month }: Slot): string {
  return month.month.slice(0, 4);
}

function yearsOf(slots: readonly Slot[]): Geometry['years'] {
  const spans = new Map<string, { first: number; last: number; count: number }>();
  for (const slot of slots) {
    const span = spans.get(yearOf(slot)) ?? { first: slot.x, last: slot.x, count: 0 };
    spans.set(yearOf(slot), { first: span.first, last: slot.x, count: span.count + 1 });
  }
  return [...spans].map(([year, { first, last }]) => ({ year, x: (first + last) / 2 }));
}

function washesOf(slots: readonly Slot[], zero: number): Point[][] {
  const washes: Point[][] = [];
  for (const [index, slot] of slots.entries()) {
    const next = slots[index + 1];
    if (next === undefined || !(slot.marked || next.marked)) continue;
    const last = washes.at(-1);
    const continues = last?.at(-2)?.x === slot.x;
    // The outline runs along the line, and is closed down to zero at its right end.
    if (continues && last !== undefined) {
      last.pop();
      last.push(next.balance, { x: next.x, y: zero });
    } else {
      washes.push([{ x: slot.x, y: zero }, slot.balance, next.balance, { x: next.x, y: zero }]);
    }
  }
  return washes;
}

function peakOf(slots: readonly Slot[]): Slot | null {
  // Beside the last value, which is always written, a second label would touch it.
  const late = slots.slice(0, -3).filter(({ marked, month }) => marked && month.balanceCents > 0);
  if (late.length === 0) return null;
  return late.reduce((most, slot) => (slot.month.balanceCents > most.month.balanceCents ? slot : most));
}
