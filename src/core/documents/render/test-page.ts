import type { CanvasElement, Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { PaperFormat } from '../../../contract/printing.ts';
import { formatEuros } from '../../../rules/money.ts';
import { write } from './engine.ts';
import { ROLL, ROLL_STYLE } from './roll/parts.ts';
import { FONT, FONT_SEMIBOLD, MM, PAGE, REFERENCE, SIZE, TEXT_WIDTH } from './typography.ts';

/** What French names, addresses and amounts are written with: a printer that loses one of them is seen at once. */
const SAMPLES: readonly (readonly [name: string, text: string])[] = [
  ['Accents', 'àâäéèêëîïôöùûüÿçœæ ÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒÆ'],
  ['Noms', "D’ARC D'ARC DʼARC D`ARC, N’DIAYE, L’HAŸ, LECŒUR, NOËL, Fañch, ŁUKASZEWICZ Şöhret"],
  ['Tirets', 'MARTIN-DURAND MARTIN--DURAND MARTIN‐DURAND MARTIN‑DURAND MARTIN–DURAND'],
  ['Lettres d’ailleurs', 'Ł ł Ş ş Ğ ğ İ ı Ø ø Đ đ ß Å å ő ű č ž š ț ă'],
  ['Ponctuation', '« Bonjour » ; : ! ? … · – — \u2212 ( ) [ ] / & @ # % ° 1ᵉʳ º ª'],
];
const AMOUNTS = [123_456_789, 100_000, 29_534, -18_700, 0];

/** A page that shows whether a printer prints right: accents, €, thin spaces, rulers in millimetres, both edges. */
export function drawTestPage(format: PaperFormat, { name }: { readonly name: string }): Promise<Uint8Array> {
  return write(format === 'a4' ? onA4(name) : onRoll(name));
}

const INFO = {
  title: 'Page de test',
  creator: 'Guichet',
  producer: 'Guichet',
  creationDate: new Date(0),
  modDate: new Date(0),
};

function onA4(name: string): TDocumentDefinitions {
  return {
    pageSize: { width: PAGE.width, height: PAGE.height },
    pageMargins: [PAGE.side, PAGE.side, PAGE.side, PAGE.side],
    defaultStyle: { font: FONT, fontSize: SIZE.sentence },
    language: 'fr-FR',
    info: INFO,
    content: [
      { text: 'Page de test', font: FONT_SEMIBOLD, fontSize: SIZE.title },
      ...body(name, 'A4 (210\u00a0×\u00a0297\u00a0mm)'),
      ruler(Math.floor(TEXT_WIDTH / MM)),
      {
        text: 'Le cadre suit la marge de 20\u00a0mm. Mesurez la règle\u202f: si elle n’a pas sa longueur, l’imprimante agrandit ou réduit la page.',
        margin: [0, 10, 0, 0],
      },
    ],
    background: {
      absolutePosition: { x: 0, y: 0 },
      canvas: [
        {
          type: 'rect',
          x: PAGE.side - 6,
          y: PAGE.side - 6,
          w: TEXT_WIDTH + 12,
          h: PAGE.height - 2 * PAGE.side + 12,
          lineWidth: 0.5,
          lineColor: '#000000',
        },
      ],
    },
  };
}

function onRoll(name: string): TDocumentDefinitions {
  return {
    pageSize: { width: ROLL.width, height: 'auto' },
    pageMargins: [ROLL.margin, ROLL.margin, ROLL.margin, ROLL.margin],
    defaultStyle: ROLL_STYLE,
    language: 'fr-FR',
    info: INFO,
    content: [
      { text: 'PAGE DE TEST', bold: true, fontSize: 20, alignment: 'center' },
      ...body(name, 'rouleau de 80\u00a0mm'),
      ruler(72),
    ],
  };
}

function body(name: string, format: string): Content[] {
  return [
    { text: ['Imprimante\u202f: ', { text: name, bold: true }], margin: [0, 8, 0, 2] },
    `Format\u202f: ${format}`,
    ...SAMPLES.map(
      ([label, text]): Content => ({
        margin: [0, 7, 0, 0],
        stack: [{ text: label, bold: true }, text, { text, bold: true }],
      }),
    ),
    { text: 'Montants', bold: true, margin: [0, 7, 0, 0] },
    ...AMOUNTS.map(
      (cents): Content => ({ text: formatEuros(cents), alignment: 'right', fontFeatures: ['tnum'] }),
    ),
    { text: 'Référence', bold: true, margin: [0, 7, 0, 0] },
    { text: '0030020790D  O0 I1 l1  G2A-Q-002931', fontFeatures: REFERENCE },
    { text: 'Règle en millimètres', bold: true, margin: [0, 9, 0, 3] },
  ];
}

/** A stroke each millimetre, longer at five, longest and numbered at ten. */
function ruler(length: number): Content {
  const strokes: CanvasElement[] = [{ type: 'line', x1: 0, y1: 0, x2: length * MM, y2: 0, lineWidth: 0.75 }];
  for (let at = 0; at <= length; at++) {
    const height = at % 10 === 0 ? 14 : at % 5 === 0 ? 10 : 6;
    strokes.push({
      type: 'line',
      x1: at * MM,
      y1: 0,
      x2: at * MM,
      y2: height,
      lineWidth: at % 10 === 0 ? 0.9 : 0.5,
    });
  }
  const tens = Array.from({ length: Math.floor(length / 10) }, (_, index) => ({
    width: 10 * MM,
    text: String((index + 1) * 10),
    alignment: 'right' as const,
    fontSize: 8,
  }));
  return { stack: [{ canvas: strokes }, { columns: tens, margin: [4, 1, 0, 0] }] };
}
