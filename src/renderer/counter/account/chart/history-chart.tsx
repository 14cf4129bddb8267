import './chart.css';
import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import { formatAmount, formatEuros } from '../../../../rules/money.ts';
import { useText } from '../../../i18n/i18n.ts';
import { ChartAxes } from './chart-axes.tsx';
import { type ChartMonth, type Geometry, layOut, nearestSlot, type Point } from './geometry.ts';
import { project } from './scale.ts';
import { useWidth } from './use-width.ts';
import { readingOf, titleOf } from './words.ts';

/** From this width the drawing is tall, with abbreviated months (1920 px screens). */
const TALL_FROM = 1000;
const FIRST_GUESS = 806;

/**
 * Balance above, due and paid below. One stop for the keyboard: the arrows go from month to month and each is read, as
 * on a slider, because a drawing of 24 months cannot be read in one name.
 */
export function HistoryChart({ months }: { readonly months: readonly ChartMonth[] }) {
  const t = useText();
  const id = useId();
  const [frame, width] = useWidth(FIRST_GUESS);
  const [read, setRead] = useState<number | null>(null);
  const [kept, setKept] = useState(months.length - 1);
  const geometry = layOut(months, width, width >= TALL_FROM);
  const current = Math.min(kept, months.length - 1);
  const month = months[current];
  if (month === undefined) return null;

  const goTo = (index: number) => {
    const next = Math.min(months.length - 1, Math.max(0, index));
    setKept(next);
    setRead(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = {
      ArrowLeft: current - 1,
      ArrowDown: current - 1,
      ArrowRight: current + 1,
      ArrowUp: current + 1,
    }[event.key];
    const end = { Home: 0, End: months.length - 1, PageUp: current - 12, PageDown: current + 12 }[event.key];
    const target = index ?? end;
    if (target === undefined) return;
    event.preventDefault();
    goTo(target);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setRead(nearestSlot(geometry, event.clientX - left));
  };

  return (
    <div ref={frame} className="chart">
      <svg
        width={geometry.width}
        height={geometry.height}
        viewBox={`0 0 ${geometry.width} ${geometry.height}`}
        role="img"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>{titleOf(t, months)}</title>
        <defs>
          <pattern
            id={`${id}-hatch`}
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line className="chart-hatch" x1="0" x2="0" y1="0" y2="4" />
          </pattern>
        </defs>
        <ChartAxes geometry={geometry} />
        <Bars geometry={geometry} hatch={`url(#${id}-hatch)`} />
        <BalanceLine geometry={geometry} />
        {read !== null && (
          <Reading geometry={geometry} index={read} text={readingOf(t, months[read] ?? month)} />
        )}
      </svg>
      <div
        role="slider"
        tabIndex={0}
        className="chart-reader"
        aria-label={t('account.chart.reader')}
        aria-valuemin={1}
        aria-valuemax={months.length}
        aria-valuenow={current + 1}
        aria-valuetext={readingOf(t, month)}
        onKeyDown={onKeyDown}
        onFocus={() => setRead(current)}
        onBlur={() => setRead(null)}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setRead(null)}
      />
    </div>
  );
}

function Bars({ geometry: { slots }, hatch }: { readonly geometry: Geometry; readonly hatch: string }) {
  return (
    <g>
      {slots.map(({ month, due, paid }) => (
        <g key={month.month}>
          {due !== null && <rect className="chart-due" {...due} rx={2.5} fill={hatch} />}
          {paid !== null && <rect className="chart-paid" {...paid} rx={2} />}
        </g>
      ))}
    </g>
  );
}

function BalanceLine({ geometry }: { readonly geometry: Geometry }) {
  const { slots, washes, peak, plot, width } = geometry;
  const last = slots.at(-1);
  if (last === undefined) return null;
  const roomAtRight = width - plot.right > 20;
  return (
    <g>
      {washes.map((wash) => (
        <polygon key={wash[0]?.x} className="chart-wash" points={pointsOf(wash)} />
      ))}
      <polyline className="chart-line" points={pointsOf(slots.map(({ balance }) => balance))} />
      {slots
        .filter((slot) => slot.marked && slot !== last)
        .map(({ month, balance }) => (
          <circle key={month.month} className="chart-point" cx={balance.x} cy={balance.y} r={3.25} />
        ))}
      {peak !== null && (
        <text className="chart-peak" x={peak.x} y={peak.balance.y - 9}>
          {formatAmount(peak.month.balanceCents)}
        </text>
      )}
      <g data-late={last.marked || undefined} className="chart-last">
        <circle cx={last.balance.x} cy={last.balance.y} r={4.5} />
        <text
          x={last.balance.x + (roomAtRight ? 11 : 6)}
          y={last.balance.y}
          dy={roomAtRight ? '0.34em' : '-0.8em'}
          textAnchor={roomAtRight ? 'start' : 'end'}
        >
          {formatEuros(last.month.balanceCents)}
        </text>
      </g>
    </g>
  );
}

/** The month being read: a line through both plots, and its words in the space between them. */
function Reading({
  geometry,
  index,
  text,
}: {
  readonly geometry: Geometry;
  readonly index: number;
  readonly text: string;
}) {
  const { slots, balance, bars, plot } = geometry;
  const slot = slots[index];
  if (slot === undefined) return null;
  return (
    <g>
      <line className="chart-cursor" x1={slot.x} x2={slot.x} y1={balance.top} y2={balance.bottom} />
      <line className="chart-cursor" x1={slot.x} x2={slot.x} y1={bars.top} y2={bars.bottom} />
      <circle
        className="chart-cursor-point"
        cx={slot.x}
        cy={project(balance.scale, slot.month.balanceCents, balance.top, balance.bottom)}
        r={4}
      />
      <text className="chart-reading" x={plot.left} y={balance.bottom + 21}>
        {text}
      </text>
    </g>
  );
}

function pointsOf(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x},${y}`).join(' ');
}
