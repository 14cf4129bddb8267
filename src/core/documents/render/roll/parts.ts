import type { Content } from 'pdfmake/interfaces';
import { FIGURES, FONT_MEDIUM, MM } from '../typography.ts';

/** design.md §10: a roll of 80 mm, margins of 4 mm, 576 dots between them. */
export const ROLL = { width: 80 * MM, margin: 4 * MM, text: 72 * MM } as const;

/** Sizes in points, measured on the picture of design.md §10. */
export const ROLL_SIZE = {
  title: 28,
  head: 14,
  strong: 13.6,
  code: 12,
  text: 9.75,
  small: 8.7,
} as const;

type Margin = [number, number, number, number];

/** A line of text; small for what explains. */
export function line(
  text: Content,
  options: { readonly bold?: boolean; readonly small?: boolean } = {},
): Content {
  return {
    text,
    bold: options.bold === true,
    lineHeight: 1.14,
    ...(options.small === true ? { fontSize: ROLL_SIZE.small } : {}),
    margin: [0, 1.3, 0, 0] as Margin,
  };
}

export function centred(
  text: string,
  options: { readonly bold?: boolean; readonly size?: number } = {},
): Content {
  return {
    text,
    alignment: 'center',
    bold: options.bold === true,
    fontSize: options.size ?? ROLL_SIZE.text,
    margin: [0, 1, 0, 0] as Margin,
  };
}

/** A name and its value, the value at the right edge. */
export function row(
  name: Content,
  value: Content,
  options: { readonly bold?: boolean; readonly size?: number } = {},
): Content {
  const bold = options.bold === true;
  return {
    columns: [
      { width: '*', text: name, bold },
      { width: 'auto', text: value, bold, alignment: 'right', fontFeatures: FIGURES },
    ],
    columnGap: 8,
    fontSize: options.size ?? ROLL_SIZE.text,
    margin: [0, 1.7, 0, 1.3] as Margin,
  };
}

/** A row whose value is too long to stand beside its name. */
export function under(name: string, value: Content): Content[] {
  return [line(name, { small: true }), line(value)];
}

/** Between two paragraphs. */
export function gap(): Content {
  return { text: ' ', fontSize: 4 };
}

export function heading(text: string): Content {
  return { text, bold: true, margin: [0, 1, 0, 1.5] as Margin };
}

export function dashes(): Content {
  return {
    canvas: [
      {
        type: 'line',
        x1: 0,
        y1: 0,
        x2: ROLL.text,
        y2: 0,
        lineWidth: 0.75,
        dash: { length: 2.6, space: 1.8 },
      },
    ],
    margin: [0, 6, 0, 6] as Margin,
  };
}

/** A sentence after a dash. */
export function dashed(text: string): Content {
  return hanging('–', text, false);
}

/** A sentence after a mark that stands out of it. */
export function hanging(mark: string, text: Content, bold: boolean): Content {
  return {
    columns: [
      { width: 12, text: mark, bold },
      { width: ROLL.text - 12, text, lineHeight: 1.14 },
    ],
    margin: [0, 1.6, 0, 0],
  };
}

export const ROLL_STYLE = { font: FONT_MEDIUM, fontSize: ROLL_SIZE.text, lineHeight: 1 } as const;
