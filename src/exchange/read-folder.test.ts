import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportedRow, ImportFileId } from '../rules/import/files.ts';
import { type FolderOptions, type FolderReport, readFolder } from './read-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options: FolderOptions = {
  referenceRule: { form: 'prefixed-length', prefix: '02', printedDigits: 11 },
};

/** A sound folder of one lease. */
const SOUND: Partial<Record<ImportFileId, string>> = {
  residences: 'code_residence;nom;code_postal;commune\nR1;Les Bleuets;63000;Clermont-Ferrand\n',
  logements:
    'code_logement;code_residence;adresse1;code_postal;commune\nL1;R1;1 rue des Bleuets;63000;Clermont-Ferrand\n',
  baux: 'reference;code_logement;date_effet\n00012345678;L1;01/02/2020\n',
  personnes: 'reference;role;nom;prenom\n00012345678;signataire_principal;LECŒUR-DURAND;Zoé\n',
  ecritures:
    'reference;piece;date;nature;debit;credit\n00012345678;P1;31/10/2026;loyer;153,75;\n00012345678;P2;31/10/2026;apl;;161.00\n',
};

function write(files: Partial<Record<ImportFileId, string | Uint8Array>>): void {
  for (const [id, content] of Object.entries({ ...SOUND, ...files }))
    writeFileSync(join(folder, `${id}.csv`), content);
}

