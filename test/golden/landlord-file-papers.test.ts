import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ISSUED_KINDS } from '../../src/contract/documents.ts';
import { landlordFacts } from '../../src/core/documents/freeze/common.ts';
import { readLibrary } from '../../src/core/documents/library.ts';
import { ORIGINAL } from '../../src/core/documents/marks.ts';
import { type IssuedFacts, issuedFactsSchema } from '../../src/core/documents/paper-facts.ts';
import { drawPapers } from '../../src/core/documents/render/pdf.ts';
import { listProfileFiles } from '../../src/core/landlords/resources.ts';
import type { LandlordProfile } from '../../src/rules/profile.ts';
import { PAPERS } from './all-papers.ts';
import { fold, pdfLines } from './pdf-text.ts';
import { farthestBlock, type Grey, hasPoppler, rasterise, readGreyPng, writeGreyPng } from './png.ts';

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));
const UPDATE = process.env.GOLDEN_UPDATE === '1';
const TOLERANCE = 24;
const expected = (name: string) => new URL(`./expected/${name}`, import.meta.url);

/** One paper of every kind that a landlord's name, reference and creditor number stand on. */
const EVERY = [
  'quittance-compte',
  'recu',
  'depot',
  'annulation',
  'releve-vide',
  'activation',
  'recepisse-email',
  'conditions',
  'depliant',
  'attestation',
  'rappel',
  'mise-en-demeure',
  'demande',
  'dossier',
  'mandat',
  'prelevement-jour',
  'avis',
  'regularisation',
  'a-jour',
  'residence',
  'brochure',
] as const;

/** Those whose words and pages are held elsewhere, landlord by landlord. */
const HELD_ELSEWHERE = new Set(['conditions', 'depliant']);

const HOLDERS = ['M. RAKOTOARIMANANANDRIANTSOA Jean-Baptiste', 'Mme MARTIN--DURAND Marie-Antoinette'];

function papersOf(profile: LandlordProfile): IssuedFacts[] {
  const { name, highlighted } = profile.printedReference;
  const own = {
    landlord: landlordFacts(profile),
    specimen: profile.letterhead.specimen,
    reference: { name, printed: highlighted },
    holders: HOLDERS,
  };
  const ics = profile.letterhead.creditorId;
  return EVERY.filter((paper) => !HELD_ELSEWHERE.has(paper)).map((paper) => {
    const facts = PAPERS[paper];
    if (facts === undefined) throw new Error(`no paper ${paper}`);
    const { births: _none, ...plain } = { births: undefined, ...facts };
    const at = { ...plain, ...own } as IssuedFacts;
    if (at.kind === 'mandat' || at.kind === 'recepisse-prelevement') return { ...at, creditor: { ics } };
    if (at.kind === 'avis') return { ...at, debit: at.debit === null ? null : { ...at.debit, ics } };
    return at.kind === 'brochure' ? { ...at, ...brochureOf(profile) } : at;
  });
}

/** The first text of the landlord's library, else the one common to all. */
function brochureOf({ id, documents }: LandlordProfile) {
  const item = documents.library.value?.[0]?.item ?? 'livret-accueil';
  const text = readLibrary(RESOURCES, id, item);
  if (text === undefined) throw new Error(`no text ${item}`);
  return { item, title: text.title, textVersion: text.version, sections: text.sections };
}

const LANDLORDS = listProfileFiles(RESOURCES).map((file) => {
  if (file.kind === 'unusable') throw new Error(file.sentence);
  return { id: file.profile.id, profile: file.profile };
});

it('holds a paper of every kind that is numbered', () => {
  expect(new Set(EVERY.map((paper) => PAPERS[paper]?.kind))).toEqual(new Set(ISSUED_KINDS));
});

describe.each(LANDLORDS)('$id', ({ id, profile }) => {
  const papers = papersOf(profile);
  let made: Promise<Uint8Array> | undefined;
  const book = () => {
    made ??= drawPapers(papers.map((facts) => ({ facts: issuedFactsSchema.parse(facts), marks: ORIGINAL })));
    return made;
  };

  let read: Promise<string[][]> | undefined;
  const lines = async () => {
    read ??= pdfLines(await book());
    return read;
  };

  it('says the expected words on every paper', async () => {
    const text = `${(await lines()).map((page) => page.join('\n')).join('\n\f\n')}\n`;
    if (UPDATE) writeFileSync(expected(`bailleur-${id}.txt`), text);
    expect(text).toBe(readFileSync(expected(`bailleur-${id}.txt`), 'utf8'));
  });

  it('names itself, its reference and its creditor number, and never says that a notice discharges', async () => {
    const said = fold((await lines()).flat().join(' '));
    for (const words of [
      profile.letterhead.creditorId,
      profile.printedReference.highlighted,
      ...HOLDERS,
      'Cet avis n’est pas une quittance.',
    ])
      expect(said).toContain(words);
    expect(said).not.toMatch(/vaut quittance/i);
  });

  it.skipIf(!hasPoppler())('gives every page the look expected', async () => {
    const sheet = sheetOf(rasterise(await book(), 36));
    const file = expected(`bailleur-${id}.png`);
    if (UPDATE) writeFileSync(file, writeGreyPng(sheet));
    expect(farthestBlock(sheet, readGreyPng(readFileSync(file)))).toBeLessThan(TOLERANCE);
  });
});

const ACROSS = 6;

/** The pages in small, six to a row: one picture of all the papers of a landlord. */
function sheetOf(pages: readonly Grey[]): Grey {
  const [first] = pages;
  if (first === undefined) throw new Error('no page');
  const rows = Math.ceil(pages.length / ACROSS);
  const width = first.width * ACROSS;
  const pixels = new Uint8Array(width * first.height * rows).fill(255);
  for (const [index, page] of pages.entries()) {
    const left = (index % ACROSS) * first.width;
    const top = Math.floor(index / ACROSS) * first.height;
    for (let y = 0; y < page.height; y++)
      pixels.set(page.pixels.subarray(y * page.width, (y + 1) * page.width), (top + y) * width + left);
  }
  return { width, height: first.height * rows, pixels };
}
