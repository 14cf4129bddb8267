import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import {
  type ErpFiles,
  SMALL_ERP,
  writeErpDocument,
  writeErpFolder,
} from '../../../test/support/erp-folder.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import type { ImportReport } from '../../contract/import.ts';

const open: TestCore[] = [];
afterAll(async () => {
  for (const core of open) await core.close();
});

async function device(): Promise<TestCore> {
  const core = await openTestCore({ landlordId: 'cchartres' });
  open.push(core);
  return core;
}

async function imported(folder: string): Promise<{ core: TestCore; report: ImportReport }> {
  const core = await device();
  return { core, report: await core.client('administrateur').import.run({ folder, dryRun: false }) };
}

/** The small landlord with lines added at the end of some files: their numbers are counted from 1, header included. */
function withLines(more: ErpFiles): ErpFiles {
  const files = { ...SMALL_ERP };
  for (const [id, lines] of Object.entries(more) as [keyof ErpFiles, readonly string[]][]) {
    files[id] = [...(SMALL_ERP[id] ?? []), ...lines];
  }
  return files;
}

/** What the base holds of the small landlord, whatever faulty lines came with it. */
function goodRows(core: TestCore): unknown {
  return core.db
    .prepare(
      `SELECT (SELECT count(*) FROM lease) AS leases, (SELECT count(*) FROM party) AS parties,
         (SELECT count(*) FROM entry) AS entries, (SELECT sum(balance_cents) FROM lease) AS cents`,
    )
    .get();
}
const GOOD = { leases: 3, parties: 4, entries: 6, cents: -9550 + 30000 + 100000 };

describe('a row fault is reported with its line, and the good rows go in', () => {
  const FAULTS: readonly [string, keyof ErpFiles, string, string | null, RegExp][] = [
    ['a required cell empty', 'ecritures', '0030020790D;;31/10/2026;;;loyer;;10;;', 'piece', /obligatoire/],
    ['a date that does not exist', 'ecritures', '0030020790D;F1;31/04/2026;;;loyer;;10;;', 'date', /date/i],
    ['an amount with a sign', 'ecritures', '0030020790D;F1;31/10/2026;;;loyer;;-10;;', 'debit', /Montant/],
    [
      'an amount with grouping',
      'ecritures',
      '0030020790D;F1;31/10/2026;;;loyer;;1 000,00;;',
      'debit',
      /Montant/,
    ],
    ['three decimals', 'ecritures', '0030020790D;F1;31/10/2026;;;loyer;;1,234;;', 'debit', /Montant/],
    [
      'an amount too large',
      'ecritures',
      '0030020790D;F1;31/10/2026;;;loyer;;10000000,00;;',
      'debit',
      /9\s999\s999,99/,
    ],
    ['a formula in an amount', 'ecritures', '0030020790D;F1;31/10/2026;;;loyer;;=1+1;;', 'debit', /formule/],
    ['debit and credit both', 'ecritures', '0030020790D;F1;31/10/2026;;;loyer;;10;10;', 'credit', /un seul/],
    [
      'neither debit nor credit',
      'ecritures',
      '0030020790D;F1;31/10/2026;;;loyer;;0;;',
      'debit',
      /Ni débit ni crédit/,
    ],
    ['an unknown nature', 'ecritures', '0030020790D;F1;31/10/2026;;;cadeau;;10;;', 'nature', /Mot inconnu/],
    ['a NUL', 'ecritures', '0030020790D;F1;31/10/2026;;;loyer;a\0b;10;;', 'libelle', /caractère nul/],
    [
      'a piece twice with another content',
      'ecritures',
      '0030020790D;E3;31/10/2026;10/11/2026;2026-10;loyer;;311;;',
      'piece',
      /ligne 4/,
    ],
    ['an unknown lease', 'ecritures', '0030020777Z;F1;31/10/2026;;;loyer;;10;;', 'reference', /inconnu/],
    ['a reference that is none', 'ecritures', 'ABC;F1;31/10/2026;;;loyer;;10;;', 'reference', /./],
    ['too many cells', 'ecritures', '0030020790D;F1;31/10/2026;;;loyer;;10;;;de trop', null, /11 cellules/],
    ['too few cells', 'ecritures', '0030020790D;F1', null, /2 cellules/],
    ['a lease twice', 'baux', '0030020790D;L1;15/06/2021;;;;', 'reference', /ligne 3/],
    ['a lease of an unknown dwelling', 'baux', '0030020799Z;L99;15/06/2021;;;;', 'code_logement', /inconnu/],
    [
      'a dwelling of an unknown residence',
      'logements',
      'L9;R9;T1;;1 rue;28000;Chartres;;',
      'code_residence',
      /inconnu/,
    ],
    ['a person without a name', 'personnes', '0030020790D;occupant;;M;;Luc;;;;', 'nom', /obligatoire/],
    ['a request of nowhere', 'demandes', 'D9;;;logement;Plomberie;ouverte;;', 'reference', /lieu/],
    ['a space of nobody', 'espaces', '0030020790D;P9;;;actif;', 'code_personne', /inconnue/],
  ];
  let report: ImportReport;
  let core: TestCore;
  // One folder with them all: they must not disturb each other either.
  beforeAll(async () => {
    const lines: { [Id in keyof ErpFiles]: string[] } = {};
    for (const [, file, line] of FAULTS) lines[file] = [...(lines[file] ?? []), line];
    ({ core, report } = await imported(writeErpFolder(temporaryFolder(), withLines(lines))));
  });

  test.each(FAULTS)('%s', (_name, file, line, column, reason) => {
    const before = FAULTS.filter(([, other]) => other === file);
    const place = (SMALL_ERP[file]?.length ?? 0) + before.findIndex(([, , other]) => other === line) + 1;
    const found = report.faults.filter((fault) => fault.file === `${file}.csv` && fault.line === place);
    expect(found).toMatchObject([{ column, reason: expect.stringMatching(reason) }]);
    expect(found[0]?.reason).toMatch(/Ligne écartée\.$/);
  });

  test('all of them, and nothing but them', () => {
    expect(report).toMatchObject({ applied: true, refused: null, moreFaults: 0 });
    expect(report.faults).toHaveLength(FAULTS.length);
    for (const { file, rows, added, faults } of report.files)
      expect([file, rows]).toEqual([file, added + faults]);
    expect(goodRows(core)).toEqual(GOOD);
  });

  test('a row that names an unusable row is unusable too, and says which', async () => {
    const { core, report } = await imported(
      writeErpFolder(
        temporaryFolder(),
        withLines({
          baux: ['0030020799Z;L1;31/02/2021;;;;'],
          personnes: ['0030020799Z;signataire_principal;;M;SANS;Bail;;;;'],
          ecritures: ['0030020799Z;F1;31/10/2026;;;loyer;;10;;'],
        }),
      ),
    );
    expect(report.faults.map(({ file, line }) => [file, line])).toEqual([
      ['baux.csv', 5],
      ['personnes.csv', 6],
      ['ecritures.csv', 8],
    ]);
    expect(report.faults[2]?.reason).toContain('baux.csv, ligne 5');
    expect(goodRows(core)).toEqual(GOOD);
  });
});