function read(more: Partial<FolderOptions> = {}): { rows: ImportedRow[]; report: FolderReport } {
  const reading = readFolder(folder, { ...options, ...more });
  const rows = [...reading.rows()];
  return { rows, report: reading.report() };
}

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('a folder of the ERP', () => {
  it('gives its rows in an order where each names only rows already given', () => {
    write({});
    const { rows, report } = read();
    expect(rows.map(({ file, row }) => `${file}:${row.line}`)).toEqual([
      'residences:2',
      'logements:2',
      'baux:2',
      'personnes:2',
      'ecritures:2',
      'ecritures:3',
    ]);
    expect(report).toEqual({
      refused: null,
      files: ['residences', 'logements', 'baux', 'personnes', 'ecritures'].map((id) => ({
        file: `${id}.csv`,
        rows: id === 'ecritures' ? 2 : 1,
        usable: id === 'ecritures' ? 2 : 1,
        faults: 0,
      })),
      faults: [],
      moreFaults: 0,
      unknownColumns: [],
    });
    expect(rows[5]).toMatchObject({
      row: { debit: null, credit: 16_100, reference: { key: '0200012345678' } },
    });
  });

  it('gives the same rows whatever the encoding, mark, line ends, separator, quotes and order of columns', () => {
    write({});
    const plain = read();
    const people = (cells: string[][], separator: string, end: string) =>
      cells.map((row) => row.join(separator)).join(end);
    const written = [
      ['role', 'nom', 'prenom', 'reference'],
      ['signataire_principal', 'LECŒUR-DURAND', 'Zoé', '00012345678'],
    ];
    const windows = people(written, ',', '\r\n').replace('Œ', '\u008c');
    const quoted = written.map((row) => row.map((cell) => `"${cell}"`));
    for (const personnes of [
      `\ufeff${people(written, '\t', '\n')}`,
      latin(windows),
      latin(`${windows}\r\n`),
      people(quoted, ';', '\r\n'),
      `\n \r\n${people(written, ';', '\n')}\n`,
    ]) {
      write({ personnes });
      const row = read().rows.find(({ file }) => file === 'personnes')?.row;
      expect({ ...row, line: 2 }).toEqual(plain.rows.find(({ file }) => file === 'personnes')?.row);
    }
  });

  it('counts physical lines: mixed ends, blank lines, cells of several lines', () => {
    const residences = [
      'code_residence;nom;code_postal;commune;adresse\r\n',
      'R1;A;1;x;"1 rue\nB"\n',
      '\r\n',
      ';;;;\n',
      '"R2";"B\r\nC";;y;\r\n',
      'R3;C;3;z;\n',
      'R4;"D";4;"z";"\n\n"\n',
      'R5;E;;z;',
    ].join('');
    write({ residences });
    const { rows, report } = read();
    const lines = rows.filter(({ file }) => file === 'residences').map(({ row }) => row.line);
    expect(lines).toEqual([2, 8, 9]);
    expect(report.faults.map(({ line, column }) => ({ line, column }))).toEqual([
      { line: 6, column: 'code_postal' },
      { line: 12, column: 'code_postal' },
    ]);
    expect(rows[0]?.row).toMatchObject({ adresse: '1 rue\nB' });
  });

  it('keeps every sound row beside the faulty ones, each fault with file, line, column, value and reason', () => {
    write({
      personnes: `${SOUND.personnes}00012345678;occupant;;Paul\n99999999999;occupant;X;Y\n`,
      ecritures: `${SOUND.ecritures}00012345678;P3;31/02/2026;loyer;1,00;\n00012345678;P1;31/10/2026;loyer;1,00;\n00012345678;P2;2026-10-31;apl;0;161\n`,
    });
    const { rows, report } = read();
    expect(rows).toHaveLength(6);
    expect(report.refused).toBeNull();
    expect(report.faults).toEqual([
      {
        file: 'personnes.csv',
        line: 3,
        column: 'nom',
        value: '',
        reason: 'Cette cellule est obligatoire. Ligne écartée.',
      },
      {
        file: 'personnes.csv',
        line: 4,
        column: 'reference',
        value: '99999999999',
        reason: 'Bail inconnu dans baux.csv. Ligne écartée.',
      },
      {
        file: 'ecritures.csv',
        line: 4,
        column: 'date',
        value: '31/02/2026',
        reason: "Cette date n'existe pas. Ligne écartée.",
      },
      {
        file: 'ecritures.csv',
        line: 5,
        column: 'piece',
        value: 'P1',
        reason:
          'Pièce déjà lue à la ligne 2 avec un autre contenu\u202f: la première est gardée. Ligne écartée.',
      },
    ]);
    expect(report.files.find(({ file }) => file === 'ecritures.csv')).toEqual({
      file: 'ecritures.csv',
      rows: 5,
      usable: 2,
      faults: 2,
    });
  });

  it('drops everything that hangs on an unusable row, and says on which', () => {
    write({ residences: 'code_residence;nom;code_postal;commune\nR1;;63000;x\nR2;Autre;63000;x\n' });
    const { rows, report } = read();
    expect(rows.map(({ file }) => file)).toEqual(['residences']);
    expect(report.faults.map(({ file, reason }) => [file, /\(.*\)/.exec(reason)?.[0] ?? null])).toEqual([
      ['residences.csv', null],
      ['logements.csv', '(residences.csv, ligne 2)'],
      ['baux.csv', '(logements.csv, ligne 2)'],
      ['personnes.csv', '(baux.csv, ligne 2)'],
      ['ecritures.csv', '(baux.csv, ligne 2)'],
      ['ecritures.csv', '(baux.csv, ligne 2)'],
    ]);
  });

  it('reports unknown columns and ignores them', () => {
    write({ baux: 'reference;couleur;code_logement;date_effet\n00012345678;bleu;L1;01/02/2020\n' });
    const { rows, report } = read();
    expect(rows).toHaveLength(6);
    expect(report.unknownColumns).toEqual([{ file: 'baux.csv', column: 'couleur' }]);
  });

  it('loses only the record whose quotes make no sense', () => {
    write({
      personnes: `reference;role;nom;prenom\n00012345678;occupant;"DURAND" Paul;x\n00012345678;garant;"MARTIN ""dit Jo""";\n00012345678;occupant;12" DURAND;x\n00012345678;occupant;"O";"Y"\n`,
    });
    const { rows, report } = read();
    expect(rows.flatMap(({ file, row }) => (file === 'personnes' ? [row.nom] : []))).toEqual([
      'MARTIN "dit Jo"',
      '12" DURAND',
      'O',
    ]);
    expect(report.faults).toEqual([
      {
        file: 'personnes.csv',
        line: 2,
        column: null,
        value: '00012345678;occupant;"DURAND" Paul;x',
        reason: 'Un guillemet est mal placé dans cette ligne. Ligne écartée.',
      },
    ]);
  });

  it('takes documents that are there, and only plain files', () => {
    mkdirSync(join(folder, 'documents'));
    writeFileSync(join(folder, 'documents', 'a.pdf'), '%PDF-1.7');
    writeFileSync(join(folder, 'documents', 'vide.pdf'), '');
    mkdirSync(join(folder, 'documents', 'dossier.pdf'));
    writeFileSync(join(folder, 'dehors.pdf'), '%PDF-1.7');
    symlinkSync(join(folder, 'dehors.pdf'), join(folder, 'documents', 'lien.pdf'));
    const names = ['a.pdf', 'b.pdf', 'vide.pdf', 'dossier.pdf', 'lien.pdf', '../dehors.pdf'];
    const documents = ['reference;type;date_emission;fichier']
      .concat(names.map((name) => `00012345678;avis;31/10/2026;${name}`))
      .join('\n');
    write({ documents });
    const { rows, report } = read();
    expect(rows.flatMap(({ file, row }) => (file === 'documents' ? [row.fichier] : []))).toEqual(['a.pdf']);
    expect(report.faults.map(({ line, value, reason }) => [line, value, reason.split('.')[0]])).toEqual([
      [3, 'b.pdf', "Ce fichier n'est pas dans le dossier documents"],
      [4, 'vide.pdf', 'Ce fichier est vide'],
      [5, 'dossier.pdf', "Ce fichier n'est pas dans le dossier documents"],
      [6, 'lien.pdf', "Ce fichier n'est pas dans le dossier documents"],
      [7, '../dehors.pdf', "Ce n'est pas un simple nom de fichier du dossier documents"],
    ]);
  });

  it('lists so many faults and counts the others', () => {
    write({ ecritures: `${SOUND.ecritures}${'00012345678;P9;x;loyer;1;\n'.repeat(30)}` });
    const { report } = read({ maxFaults: 4 });
    expect(report.faults).toHaveLength(4);
    expect(report.moreFaults).toBe(26);
    expect(report.files.at(-1)?.faults).toBe(30);
  });
});

