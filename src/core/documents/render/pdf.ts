import pdfmake from 'pdfmake';
import type { PaperFormat } from '../../../contract/printing.ts';
import { ORIGINAL } from '../marks.ts';
import { type PaperFacts, paperFactsSchema } from '../paper-facts.ts';
import type { Drawable } from '../worker-messages.ts';
import { FONTS, layFonts } from './fonts.ts';
import { quittance } from './quittance.ts';
import { recu } from './recu.ts';
import type { Drawing } from './sheet.ts';
import { drawTestPage } from './test-page.ts';
import { type Density, FONT, FONT_SEMIBOLD } from './typography.ts';

// Its types leave out the files it holds in memory.
type VirtualFiles = { virtualfs: Parameters<typeof layFonts>[0] };
layFonts((pdfmake as typeof pdfmake & VirtualFiles).virtualfs);
pdfmake.setFonts(FONTS);
// A paper is made of its facts alone: nothing is ever read while drawing.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** Whatever the core asks to be drawn. */
export function draw(job: Drawable): Promise<Uint8Array> {
  return job.kind === 'paper' ? drawPaper(job.facts, job.format, job.marks) : drawTestPage(job.format, job);
}

/** The paper of frozen facts, as PDF bytes. The same facts, format and marks give the same bytes. */
export async function drawPaper(
  facts: unknown,
  _format: PaperFormat = 'a4',
  _marks: unknown = ORIGINAL,
): Promise<Uint8Array> {
  // Accents held apart from their letter have no glyph of their own everywhere: composed, they do.
  const composed: unknown = JSON.parse(JSON.stringify(facts).normalize('NFC'));
  const read = paperFactsSchema.parse(composed);
  const open = await drawA4(read, 'open');
  if (open.pages === 1) return open.bytes;
  const close = await drawA4(read, 'close');
  return close.pages < open.pages ? close.bytes : open.bytes;
}

async function drawA4(facts: PaperFacts, density: Density): Promise<{ bytes: Uint8Array; pages: number }> {
  let pages = 0;
  const drawing: Drawing = {
    density,
    onPages: (count) => {
      pages = count;
    },
  };
  const definition = facts.kind === 'quittance' ? quittance(facts, drawing) : recu(facts, drawing);
  const bytes = await pdfmake.createPdf(definition).getBuffer();
  return { bytes, pages };
}

/** Draws a page nobody reads, so that the first paper does not wait for fonts and code to load. */
export async function warmUp(): Promise<void> {
  await pdfmake
    .createPdf({
      content: ['Quittance', { text: 'Quittance', bold: true }, { text: 'Quittance', font: FONT_SEMIBOLD }],
      defaultStyle: { font: FONT },
    })
    .getBuffer();
}
