import type { Content } from 'pdfmake/interfaces';
import type { LeafletFacts } from '../../space-facts.ts';
import { capital, printed, REFERENCE, SIZE, typeset } from '../typography.ts';

const SHEET = { width: 74, height: 100 } as const;

/** The printed line with its part to type in a frame; the place on the sheet where the landlord's guide gives one. */
export function noticePicture({ onNotice, reference }: LeafletFacts): Content {
  const { caption, before, highlighted, after, fromGuide, position } = onNotice;
  const words: Content[] = [
    { text: typeset(caption), fontSize: 11, lineHeight: 1.25 },
    {
      text: fromGuide ? 'Sur l’avis, par exemple' : 'Exemple',
      fontSize: SIZE.note,
      margin: [0, 9, 0, 4],
    },
    line(before, highlighted, after),
    ...(`${before}${after}`.trim() === ''
      ? []
      : [
          {
            text: `${capital(printed(reference.name))}\u202f: seulement la partie dans le cadre.`,
            fontSize: SIZE.note,
            margin: [0, 5, 0, 0] as [number, number, number, number],
          },
        ]),
  ];
  if (position === null) return { stack: words, margin: [0, 8, 0, 0] };
  return {
    columns: [
      { width: SHEET.width, svg: sheetAt(position) },
      { width: '*', stack: words },
    ],
    columnGap: 20,
    margin: [0, 10, 0, 0],
  };
}

function line(before: string, highlighted: string, after: string): Content {
  const cells = [
    { text: before.trim(), framed: false },
    { text: highlighted, framed: true },
    { text: after.trim(), framed: false },
  ].filter(({ text }) => text !== '');
  const framed = cells.findIndex((cell) => cell.framed);
  // The line is never cut: a long one is smaller.
  const length = cells.reduce((sum, { text }) => sum + text.length, 0);
  const size = length > 24 ? Math.max(7, 360 / length) : 15;
  return {
    table: {
      widths: cells.map(() => 'auto' as const),
      body: [
        cells.map(({ text, framed: bold }) => ({
          text,
          bold,
          fontSize: size,
          noWrap: true,
          fontFeatures: REFERENCE,
          border: [bold, bold, bold, bold] as [boolean, boolean, boolean, boolean],
        })),
      ],
    },
    layout: {
      hLineWidth: () => 1.5,
      vLineWidth: () => 1.5,
      paddingLeft: (column) => (column === framed ? 8 : column === 0 ? 0 : 8),
      paddingRight: () => 8,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
  };
}

const PLACES: Readonly<Record<NonNullable<LeafletFacts['onNotice']['position']>, number>> = {
  'top-left': 7,
  top: 22,
  'top-right': 37,
};

/** A sheet in small: its lines, and the reference as a black bar in its place. */
function sheetAt(position: keyof typeof PLACES): string {
  const lines = [44, 51, 58, 65, 72, 79].map(
    (y, index) =>
      `<line x1="8" y1="${y}" x2="${index % 3 === 2 ? 46 : 66}" y2="${y}" stroke="#000000" stroke-width="0.7"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SHEET.width}" height="${SHEET.height}" viewBox="0 0 ${SHEET.width} ${SHEET.height}"><rect x="0.5" y="0.5" width="${SHEET.width - 1}" height="${SHEET.height - 1}" fill="none" stroke="#000000" stroke-width="1"/><rect x="${PLACES[position]}" y="10" width="30" height="8" fill="#000000"/><rect x="${PLACES[position] - 3}" y="7" width="36" height="14" fill="none" stroke="#000000" stroke-width="1"/><line x1="8" y1="32" x2="40" y2="32" stroke="#000000" stroke-width="2"/>${lines.join('')}</svg>`;
}