describe('a folder is refused as a whole, before any row', () => {
  const refusals: [string, Partial<Record<ImportFileId, string | Uint8Array>>, RegExp, number | null][] = [
    ['an empty required file', { baux: '' }, /^Le fichier baux\.csv est vide\.$/, null],
    [
      'a required file of a header alone',
      { baux: 'reference;code_logement;date_effet\n' },
      /^Le fichier baux\.csv est vide\.$/,
      null,
    ],
    [
      'a missing required column',
      { baux: 'reference;code_logement\n1;2\n' },
      /^Il manque la colonne obligatoire «\u202fdate_effet\u202f» dans baux\.csv\.$/,
      1,
    ],
    [
      'a missing column in a file that is not required',
      { agences: 'code\nA\n' },
      /«\u202fnom\u202f» dans agences\.csv/,
      1,
    ],
    [
      'an unclosed quote',
      { personnes: `${SOUND.personnes}00012345678;occupant;"DURAND;x\n00012345678;garant;Y;z\n` },
      /^personnes\.csv\u202f: le guillemet ouvert à la ligne 3 n'est jamais refermé\.$/,
      3,
    ],
    [
      'a line without end',
      { personnes: 'x'.repeat(3_000_000) },
      /^personnes\.csv\u202f: la ligne 1 ne finit pas\u202f: ce n'est pas un fichier CSV\.$/,
      1,
    ],
    [
      'two encodings in one file',
      {
        personnes: Buffer.concat([
          Buffer.from(SOUND.personnes ?? ''),
          Buffer.from('00012345678;garant;Ren\xe9;x\n', 'latin1'),
        ]),
      },
      /^personnes\.csv\u202f: Encodage illisible à la ligne 3/,
      3,
    ],
    [
      'UTF-16',
      { ecritures: Buffer.from(`\ufeff${SOUND.ecritures}`, 'utf16le') },
      /^ecritures\.csv\u202f: Le fichier est en UTF-16/,
      null,
    ],
  ];
  it.each(refusals)('%s', (_, files, sentence, line) => {
    write(files);
    const { rows, report } = read();
    expect(rows).toEqual([]);
    expect(report.refused).toMatch(sentence);
    expect(report.faults).toHaveLength(1);
    expect(report.faults[0]).toMatchObject({ line, reason: report.refused });
  });

  it('a missing required file', () => {
    write({});
    rmSync(join(folder, 'ecritures.csv'));
    rmSync(join(folder, 'baux.csv'));
    const { rows, report } = read();
    expect(rows).toEqual([]);
    expect(report.refused).toBe('Il manque le fichier baux.csv. Il manque le fichier ecritures.csv.');
  });

  it('a folder that is not there', () => {
    const reading = readFolder(join(folder, 'ailleurs'), options);
    expect(reading.refused).toMatch(/ne peut pas être lu\.$/);
    expect([...reading.rows()]).toEqual([]);
  });

  it('but not for an optional file that is empty or absent', () => {
    write({ annonces: '', plans: 'reference;debut;etat\n' });
    const { rows, report } = read();
    expect(report.refused).toBeNull();
    expect(rows).toHaveLength(6);
  });
});

describe('a large folder', () => {
  it('is given row by row, with progress', () => {
    const line = (i: number) => `00012345678;Q${i};31/10/2026;loyer;1,00;`;
    const lines = ['reference;piece;date;nature;debit;credit'];
    for (let i = 0; i < 200_000; i += 1) lines.push(line(i));
    write({ ecritures: lines.join('\n') });
    const told: number[] = [];
    let total = 0;
    const reading = readFolder(folder, {
      ...options,
      onProgress: (done, all) => {
        told.push(done);
        total = all;
      },
    });
    let count = 0;
    for (const { file } of reading.rows()) if (file === 'ecritures') count += 1;
    expect(count).toBe(200_000);
    expect(told.at(-1)).toBe(total);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(8);
    expect(reading.report().faults).toEqual([]);
  });
});
