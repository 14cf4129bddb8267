import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONTS, layFonts } from './fonts.ts';
import { FONT, FONT_MEDIUM, FONT_SEMIBOLD } from './typography.ts';

// Its types leave out the files it holds in memory.
type VirtualFiles = { virtualfs: Parameters<typeof layFonts>[0] };
layFonts((pdfmake as typeof pdfmake & VirtualFiles).virtualfs);
pdfmake.setFonts(FONTS);
// A paper is made of its facts alone: nothing is ever read while drawing.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** The PDF of a definition. */
export function write(definition: TDocumentDefinitions): Promise<Uint8Array> {
  return pdfmake.createPdf(definition).getBuffer();
}

/** Draws a page nobody reads, so that the first paper does not wait for fonts and code to load. */
export async function warmUp(): Promise<void> {
  await pdfmake
    .createPdf({
      content: [
        'Quittance',
        { text: 'Quittance', bold: true },
        { text: 'Quittance', font: FONT_SEMIBOLD },
        { text: 'Quittance', font: FONT_MEDIUM },
      ],
      defaultStyle: { font: FONT },
    })
    .getBuffer();
}
