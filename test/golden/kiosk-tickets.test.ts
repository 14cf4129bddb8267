import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { draw } from '../../src/core/documents/render/pdf.ts';
import { pageHeightMm } from '../../src/core/printing/page-size.ts';
import { KIOSK_TICKETS } from './kiosk-tickets.ts';
import { pdfLines, pdfText } from './pdf-text.ts';
import { farthestBlock, hasPoppler, rasterise, readGreyPng, writeGreyPng } from './png.ts';

/** GOLDEN_UPDATE=1 writes what is drawn today as what is expected: look at the pictures before committing them. */
const UPDATE = process.env.GOLDEN_UPDATE === '1';
const poppler = hasPoppler();
/** Of 255: what smoothing may change in a block. */
const TOLERANCE = 24;

const expected = (name: string) => new URL(`./expected/${name}`, import.meta.url);
const drawn = async (facts: unknown) => draw({ kind: 'kiosk-ticket', facts });

describe.each(Object.entries(KIOSK_TICKETS))('ticket %s', (name, facts) => {
  it('says the expected words and amounts, line by line, on one page of 80 mm', async () => {
    const bytes = await drawn(facts);
    const pages = await pdfLines(bytes);
    expect(pages).toHaveLength(1);
    const text = `${pages.flat().join('\n')}\n`;
    const file = expected(`borne-${name}-80mm.txt`);
    if (UPDATE) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
    expect(pageHeightMm(bytes)).toBeLessThan(200);
  });

  it.skipIf(!poppler)(
    `looks as expected${poppler ? '' : ' (pdftoppm is missing: not compared)'}`,
    async () => {
      const [page, ...more] = rasterise(await drawn(facts));
      if (page === undefined) throw new Error('no page');
      expect(more).toEqual([]);
      const file = expected(`borne-${name}-80mm-1.png`);
      if (UPDATE) writeFileSync(file, writeGreyPng(page));
      expect(farthestBlock(page, readGreyPng(readFileSync(file)))).toBeLessThan(TOLERANCE);
    },
  );

  it('is the same to the byte when drawn again', async () => {
    expect(Buffer.compare(await drawn(facts), await drawn(facts))).toBe(0);
  });
});

test('SPÉCIMEN stands on a demonstration’s ticket and on no other', async () => {
  const [, facts] = Object.entries(KIOSK_TICKETS)[0] ?? [];
  expect(await pdfText(await drawn({ ...facts, specimen: true }))).toContain('SPÉCIMEN');
  expect(await pdfText(await drawn({ ...facts, specimen: false }))).not.toContain('SPÉCIMEN');
});

test('what is no ticket is not drawn', async () => {
  await expect(drawn({ ...KIOSK_TICKETS.paiement, holder: 'M. D’ARC' })).rejects.toThrow();
});
