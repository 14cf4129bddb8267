import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { PAPER_FORMATS } from '../../src/contract/printing.ts';
import type { Marks } from '../../src/core/documents/marks.ts';
import type { IssuedFacts } from '../../src/core/documents/paper-facts.ts';
import { drawPaper } from '../../src/core/documents/render/pdf.ts';
import { drawTestPage } from '../../src/core/documents/render/test-page.ts';
import { formatAmount } from '../../src/rules/money.ts';
import { formatsOf, PAPERS, RELEVE } from './all-papers.ts';
import { LONGUE } from './papers.ts';
import { fold, pdfLines, pdfText } from './pdf-text.ts';
import { hasPoppler } from './png.ts';

const MM = 72 / 25.4;
const ROLLS = Object.entries(PAPERS).filter(([, facts]) => formatsOf(facts).includes('80mm'));
const MARKS: Marks = {
  copy: 12,
  on: '2026-11-22',
  voided: { number: 'G2AA-A-000003', on: '2026-11-20' },
};

/** Papers in which no money is named. */
const WITHOUT_MONEY = new Set([
  'activation',
  'recepisse-espace',
  'recepisse-attestation',
  'rappel-assurance',
  'mise-en-demeure-assurance',
  'recepisse-demande',
  'recepisse-dossier',
  'recepisse-prelevement',
  'attestation-residence',
]);

const drawn = new Map<IssuedFacts, Promise<Uint8Array>>();
/** The original on a roll, drawn once for what is asked of it. */
function onRoll(facts: IssuedFacts): Promise<Uint8Array> {
  const known = drawn.get(facts) ?? drawPaper(facts, '80mm');
  drawn.set(facts, known);
  return known;
}

type Span = { readonly width: number; readonly left: number; readonly right: number };

/** Of each page: its width, and how far its words reach. */
async function spansOf(bytes: Uint8Array): Promise<Span[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const spans: Span[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const words = items
      .filter((item) => 'str' in item)
      .filter(({ str, transform }) => str.trim() !== '' && transform[1] === 0);
    spans.push({
      width: page.getViewport({ scale: 1 }).width,
      left: Math.min(...words.map(({ transform }) => Number(transform[4]))),
      right: Math.max(...words.map(({ transform, width }) => Number(transform[4]) + width)),
    });
  }
  await task.destroy();
  return spans;
}

/** Colours named in the pages of a PDF, as "red green blue". */
function coloursOf(pdf: Uint8Array): string[] {
  const file = Buffer.from(pdf);
  const found = new Set<string>();
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    const head = file.toString('latin1', Math.max(0, at - 200), at);
    if (!head.includes('FlateDecode') || head.slice(head.lastIndexOf('<<')).includes('Length1')) continue;
    const content = inflateSync(file.subarray(at + 7, file.indexOf('endstream', at))).toString('latin1');
    for (const [, colour = ''] of content.matchAll(/((?:[\d.]+ ){3})(?:scn|SCN|rg|RG)\b/g))
      found.add(colour.trim());
  }
  return [...found];
}

describe('a roll of 80 mm', () => {
  it.each(ROLLS)('%s is one page of 80 mm, within its margins, black only', async (_name, facts) => {
    for (const bytes of [await onRoll(facts), await drawPaper(facts, '80mm', MARKS)]) {
      const [page, ...others] = await spansOf(bytes);
      expect(others).toEqual([]);
      expect(page?.width).toBeCloseTo(80 * MM, 1);
      expect(page?.left).toBeGreaterThan(4 * MM - 0.5);
      expect(page?.right).toBeLessThan(76 * MM + 0.5);
      expect(coloursOf(bytes).filter((colour) => colour !== '0 0 0')).toEqual([]);
    }
  });

  it.each(ROLLS)(
    '%s says every amount of its facts, its number, its reference and its code',
    async (name, facts) => {
      const roll = await pdfText(await onRoll(facts));
      // A quittance speaks of its month, not of what the same payment paid besides.
      const own = facts.kind === 'quittance' ? { ...facts, payment: null, cents: 0 } : facts;
      const amounts = new Set(centsIn(own).map((cents) => fold(formatAmount(Math.abs(cents)))));
      expect(amounts.size > 0).toBe(!WITHOUT_MONEY.has(facts.kind));
      expect(
        [...amounts].filter((amount) => !roll.includes(amount)),
        name,
      ).toEqual([]);
      const code = `${facts.code.slice(0, 4)} ${facts.code.slice(4)}`;
      for (const said of [facts.number, facts.reference.printed, code]) expect(roll).toContain(said);
    },
  );
});