describe('a bad value in an optional column', () => {
  test('is emptied and reported; the row is kept', async () => {
    const { core, report } = await imported(
      writeErpFolder(
        temporaryFolder(),
        withLines({ ecritures: ['0030020790D;F1;31/10/2026;hier;2026-13;loyer;;10;;'] }),
      ),
    );
    expect(report.faults.map(({ column, value }) => [column, value])).toEqual([
      ['echeance', 'hier'],
      ['periode', '2026-13'],
    ]);
    for (const { reason } of report.faults) expect(reason).toMatch(/Valeur laissée vide\.$/);
    expect(core.db.prepare("SELECT due_on, period, debit_cents FROM entry WHERE piece = 'F1'").get()).toEqual(
      {
        due_on: null,
        period: null,
        debit_cents: 1000,
      },
    );
  });

  test('an unknown word of a free list is kept as text; an unknown column is named and ignored', async () => {
    const files = withLines({ assurances: ['0030020790D;Assur;B-2;;31/12/2026;en_attente'] });
    const [header = '', ...lines] = files.agences ?? [];
    const { core, report } = await imported(
      writeErpFolder(temporaryFolder(), {
        ...files,
        agences: [`${header};couleur`, ...lines.map((line) => `${line};bleu`)],
      }),
    );
    expect(report.unknownColumns).toEqual([{ file: 'agences.csv', column: 'couleur' }]);
    expect(core.db.prepare("SELECT status FROM insurance WHERE policy = 'B-2'").pluck().get()).toBe(
      'en_attente',
    );
    expect(report.faults).toEqual([]);
  });
});

