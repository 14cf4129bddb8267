import type { PaperFormat } from '../../../contract/printing.ts';
import { marksSchema, ORIGINAL } from '../marks.ts';
import { issuedFactsSchema } from '../paper-facts.ts';
import type { Drawable } from '../worker-messages.ts';
import { drawA4 } from './a4.ts';
import { write } from './engine.ts';
import { roll } from './roll/roll.ts';
import { drawTestPage } from './test-page.ts';

/** Whatever the core asks to be drawn. */
export function draw(job: Drawable): Promise<Uint8Array> {
  return job.kind === 'paper' ? drawPaper(job.facts, job.format, job.marks) : drawTestPage(job.format, job);
}

/** The paper of frozen facts, as PDF bytes. The same facts, format and marks give the same bytes. */
export async function drawPaper(
  facts: unknown,
  format: PaperFormat = 'a4',
  marks: unknown = ORIGINAL,
): Promise<Uint8Array> {
  // Accents held apart from their letter have no glyph of their own everywhere: composed, they do.
  const composed: unknown = JSON.parse(JSON.stringify(facts).normalize('NFC'));
  const read = issuedFactsSchema.parse(composed);
  const over = marksSchema.parse(marks);
  return format === 'a4' ? drawA4(read, over) : await write(roll(read, over));
}
