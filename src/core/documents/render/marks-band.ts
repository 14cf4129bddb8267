import type { Content } from 'pdfmake/interfaces';
import { formatDate, isoDate } from '../../../rules/dates.ts';
import type { Marks } from '../marks.ts';
import { numbered, PAGE, TEXT_WIDTH } from './typography.ts';

/** Space of the printer's own above, then the band. */
const ABOVE = 13;
const BAND = 17;

/** "original", "DUPLICATA n° 2 du 12/11/2026": at the foot of every page. */
export function copyWords(marks: Marks): string {
  const which = marks.copy === 0 ? 'original' : duplicata(marks);
  return marks.voided === null ? which : `${which} · ANNULÉ`;
}

export function duplicata({ copy, on }: Marks): string {
  const day = on === null ? '' : ` du ${formatDate(isoDate(on))}`;
  return `DUPLICATA ${numbered(String(copy))}${day}`;
}

/** "ANNULÉ par le bordereau n° G2A-A-000001 du 12/11/2026". */
export function voidedWords({ voided }: Marks): readonly [word: string, rest: string] | null {
  if (voided === null) return null;
  return ['ANNULÉ', `par le bordereau ${numbered(voided.number)} du\u00a0${formatDate(isoDate(voided.on))}`];
}

/** How much lower the pages begin; the first one, whose blocks stand at fixed places, does not move. */
export function bandHeight({ copy, voided }: Marks): number {
  return copy === 0 && voided === null ? 0 : 16;
}

/** On top of every page: a paper that no longer holds, white on black; a DUPLICATA, in a frame. */
export function marksBand(marks: Marks): Content[] {
  if (bandHeight(marks) === 0) return [];
  const voided = voidedWords(marks);
  const half = marks.copy > 0 && voided !== null ? TEXT_WIDTH * 0.62 : TEXT_WIDTH;
  const frames: Content[] = [];
  if (voided !== null) frames.push(frame(PAGE.side, half, voided, true));
  if (marks.copy > 0) {
    const left = voided === null ? PAGE.side : PAGE.side + half;
    frames.push(frame(left, PAGE.side + TEXT_WIDTH - left, [duplicata(marks), ''], false));
  }
  // Takes its place in the header, the running head stands under it.
  return [...frames, { text: ' ', fontSize: 1, margin: [0, ABOVE + BAND - 2, 0, 0] }];
}

function frame(x: number, width: number, [word, rest]: readonly [string, string], filled: boolean): Content {
  const color = filled ? '#ffffff' : '#000000';
  return {
    absolutePosition: { x, y: ABOVE },
    stack: [
      {
        canvas: [
          {
            type: 'rect',
            x: 0.5,
            y: 0,
            w: width - 1,
            h: BAND,
            lineWidth: 1,
            lineColor: '#000000',
            ...(filled ? { color: '#000000' } : {}),
          },
        ],
      },
      {
        text: [{ text: word, bold: true }, { text: rest === '' ? '' : `  ${rest}` }],
        color,
        fontSize: 9.5,
        relativePosition: { x: 8, y: -BAND + 2.6 },
      },
    ],
  };
}
