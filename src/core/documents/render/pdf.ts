import type { PaperFormat } from '../../../contract/printing.ts';
import { marksSchema, ORIGINAL } from '../marks.ts';
import { type IssuedFacts, issuedFactsSchema } from '../paper-facts.ts';
import type { Drawable } from '../worker-messages.ts';
import { addA4, drawA4 } from './a4.ts';
import { openBook } from './book.ts';
import { write } from './engine.ts';
import { kioskTicket } from './kiosk/ticket.ts';
import { roll } from './roll/roll.ts';
import { drawTestPage } from './test-page.ts';

/** Whatever the core asks to be drawn. */
export function draw(job: Drawable): Promise<Uint8Array> {
  switch (job.kind) {
    case 'paper':
      return drawPaper(job.facts, job.format, job.marks);
    case 'papers':
      return drawPapers(job.papers);
    case 'kiosk-ticket':
      return write(kioskTicket(job.facts));
    case 'test-page':
      return drawTestPage(job.format, job);
  }
}

/** A4 papers in one PDF, in their order: each begins on a page of its own, and looks as it does drawn alone. */
export async function drawPapers(
  papers: readonly { readonly facts: unknown; readonly marks: unknown }[],
): Promise<Uint8Array> {
  const book = openBook();
  for (const { facts, marks } of papers) addA4(book, readFacts(facts), marksSchema.parse(marks));
  return book.end();
}

// Accents held apart from their letter have no glyph of their own everywhere: composed, they do.
function readFacts(facts: unknown): IssuedFacts {
  const composed: unknown = JSON.parse(JSON.stringify(facts).normalize('NFC'));
  return issuedFactsSchema.parse(composed);
}

/** The paper of frozen facts, as PDF bytes. The same facts, format and marks give the same bytes. */
export async function drawPaper(
  facts: unknown,
  format: PaperFormat = 'a4',
  marks: unknown = ORIGINAL,
): Promise<Uint8Array> {
  const read = readFacts(facts);
  const over = marksSchema.parse(marks);
  return format === 'a4' ? drawA4(read, over) : await write(roll(read, over));
}
