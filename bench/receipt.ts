import { createRequire } from 'node:module';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';
import { drawPaper } from '../src/core/documents/render/pdf.ts';
import { ARC, addAccount } from '../test/support/account-fixture.ts';
import { openTestCore } from '../test/support/open-test-core.ts';
import { payment } from '../test/support/payment-acts.ts';
import { type Times, timesOf } from './stats.ts';

export type ReceiptTimes = {
  /** A receipt drawn from its frozen facts, fonts and code warm. */
  readonly receipt: Times;
  /** pdfkit alone putting the same words at the same places with the same fonts. */
  readonly pdfkit: Times;
};

const require = createRequire(import.meta.url);
const REGULAR = require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf');

export type Word = { readonly text: string; readonly x: number; readonly y: number; readonly size: number };

/** Draws the receipt of a real payment and, in turn, what pdfkit makes of its words. */
export async function measureReceipts(count: number): Promise<ReceiptTimes> {
  const facts = await realFacts();
  const words = await wordsOf(await drawPaper(facts));
  if (words.length < 30) throw new Error('the receipt holds no text to compare with');
  for (let n = 0; n < 20; n++) {
    await drawPaper(facts);
    await drawWords(words);
  }
  const receipt: number[] = [];
  const pdfkit: number[] = [];
  for (let n = 0; n < count; n++) {
    receipt.push(await timed(() => drawPaper(facts)));
    pdfkit.push(await timed(() => drawWords(words)));
  }
  return { receipt: timesOf(receipt), pdfkit: timesOf(pdfkit) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function realFacts(): Promise<unknown> {
  const core = await openTestCore();
  try {
    addAccount(core.db, ARC);
    await core.client('agent').payments.record(payment(5_000));
    const row = core.db.prepare<[], { facts: string }>('SELECT facts FROM issued_paper LIMIT 1').get();
    if (row === undefined) throw new Error('the payment gave no paper');
    return JSON.parse(row.facts) as unknown;
  } finally {
    await core.close();
  }
}

/** The words of a file's first page, where they stand. */
export async function wordsOf(bytes: Uint8Array): Promise<readonly Word[]> {
  return (await wordsOfPages(bytes))[0] ?? [];
}

/** The words of each page of a file, where they stand. */
export async function wordsOfPages(bytes: Uint8Array): Promise<(readonly Word[])[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
  const pdf = await task.promise;
  const pages: (readonly Word[])[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [size = 10, , , , x = 0, y = 0] = item.transform as number[];
        return [{ text: item.str, x, y: 842 - y, size }];
      }),
    );
    page.cleanup();
  }
  await task.destroy();
  return pages;
}

function drawWords(words: readonly Word[]): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 0, font: '', autoFirstPage: false });
  const pieces: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });
  document.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  document.addPage();
  // Both fonts are embedded, as in the receipt.
  for (const [index, { text, x, y, size }] of words.entries())
    document
      .font(index % 4 === 0 ? 'bold' : 'regular')
      .fontSize(size)
      .text(text, x, y, { lineBreak: false });
  document.end();
  return done;
}