describe('documents', () => {
  const BAD: readonly [string, string, (folder: string) => void][] = [
    ['outside documents/', '../baux.csv', () => {}],
    ['with a folder', 'sous/avis.pdf', () => {}],
    ['by a Windows path', 'C:\\avis.pdf', () => {}],
    ['hidden', '.avis.pdf', () => {}],
    ['not there', 'absent.pdf', () => {}],
    ['empty', 'vide.pdf', (folder) => writeErpDocument(folder, 'vide.pdf', '')],
    ['a folder', 'dossier.pdf', (folder) => mkdirSync(join(folder, 'documents', 'dossier.pdf'))],
    ['a link', 'lien.pdf', (folder) => symlinkSync('/etc/hostname', join(folder, 'documents', 'lien.pdf'))],
  ];
  function withDocuments(folder: string, names: readonly string[]): string {
    mkdirSync(join(folder, 'documents'), { recursive: true });
    return writeErpFolder(folder, {
      ...SMALL_ERP,
      documents: [
        'reference;type;date_emission;fichier',
        ...names.map((name) => `0030020788B;avis;25/10/2026;${name}`),
      ],
    });
  }

  test('that are no plain file of documents/ are refused, each named, and nothing of them is stored', async () => {
    const folder = withDocuments(
      temporaryFolder(),
      BAD.map(([, name]) => name),
    );
    for (const [, , prepare] of BAD) prepare(folder);
    const { core, report } = await imported(folder);
    expect(report.applied).toBe(true);
    expect(report.faults.map(({ file, line, column, value }) => [file, line, column, value])).toEqual(
      BAD.map(([, name], index) => ['documents.csv', index + 2, 'fichier', name]),
    );
    expect(core.db.prepare('SELECT count(*) FROM imported_document').pluck().get()).toBe(0);
  });

  test('one that is no longer beside its row keeps what was stored of it', async () => {
    const folder = withDocuments(temporaryFolder(), ['avis.pdf']);
    writeErpDocument(folder, 'avis.pdf', '%PDF-1.7');
    const { core } = await imported(folder);
    const row = () => core.db.prepare('SELECT sha256, absent_since FROM imported_document').get();
    const before = row();
    rmSync(join(folder, 'documents', 'avis.pdf'));
    const report = await core.client('administrateur').import.run({ folder, dryRun: false });
    expect(report.faults).toHaveLength(1);
    expect(row()).toEqual(before);
    expect(before).toMatchObject({ sha256: expect.any(String), absent_since: null });
  });
});

describe('a set that cannot be read is refused whole, with the reason', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  let core: TestCore;
  beforeAll(async () => {
    core = await device();
  });
  test.each<[string, (folder: string) => void, RegExp]>([
    [
      'UTF-16',
      (folder) => writeFileSync(join(folder, 'agences.csv'), Buffer.from('\ufeffcode;nom\nA;B\n', 'utf16le')),
      /UTF-16/,
    ],
    [
      'UTF-8 and Windows-1252 in one file',
      (folder) =>
        writeFileSync(
          join(folder, 'agences.csv'),
          Buffer.concat([Buffer.from('code;nom\nA;Élan\n'), latin('B;\xc9lan\n')]),
        ),
      /agences\.csv.*ligne 3/,
    ],
    [
      'a quote never closed',
      (folder) => writeFileSync(join(folder, 'agences.csv'), 'code;nom\nA;"Agence\nB;Deux\n'),
      /ligne 2/,
    ],
    ['a required file missing', (folder) => rmSync(join(folder, 'personnes.csv')), /personnes\.csv/],
    ['a required file empty', (folder) => writeFileSync(join(folder, 'personnes.csv'), ''), /personnes\.csv/],
    [
      'a required file of a header alone',
      (folder) => writeFileSync(join(folder, 'baux.csv'), 'reference;code_logement;date_effet\n'),
      /baux\.csv/,
    ],
    [
      'a required column missing',
      (folder) => writeFileSync(join(folder, 'residences.csv'), 'code_residence;nom;commune\nR1;A;B\n'),
      /code_postal/,
    ],
    [
      'a column twice',
      (folder) => writeFileSync(join(folder, 'agences.csv'), 'code;nom;nom\nA;B;C\n'),
      /deux fois/,
    ],
  ])('%s', async (_name, spoil, sentence) => {
    const folder = writeErpFolder(temporaryFolder(), SMALL_ERP);
    spoil(folder);
    const report = await core.client('administrateur').import.run({ folder, dryRun: false });
    expect(report.applied).toBe(false);
    expect(report.refused).toMatch(sentence);
    expect(goodRows(core)).toEqual({ leases: 0, parties: 0, entries: 0, cents: null });
    expect(core.events.filter(({ kind }) => kind === 'changed')).toEqual([]);
  });

  test('control: the same set, and one in Windows-1252 with tabs and bare line feeds, do go in', async () => {
    const folder = writeErpFolder(temporaryFolder(), SMALL_ERP);
    writeFileSync(join(folder, 'agences.csv'), latin('nom\tcode\nAgence de l\x92\xc9lan\tAG1\n'));
    const report = await core.client('administrateur').import.run({ folder, dryRun: false });
    expect(report).toMatchObject({ applied: true, faults: [] });
    expect(core.db.prepare('SELECT name FROM agency').pluck().all()).toEqual(['Agence de l’Élan']);
    expect(goodRows(core)).toEqual(GOOD);
  });
});

test('more faults than a screen can show are counted', async () => {
  const many = Array.from({ length: 1500 }, (_, i) => `0030020790D;X${i};32/10/2026;;;loyer;;10;;`);
  const { report } = await imported(writeErpFolder(temporaryFolder(), withLines({ ecritures: many })));
  expect(report.faults).toHaveLength(1000);
  expect(report.moreFaults).toBe(500);
  expect(report.files.find(({ file }) => file === 'ecritures.csv')).toMatchObject({
    rows: 1506,
    added: 6,
    faults: 1500,
  });
});
