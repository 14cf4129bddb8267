import type { Content } from 'pdfmake/interfaces';
import type { CommonFacts } from '../paper-facts.ts';
import { hairline, tableLayout } from './rules-of-lines.ts';
import { signature } from './seal.ts';
import { signatureLines } from './sentences.ts';
import { type Density, FONT_SEMIBOLD, SIZE, typeset, wrapped } from './typography.ts';

/** The line of the period, under the title. */
export function subtitle(text: Content): Content {
  return { text, fontSize: SIZE.period, margin: [0, 3.4, 0, 0] };
}

/** What the paper is not, under its period. */
export function strong(text: string): Content {
  return { text, font: FONT_SEMIBOLD, fontSize: SIZE.period, margin: [0, 3, 0, 0] };
}

/** The sentence of discharge. */
export function paragraph(text: Content[], density: Density): Content {
  const open = density === 'open';
  return {
    text,
    fontSize: SIZE.sentence,
    lineHeight: open ? 1.285 : 1.2,
    margin: [0, open ? 19.3 : 13, 0, 0],
  };
}

/** The two tables, under the sentence. */
export function tablesBlock(tables: Content, density: Density): Content {
  return { margin: [0, density === 'open' ? 23.2 : 13, 0, 0], stack: [tables] };
}

/** Short lines between two hairlines: payer, imputation, what the paper replaces. */
export function notes(lines: readonly (string | null)[], density: Density): Content[] {
  const open = density === 'open';
  return [
    hairline([0, open ? 12.3 : 9, 0, 0]),
    {
      fontSize: SIZE.note,
      margin: [0, open ? 10.6 : 8, 0, 0],
      stack: lines
        .filter((line) => line !== null)
        .map((text, index) => ({
          ...wrapped(text),
          margin: [0, index === 0 ? 0 : open ? 2.95 : 1.5, 0, 0] as [number, number, number, number],
        })),
    },
    hairline([0, open ? 10.5 : 8, 0, open ? 17.2 : 12]),
  ];
}

export function closing(facts: CommonFacts): Content {
  return signature(facts, signatureLines(facts));
}

/** A head over facts by name, where there is no sum to make. */
export function factTable(
  head: string,
  rows: readonly (readonly [name: string, value: Content])[],
  density: Density,
): Content {
  return {
    margin: [0, density === 'open' ? 23.2 : 13, 0, 0],
    table: {
      widths: [150, '*'],
      headerRows: 1,
      dontBreakRows: true,
      body: [
        [{ text: head, font: FONT_SEMIBOLD, fontSize: SIZE.sentence, colSpan: 2 }, ''],
        ...rows.map(([name, value]) => [name, { text: value, bold: true }]),
      ],
    },
    layout: tableLayout(-1, rows.length + 1, density),
  };
}

/** A head over sentences, each after a dash; the head is never alone at the foot of a page. */
export function dashedList(head: string, sentences: readonly string[], density: Density): Content {
  const [first, ...rest] = sentences.map(afterDash);
  return {
    margin: [0, density === 'open' ? 20 : 12, 0, 0],
    fontSize: SIZE.sentence,
    stack: [
      {
        unbreakable: true,
        stack: [
          { text: head, font: FONT_SEMIBOLD, margin: [0, 0, 0, 5] },
          ...(first === undefined ? [] : [first]),
        ],
      },
      ...rest,
    ],
  };
}

function afterDash(text: string): Content {
  return {
    unbreakable: true,
    columns: [
      { width: 14, text: '–' },
      { width: '*', text: typeset(text), lineHeight: 1.2 },
    ],
    margin: [0, 2, 0, 0],
  };
}
