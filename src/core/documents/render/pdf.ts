import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { PaperFormat } from '../../../contract/printing.ts';
import { ORIGINAL } from '../marks.ts';
import { type PaperFacts, paperFactsSchema } from '../paper-facts.ts';
import type { Drawable } from '../worker-messages.ts';
import { quittance } from './quittance.ts';
import { recu } from './recu.ts';
import type { Drawing } from './sheet.ts';
import { drawTestPage } from './test-page.ts';
import { type Density, FONT, FONT_SEMIBOLD } from './typography.ts';

// Full files: the subsets of a web font lack U+202F and ğ ş Ł.
const require = createRequire(import.meta.url);
const REGULAR = require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const SEMIBOLD = require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf');
const BOLD = require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf');

pdfmake.setFonts({
  [FONT]: { normal: REGULAR, bold: BOLD },
  [FONT_SEMIBOLD]: { normal: SEMIBOLD, bold: BOLD },
});
// A paper is made of its facts alone: nothing but the fonts is ever read while drawing.
const fonts: ReadonlySet<string> = new Set([REGULAR, SEMIBOLD, BOLD]);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fonts.has(path));

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
