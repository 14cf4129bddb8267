import { beforeEach, describe, expect, it } from 'vitest';
import { FastInlines } from './fast-inlines.ts';
import { FONTS, layFonts } from './fonts.ts';
import {
  files,
  PDFDocument,
  type PdfDocument,
  StyleContextStack,
  type StyleStack,
  TextInlines,
} from './pdfmake-parts.ts';
import { FONT, FONT_SEMIBOLD } from './typography.ts';

layFonts(files);
let document: PdfDocument;
let fast: FastInlines;
let plain: InstanceType<typeof TextInlines>;

beforeEach(() => {
  document = new PDFDocument(FONTS, {}, {}, {}, { autoFirstPage: false, font: null }, files, () => false);
  [fast, plain] = [new FastInlines(document), new TextInlines(document)];
});

function stackOf(...over: readonly object[]): StyleStack {
  const stack = new StyleContextStack({}, { font: FONT, fontSize: 9.92, lineHeight: 1 });
  for (const one of over) stack.push(one);
  return stack;
}

const TEXTS: readonly (readonly [string, unknown, readonly object[]])[] = [
  ['a sentence', 'Quittance délivrée gratuitement, en application de la loi.', []],
  ['spaces round it, two lines', '  deux lignes \n et une fin  ', [{ fontSize: 8 }]],
  ['an amount', '1\u202f234,56\u202f€', [{ fontFeatures: ['tnum'], noWrap: true, alignment: 'right' }]],
  ['a title', 'Quittance de loyer', [{ stack: [] }, { font: FONT_SEMIBOLD, characterSpacing: -0.99 }]],
  [
    'parts of other styles',
    [{ text: 'Période du 1' }, { text: 'er', sup: true, fontSize: 12.2 }, { text: ' au 30', bold: true }],
    [{ lineHeight: 1.2 }],
  ],
  ['a word cut anywhere', 'https://long.example', [{ wordBreak: 'break-all' }]],
  ['a style over another', 'mot', [{ bold: true, color: '#ffffff' }, { bold: false }]],
  ['an underlined text, left to pdfmake', 'mot', [{ decoration: 'underline' }]],
  ['nothing', '', []],
];
/** What the layout and the drawing read of a word. */
const READ = [
  ...[
    'text',
    'lineEnd',
    'noNewLine',
    'font',
    'alignment',
    'fontSize',
    'fontFeatures',
    'characterSpacing',
    'color',
  ],
  ...[
    'noWrap',
    'opacity',
    'sup',
    'sub',
    'width',
    'height',
    'leadingCut',
    'trailingCut',
    'decoration',
    'link',
  ],
];
const copy = (text: unknown): unknown => structuredClone(text);

function read({ items, ...widths }: ReturnType<FastInlines['buildInlines']>): unknown {
  return { ...widths, items: items.map((item) => READ.map((name) => item[name] || null)) };
}

describe('words measured fast', () => {
  it.each(TEXTS)('%s is measured as pdfmake does, the first time and the next', (_name, text, over) => {
    const expected = read(plain.buildInlines(copy(text), stackOf(...over)));
    expect(read(fast.buildInlines(copy(text), stackOf(...over)))).toEqual(expected);
    expect(read(fast.buildInlines(copy(text), stackOf(...over)))).toEqual(expected);
  });

  it('one text in two styles is measured in each', () => {
    const [small, large] = [8, 16].map(
      (fontSize) => fast.buildInlines('loyer', stackOf({ fontSize })).maxWidth,
    );
    expect(large).toBeCloseTo(2 * (small ?? 0), 6);
  });

  it('what the layout writes on a word is not met by the next who says it', () => {
    const [first] = fast.buildInlines('loyer', stackOf()).items;
    Object.assign(first ?? {}, { x: 40, width: 1 });
    expect(fast.buildInlines('loyer', stackOf()).items[0]).not.toMatchObject({ x: 40, width: 1 });
    expect(fast.buildInlines('loyer', stackOf()).items[0]?.width).toBeGreaterThan(10);
  });
});
