import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IssuedFacts } from '../../src/core/documents/paper-facts.ts';
import { drawPaper } from '../../src/core/documents/render/pdf.ts';
import { LANDLORDS } from './landlord-papers.ts';
import { fold, pdfLines, pdfText } from './pdf-text.ts';
import { farthestBlock, hasPoppler, rasterise, readGreyPng, writeGreyPng } from './png.ts';

const UPDATE = process.env.GOLDEN_UPDATE === '1';
const TOLERANCE = 24;
const expected = (name: string) => new URL(`./expected/${name}`, import.meta.url);

/** The words of a paper without head and foot, so that a text is found where it runs over two pages. */
async function wordsOf(facts: IssuedFacts): Promise<string> {
  const pages = await pdfLines(await drawPaper({ ...facts, specimen: false }));
  const first = pages[0]?.slice(0, -1) ?? [];
  const others = pages.slice(1).map((lines) => lines.slice(1, -1));
  return squash([first, ...others].flat().join(' '));
}

function squash(text: string): string {
  return text.replaceAll("'", '\u2019').replaceAll(/[\s|]/g, '');
}

it('five landlords', () => {
  expect(LANDLORDS).toHaveLength(5);
});

describe.each(LANDLORDS)('$id', ({ id, profile, activation, closed, choices, conditions, leaflet }) => {
  // What the texts and the rules say has tests of its own: here, that a paper says all of it.
  it('prints every word of its texts, losses and wordings', async () => {
    const [read = '', lost = '', chosen = ''] = await Promise.all([conditions, closed, choices].map(wordsOf));
    const { terms, notice } = conditions;
    const sections = [...terms.sections, ...notice.sections];
    expect(sections.length).toBeGreaterThan(10);
    for (const text of [
      terms.title,
      notice.title,
      ...sections.flatMap((one) => [one.title, ...one.paragraphs]),
    ])
      expect(read).toContain(squash(text));
    if (closed.what.kind !== 'closed' || choices.what.kind !== 'consents') throw new Error('another paper');
    for (const sentence of closed.what.lost) expect(lost).toContain(squash(sentence));
    for (const { label, wording } of choices.what.consents)
      for (const text of [label, wording]) expect(chosen).toContain(squash(text));
  });

  it('says the expected words on slip and leaflet', async () => {
    const parts: string[] = [];
    for (const facts of [activation, leaflet]) {
      const pages = await pdfLines(await drawPaper(facts));
      parts.push(`== ${facts.kind}`, ...pages.map((page) => page.join('\n')));
    }
    const text = `${parts.join('\n\f\n')}\n`;
    if (UPDATE) writeFileSync(expected(`espace-${id}.txt`), text);
    expect(text).toBe(readFileSync(expected(`espace-${id}.txt`), 'utf8'));
  });

  it.skipIf(!hasPoppler())('gives the leaflet the look expected', async () => {
    const [page] = rasterise(await drawPaper(leaflet));
    if (page === undefined) throw new Error('no page');
    const file = expected(`espace-${id}-1.png`);
    if (UPDATE) writeFileSync(file, writeGreyPng(page));
    expect(farthestBlock(page, readGreyPng(readFileSync(file)))).toBeLessThan(TOLERANCE);
  });

  it('keeps slip, receipts and leaflet on one page', async () => {
    for (const facts of [activation, closed, choices, leaflet])
      expect(await pdfLines(await drawPaper(facts)), facts.kind).toHaveLength(1);
  });

  it('names on the leaflet what the guide names, and nothing it does not', async () => {
    const said = await pdfText(await drawPaper(leaflet));
    expect(said).toContain(profile.printedReference.highlighted);
    for (const value of [profile.space.address.value, profile.space.supportEmail.value])
      if (value !== null) expect(said).toContain(fold(value));
    const { application } = profile.space;
    expect(said.includes('l’application')).toBe(application.value !== null);
  });
});
