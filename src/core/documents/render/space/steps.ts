import type { Content } from 'pdfmake/interfaces';
import { type Density, FONT_SEMIBOLD, SIZE } from '../typography.ts';

/** What to do, one act to a number. */
export function steps(acts: readonly Content[], density: Density, fontSize: number = SIZE.sentence): Content {
  const open = density === 'open';
  return {
    margin: [0, open ? 17 : 11, 0, open ? 5 : 1],
    stack: acts.map((act, index) => ({
      columns: [
        {
          width: 22,
          text: String(index + 1),
          font: FONT_SEMIBOLD,
          fontSize: fontSize + 4,
          margin: [0, -2.6, 0, 0],
        },
        { width: '*', stack: [act], fontSize, lineHeight: 1.22 },
      ],
      margin: [0, index === 0 ? 0 : open ? 6 : 3, 0, 0] as [number, number, number, number],
      unbreakable: true,
    })),
  };
}