/** Every amount of a paper but those that are nothing. */
function centsIn(value: unknown, key = ''): number[] {
  if (typeof value === 'number') return /cents$/i.test(key) && value !== 0 ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => centsIn(item, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => centsIn(inner, name));
}

describe('every page', () => {
  it.each(Object.entries(PAPERS))('of %s in A4 keeps its words on the paper', async (_name, facts) => {
    for (const span of await spansOf(await drawPaper(facts, 'a4', MARKS))) {
      expect(span.width).toBeCloseTo(210 * MM, 1);
      expect(span.left).toBeGreaterThan(20 * MM - 0.5);
      expect(span.right).toBeLessThan(190 * MM + 0.5);
    }
  });

  it.each([
    ['a long quittance', LONGUE],
    ['a relevé', RELEVE],
  ])('of %s says DUPLICATA with its count and day, and ANNULÉ with its bordereau', async (_name, facts) => {
    const pages = await pdfLines(await drawPaper(facts, 'a4', MARKS));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      const head = fold(page.slice(0, 2).join(' '));
      expect(head).toContain(fold('ANNULÉ par le bordereau n° G2AA-A-000003 du 20/11/2026'));
      expect(head).toContain(fold('DUPLICATA n° 12 du 22/11/2026'));
      expect(fold(page.join(' '))).not.toContain('· original');
    }
  });

  it('of a relevé begins with what the page before carried over', async () => {
    const pages = (await pdfLines(await drawPaper(RELEVE))).map((page) => page.map(fold));
    const carried = pages.slice(0, -1).map((page) => page.find((line) => line.startsWith('À reporter')));
    const begun = pages.slice(1).map((page) => page.find((line) => line.startsWith('Report ')));
    expect(carried.length).toBeGreaterThan(1);
    expect(carried.map((line) => line?.replace('À reporter', 'Report'))).toEqual(begun);
    for (const page of pages) expect(page.some((line) => line.startsWith('Date Libellé'))).toBe(true);
    // Each line once, none lost between two pages.
    expect(pages.flat().filter((line) => /^\d{2}\/\d{2}\/2026 /.test(line))).toHaveLength(
      RELEVE.lines.length,
    );
  });

  it.skipIf(!hasPoppler())('carries its own fonts, whole for what it writes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guichet-fonts-'));
    try {
      for (const format of PAPER_FORMATS) {
        const file = join(folder, `${format}.pdf`);
        writeFileSync(file, await drawPaper(LONGUE, format));
        const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
        expect(fonts.length).toBeGreaterThan(1);
        for (const font of fonts) expect(font).toMatch(/\+Inter-\w+ .*Identity-H +yes yes yes/);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the test page', () => {
  it.each(PAPER_FORMATS)('in %s is one page of its format that names the printer', async (format) => {
    const drawn = await drawTestPage(format, { name: 'Accueil, poste 2' });
    const spans = await spansOf(drawn);
    expect(spans).toHaveLength(1);
    expect(spans[0]?.width).toBeCloseTo((format === 'a4' ? 210 : 80) * MM, 1);
    const text = await pdfText(drawn);
    for (const words of ['Accueil, poste 2', 'ÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒÆ', '1 234 567,89 €', '−187,00 €', '70'])
      expect(text).toContain(fold(words));
    expect(coloursOf(drawn).filter((colour) => colour !== '0 0 0')).toEqual([]);
  });
});
