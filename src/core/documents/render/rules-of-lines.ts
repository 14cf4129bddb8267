import type { ContentCanvas, CustomTableLayout } from 'pdfmake/interfaces';
import { type Density, TEXT_WIDTH } from './typography.ts';

/** design.md §10: hairlines 0.5 pt, rules 1 pt. */
const HAIRLINE = 0.5;
const RULE = 1;

/** A line across the page. */
export function hairline(margin: [number, number, number, number]): ContentCanvas {
  return line(HAIRLINE, margin);
}

export function rule(margin: [number, number, number, number]): ContentCanvas {
  return line(RULE, margin);
}

function line(width: number, margin: [number, number, number, number]): ContentCanvas {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: width }],
    margin,
  };
}

/** How the rows of a table are ruled: under the head and round the total, hairlines elsewhere. */
export function tableLayout(totalRow: number, rows: number, density: Density): CustomTableLayout {
  const less = density === 'close' ? 3.4 : 0;
  return {
    hLineWidth: (index) => {
      if (index === 0) return 0;
      if (index === 1 || index === totalRow || index === totalRow + 1) return RULE;
      return index <= rows ? HAIRLINE : 0;
    },
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 0,
    paddingTop: (index) => (index === 0 ? 0 : (index === totalRow ? 5.7 : 4.8) - less),
    paddingBottom: (index) =>
      (index === 0 ? 6.2 : index === totalRow ? 5.8 : index === totalRow - 1 ? 7.4 : 6.5) - less,
  };
}

/** A page of a statement: rules round the heads and the last row, hairlines elsewhere. */
export function statementLayout(rows: number): CustomTableLayout {
  return {
    hLineWidth: (index) => (index === 0 ? 0 : index === 1 || index === rows ? RULE : HAIRLINE),
    vLineWidth: () => 0,
    paddingLeft: (column) => (column === 0 ? 0 : 6),
    paddingRight: () => 0,
    paddingTop: (index) => (index === 0 ? 0 : 4.2),
    paddingBottom: (index) => (index === 0 ? 5 : 4.8),
  };
}
