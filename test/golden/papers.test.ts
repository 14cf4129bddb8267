import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PaperFormat } from '../../src/contract/printing.ts';
import { type Marks, ORIGINAL } from '../../src/core/documents/marks.ts';
import type { IssuedFacts, PaperFacts } from '../../src/core/documents/paper-facts.ts';
import { drawPaper, drawPapers } from '../../src/core/documents/render/pdf.ts';
import { DEMANDE, MISE_EN_DEMEURE } from './act-papers.ts';
import { formatsOf, PAPERS, RELEVE } from './all-papers.ts';
import { AVANCE, LONGUE, QUITTANCE, RECU, SLS } from './papers.ts';
import { fold, pdfLines, pdfText } from './pdf-text.ts';
import { farthestBlock, type Grey, hasPoppler, rasterise, readGreyPng, writeGreyPng } from './png.ts';
import { ACTIVATION, DEPLIANT } from './space-papers.ts';

type Case = readonly [name: string, facts: IssuedFacts, format: PaperFormat, marks: Marks];

const BOTH = ['a4', '80mm'] as const;
const DUPLICATA: Marks = { copy: 2, on: '2026-11-22', voided: null };
const ANNULE: Marks = { copy: 0, on: null, voided: { number: 'G2A-A-000003', on: '2026-11-20' } };
const BOTH_MARKS: Marks = { ...ANNULE, copy: 1, on: '2026-11-22' };

const CASES: readonly Case[] = [
  ...Object.entries(PAPERS).flatMap(([name, facts]) =>
    formatsOf(facts).map((format): Case => [fileName(name, format), facts, format, ORIGINAL]),
  ),
  ...BOTH.flatMap((format): Case[] => [
    [fileName('quittance-duplicata', format), QUITTANCE, format, DUPLICATA],
    [fileName('recu-annule', format), RECU, format, ANNULE],
    [fileName('sls-annule-duplicata', format), SLS, format, BOTH_MARKS],
  ]),
  ['releve-duplicata', RELEVE, 'a4', DUPLICATA],
  ['activation-duplicata', ACTIVATION, 'a4', DUPLICATA],
  ['depliant-duplicata', DEPLIANT, 'a4', DUPLICATA],
  ['mise-en-demeure-duplicata', MISE_EN_DEMEURE, 'a4', DUPLICATA],
  ['demande-duplicata-80mm', DEMANDE, '80mm', DUPLICATA],
];

function fileName(name: string, format: PaperFormat): string {
  return format === 'a4' ? name : `${name}-80mm`;
}

/** GOLDEN_UPDATE=1 writes what is drawn today as what is expected: look at the pictures before committing them. */
const UPDATE = process.env.GOLDEN_UPDATE === '1';
const poppler = hasPoppler();

const expected = (name: string) => new URL(`./expected/${name}`, import.meta.url);

/** Of 255: what smoothing may change in a block. Moving the page by one point changes some block by more. */
const TOLERANCE = 24;

const drawn = new Map<string, Promise<Uint8Array>>();
const pictures = new Map<string, Grey[]>();

/** Each case once, for everything that is asked of it. */
function drawOnce([name, facts, format, marks]: Case): Promise<Uint8Array> {
  const known = drawn.get(name) ?? drawPaper(facts, format, marks);
  drawn.set(name, known);
  return known;
}

async function pictureOnce(made: Case): Promise<Grey[]> {
  const known = pictures.get(made[0]) ?? rasterise(await drawOnce(made));
  pictures.set(made[0], known);
  return known;
}

describe.each(CASES)('%s', (name, facts, format, marks) => {
  const made: Case = [name, facts, format, marks];

  it('says the expected words and amounts, line by line', async () => {
    const text = `${(await pdfLines(await drawOnce(made))).map((page) => page.join('\n')).join('\n\f\n')}\n`;
    if (UPDATE) writeFileSync(expected(`${name}.txt`), text);
    expect(text).toBe(readFileSync(expected(`${name}.txt`), 'utf8'));
  });

  it.skipIf(!poppler)(
    `looks as expected${poppler ? '' : ' (pdftoppm is missing: not compared)'}`,
    async () => {
      const pages = await pictureOnce(made);
      for (const [index, page] of pages.entries()) {
        const file = expected(`${name}-${index + 1}.png`);
        if (UPDATE) writeFileSync(file, writeGreyPng(page));
        expect(farthestBlock(page, readGreyPng(readFileSync(file)))).toBeLessThan(TOLERANCE);
      }
      expect(existsSync(expected(`${name}-${pages.length + 1}.png`))).toBe(false);
    },
  );

  it('is the same to the byte when drawn again', async () => {
    expect(Buffer.compare(await drawPaper(facts, format, marks), await drawOnce(made))).toBe(0);
  });
});

