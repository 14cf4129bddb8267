import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PAPER_FORMATS, type PaperFormat } from '../../src/contract/printing.ts';
import type { Marks } from '../../src/core/documents/marks.ts';
import { type IssuedFacts, issuedFactsSchema } from '../../src/core/documents/paper-facts.ts';
import { drawPaper } from '../../src/core/documents/render/pdf.ts';
import { drawTestPage } from '../../src/core/documents/render/test-page.ts';
import { formatsOf, PAPERS } from './all-papers.ts';
import { TEXTS } from './characters.ts';

const { resolve } = createRequire(import.meta.url);

/** Code points a font has a glyph for, read from its cmap (format 12): a missing one is drawn as an empty box. */
function coverage(file: string): (codePoint: number) => boolean {
  const font = readFileSync(file);
  const table = (tag: string) => {
    for (let i = 0; i < font.readUInt16BE(4); i++) {
      const entry = 12 + i * 16;
      if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
    }
    throw new Error(`no table ${tag}`);
  };
  const cmap = table('cmap');
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(at) !== 12) continue;
    const groups = Array.from({ length: font.readUInt32BE(at + 12) }, (_, group) => {
      const entry = at + 16 + group * 12;
      return [font.readUInt32BE(entry), font.readUInt32BE(entry + 4)] as const;
    });
    return (codePoint) => groups.some(([first, last]) => first <= codePoint && codePoint <= last);
  }
  throw new Error('no full cmap');
}

describe.each(['400Regular', '500Medium', '600SemiBold', '700Bold'])('Inter %s', (face) => {
  const has = coverage(resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`));

  it('has a glyph for every character a paper may print', () => {
    // Facts are composed (NFC) before they are drawn.
    const missing = [...TEXTS.join('').normalize('NFD').normalize('NFC')].filter(
      (character) => !has(character.codePointAt(0) ?? 0),
    );
    expect(missing).toEqual([]);
  });

  it('would be found wanting for a script it does not hold', () => {
    expect(has('漢'.codePointAt(0) ?? 0)).toBe(false);
  });
});

/** The glyphs a PDF writes, by their number in the fonts it carries; number 0 is the empty box. */
function glyphsOf(pdf: Uint8Array): { readonly written: number; readonly missing: number } {
  const file = Buffer.from(pdf);
  let written = 0;
  let missing = 0;
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    const head = file.toString('latin1', Math.max(0, at - 200), at);
    const body = file.subarray(at + 7, file.indexOf('endstream', at));
    // Fonts and their tables are streams too: only a page shows text.
    if (!/FlateDecode\s*>>\s*$/.test(head.slice(head.lastIndexOf('<<'))) || head.includes('Length1'))
      continue;
    const content = inflateSync(body).toString('latin1');
    for (const [, shown = ''] of content.matchAll(/\[([^\]]*)\]\s*TJ/g)) {
      for (const [, hex = ''] of shown.matchAll(/<([0-9a-f]+)>/g)) {
        for (let i = 0; i < hex.length; i += 4) {
          written += 1;
          if (hex.slice(i, i + 4) === '0000') missing += 1;
        }
      }
    }
  }
  return { written, missing };
}

const MARKS: Marks = { copy: 3, on: '2026-11-22', voided: { number: 'G2A-A-000003', on: '2026-11-20' } };

/** The same paper with a text of domain.md §D wherever words of people stand. */
function withText(facts: IssuedFacts, text: string): IssuedFacts {
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
    return typeof value === 'string' && FREE.has(key) ? `${value} ${text}` : value;
  };
  return issuedFactsSchema.parse(walk(facts, ''));
}

const FREE = new Set([
  'name',
  'legalName',
  'legalForm',
  'lines',
  'agency',
  'post',
  'printed',
  'holders',
  'address',
  'postalLines',
  'description',
  'label',
  'detail',
  'payer',
  'text',
  'title',
  'jobTitle',
  'wording',
  'lost',
  'caption',
  'application',
  'paragraphs',
]);

const KINDS = [
  'quittance',
  'recu',
  'avance',
  'depot',
  'annulation',
  'deplace',
  'impaye',
  'releve-vide',
  'activation',
  'recepisse-ferme',
  'recepisse-choix',
  'conditions',
  'depliant',
];
const DRAWN = KINDS.flatMap((name) => {
  const facts = PAPERS[name];
  if (facts === undefined) throw new Error('no such paper');
  return formatsOf(facts).map((format): [string, PaperFormat, IssuedFacts] => [name, format, facts]);
});

describe('on paper', () => {
  it.each(DRAWN)(
    '%s in %s has a glyph for every character of names, addresses and amounts',
    async (_name, format, facts) => {
      const drawn = glyphsOf(await drawPaper(withText(facts, TEXTS.join(' ')), format, MARKS));
      expect(drawn.written).toBeGreaterThan(1_000);
      expect(drawn.missing).toBe(0);
    },
  );

  it.each(PAPER_FORMATS)('the test page in %s too', async (format) => {
    const drawn = glyphsOf(await drawTestPage(format, { name: TEXTS.join(' ') }));
    expect(drawn.written).toBeGreaterThan(500);
    expect(drawn.missing).toBe(0);
  });

  it('an empty box is seen', async () => {
    const facts = PAPERS.quittance;
    if (facts === undefined) throw new Error('no such paper');
    for (const format of PAPER_FORMATS)
      expect(glyphsOf(await drawPaper(withText(facts, '漢'), format)).missing).toBeGreaterThan(3);
  });
});
