import { formatCount } from '../../../app/format.ts';
import { monthInitial, shortMonth } from '../month-names.ts';
import type { Geometry } from './geometry.ts';
import { project, type Scale } from './scale.ts';

const LABEL_GAP = 10;
const MONTHS_BELOW = 17;
const YEARS_BELOW = 35;
/** Abbreviations need this width each; below it months go by their initial. */
const ABBREVIATION_WIDTH = 40;

/** Gridlines, amounts at the left, months and years below. */
export function ChartAxes({ geometry }: { readonly geometry: Geometry }) {
  const { plot, balance, bars, slots, slotWidth, yearBreaks, years } = geometry;
  const nameOf = slotWidth >= ABBREVIATION_WIDTH ? shortMonth : monthInitial;
  return (
    <g>
      {yearBreaks.map((x) => (
        <line
          key={x}
          className="chart-year-break"
          x1={x}
          x2={x}
          y1={balance.top}
          y2={bars.bottom + YEARS_BELOW}
        />
      ))}
      {[balance, bars].map(({ scale, top, bottom }) => (
        <g key={top}>
          {scale.ticks.map((tick) => {
            const y = project(scale, tick, top, bottom);
            return (
              <g key={tick}>
                <line
                  className={tick === 0 ? 'chart-zero' : 'chart-grid'}
                  x1={plot.left}
                  x2={plot.right}
                  y1={y}
                  y2={y}
                />
                <text className="chart-label chart-amount" x={plot.left - LABEL_GAP} y={y} dy="0.36em">
                  {tickLabel(scale, tick)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
      {slots
        .filter(({ named }) => named)
        .map(({ month, x }) => (
          <text key={month.month} className="chart-label" x={x} y={bars.bottom + MONTHS_BELOW}>
            {nameOf(month.month)}
          </text>
        ))}
      {years.map(({ year, x }) => (
        <text key={year} className="chart-label chart-year" x={x} y={bars.bottom + YEARS_BELOW}>
          {year}
        </text>
      ))}
    </g>
  );
}

/** Round euros; the sign is written once, on the highest line. */
function tickLabel({ max }: Scale, tick: number): string {
  const euros = formatCount(tick / 100).replace('-', '\u2212');
  return tick === max ? `${euros}\u202f€` : euros;
}