describe('many papers in one PDF', () => {
  const alone = CASES.filter(([, , format]) => format === 'a4');
  const together = () => drawPapers(alone.map(([, facts, , marks]) => ({ facts, marks })));

  it('say, page for page, what each says alone', async () => {
    const apart = await Promise.all(alone.map(async (made) => pdfLines(await drawOnce(made))));
    expect(apart.flat().length).toBeGreaterThan(alone.length);
    expect(await pdfLines(await together())).toEqual(apart.flat());
  });

  it.skipIf(!poppler)('look, page for page, as each looks alone', async () => {
    const apart = (await Promise.all(alone.map(pictureOnce))).flat();
    const pages = rasterise(await together());
    expect(pages).toHaveLength(apart.length);
    const other = apart.filter(
      (page, index) => Buffer.compare(page.pixels, pages[index]?.pixels ?? new Uint8Array()) !== 0,
    );
    expect(other).toHaveLength(0);
    // The comparison would see two pages in another order.
    expect(
      Buffer.compare(pages[0]?.pixels ?? new Uint8Array(), apart[1]?.pixels ?? new Uint8Array()),
    ).not.toBe(0);
  });
});

describe('what the comparison sees', () => {
  it.skipIf(!poppler)('a page moved by two points, a line more, another number', async () => {
    const golden = readGreyPng(readFileSync(expected('quittance-1.png')));
    const far = async (facts: PaperFacts) => {
      const [page] = rasterise(await drawPaper(facts));
      if (page === undefined) throw new Error('no page');
      return farthestBlock(page, golden);
    };
    const moved = { ...golden, pixels: new Uint8Array(golden.pixels.length).fill(255) };
    moved.pixels.set(golden.pixels.subarray(0, -2 * golden.width), 2 * golden.width);
    expect(farthestBlock(moved, golden)).toBeGreaterThan(TOLERANCE);
    expect(await far({ ...QUITTANCE, specimen: false, replaces: [] })).toBeGreaterThan(TOLERANCE);
    expect(await far({ ...QUITTANCE, code: '11111111' })).toBeGreaterThan(TOLERANCE);
  });

  it('one cent more is another text', async () => {
    const changed = { ...QUITTANCE, netDueCents: QUITTANCE.netDueCents + 1 };
    expect(await pdfText(await drawPaper(changed))).not.toBe(await pdfText(await drawPaper(QUITTANCE)));
  });
});

describe('what a paper must say', () => {
  const text = async (facts: PaperFacts) => pdfText(await drawPaper(facts));

  it('B8: landlord, tenant, dwelling, period, detail, amount, date and means, place, number', async () => {
    const said = await text(QUITTANCE);
    for (const words of [
      'Habitat Spécimen',
      'M. D’ARC Jean-Baptiste',
      '14 rue des Bleuets, bât. B, esc. 2, apt 034, 28000 Chartres',
      'au 30 septembre 2026, terme échu, exigible le 10 octobre 2026',
      'Loyer principal',
      'Provisions pour charges',
      'Réduction de loyer de solidarité (RLS)',
      '295,34 € (deux cent quatre-vingt-quinze euros et trente-quatre centimes)',
      'et lui en donne quittance.',
      '12/11/2026, espèces',
      'Fait à Chartres, le 12 novembre 2026, à 14 h 18',
      'G2-Q-002931',
      'Annule et remplace le reçu n° G2-R-001102 du 09/10/2026',
      'SPÉCIMEN',
    ])
      expect(said).toContain(fold(words));
    expect(said).not.toContain('Ce reçu n’est pas une quittance.');
  });

  it('a reçu never gives quittance and says what is left', async () => {
    const said = await text(RECU);
    expect(said).toContain('Ce reçu n’est pas une quittance.');
    expect(said).toContain('Il reste dû 215,34 € pour cette période.');
    expect(said).not.toContain('en donne quittance');
  });

  it('a cheque is under reserve, on a quittance as on a reçu; nothing else is', async () => {
    expect(await text(AVANCE)).toContain('sous réserve d’encaissement du chèque, en avance');
    expect(await text({ ...QUITTANCE, underReserve: true })).toContain(
      'et lui en donne quittance, sous réserve d’encaissement du chèque.',
    );
    expect(await text(QUITTANCE)).not.toContain('sous réserve d’encaissement du chèque');
  });

  it('who paid for the tenant is named', async () => {
    expect(await text(AVANCE)).toContain('Payeur : Mme ŁUKASZEWICZ Şöhret, pour le compte du locataire.');
  });

  it('a protected address is nowhere on the paper', async () => {
    const said = await text({
      ...QUITTANCE,
      dwelling: { address: null, postalLines: [], description: 'T3' },
    });
    expect(said).not.toMatch(/bleuets/i);
    expect(said).toContain('logement à l’adresse protégée, référence client 0030020790D (T3)');
  });

  it('SPÉCIMEN stands on the demonstration base only', async () => {
    expect(
      await text({
        ...QUITTANCE,
        specimen: false,
        landlord: { ...QUITTANCE.landlord, name: 'X', legalName: 'X' },
      }),
    ).not.toContain('SPÉCIMEN');
  });

  it('no line runs over another, and each page tells its place', async () => {
    const pages = await pdfLines(await drawPaper(LONGUE));
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, lines] of pages.entries())
      expect(lines.some((line) => line.endsWith(`Page ${index + 1} sur ${pages.length}`))).toBe(true);
  });

  it('nine lines of notice still stand on one page', async () => {
    const lines = Array.from({ length: 9 }, (_, i) => ({ label: `Ligne ${i + 1}`, cents: 1_000 }));
    for (const facts of [QUITTANCE, RECU])
      expect(await pdfLines(await drawPaper({ ...facts, lines, netDueCents: 9_000 }))).toHaveLength(1);
  });
});
