import type { Content } from 'pdfmake/interfaces';
import type { CommonFacts } from '../paper-facts.ts';
import { squares } from './squares.ts';
import { MM, printed, SIZE, TEXT_WIDTH } from './typography.ts';

const SIDE = 21 * MM;
/** As wide as its longest line, with its gap. */
const WORDS = 71.4 + 11.4;

/** What the DataMatrix holds: the number and the code, as a counter's scanner types them. */
export function sealText({ number, code }: Pick<CommonFacts, 'number' | 'code'>): string {
  return `${number} ${code}`;
}

/** Place and date, who received, and the seal by which the paper is checked. */
export function signature(facts: CommonFacts, lines: readonly string[]): Content {
  return {
    unbreakable: true,
    columns: [
      {
        width: TEXT_WIDTH - SIDE - WORDS,
        fontSize: SIZE.signature,
        stack: lines.map((text, index) => ({
          text,
          margin: [0, index === 0 ? 0 : 3.3, 0, 0] as [number, number, number, number],
        })),
      },
      { width: SIDE, svg: dataMatrix(facts), fit: [SIDE, SIDE] },
      {
        width: '*',
        margin: [11.4, 0, 0, 0],
        fontSize: SIZE.detail,
        stack: [
          'Vérification',
          {
            text: `${facts.code.slice(0, 4)} ${facts.code.slice(4)}`,
            bold: true,
            fontSize: SIZE.code,
            margin: [0, 1.4, 0, 1],
          },
          { text: printed("au guichet ou sur\nl'espace locataire"), lineHeight: 1.12 },
        ],
      },
    ],
  };
}

function dataMatrix(facts: CommonFacts): string {
  return squares('datamatrix', sealText(facts));
}
