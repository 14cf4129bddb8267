import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONTS, layFonts } from './fonts.ts';
import { squares } from './squares.ts';
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

/** Letters, figures and marks of any paper, in every face and feature: what a font reads of itself, it reads once. */
const SAMPLE =
  'Quittance de loyer, période du 1ᵉʳ au 30 septembre 2026\u202f: 1\u202f234,56\u202f€ (n°\u00a0G2A-Q-002931) À ÉÈ HJKLMNOPQRSTUVWXYZ fghjkwxz ç œ ’';

/** Draws a page nobody reads, so that the first paper does not wait for fonts and code to load. */
export async function warmUp(): Promise<void> {
  const faces = [FONT, FONT_MEDIUM, FONT_SEMIBOLD].map((font) => ({ text: SAMPLE, font }));
  await write({
    content: [
      ...faces,
      { text: SAMPLE, bold: true },
      { text: SAMPLE, fontFeatures: ['tnum', 'zero'] },
      { text: SAMPLE, bold: true, fontFeatures: ['tnum', 'zero'] },
      { svg: squares('datamatrix', SAMPLE.slice(0, 20)) },
    ],
    defaultStyle: { font: FONT },
  });
}
