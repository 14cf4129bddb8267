import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../../exchange/read-folder.ts';
import { isoDate } from '../../rules/dates.ts';
import { IMPORT_FILES, type ImportedRow } from '../../rules/import/files.ts';
import { FIXED_ACCOUNTS } from './fixed-accounts.ts';
import { IDS, options } from './fixtures.ts';
import { type DemonstrationOptions, generateDemonstration } from './generate.ts';
import { isFreeFolder, writeDemonstration } from './write.ts';

describe('a generated folder', () => {
  const folders = new Map<string, string>();
  beforeAll(() => {
    for (const id of IDS) {
      const folder = mkdtempSync(join(tmpdir(), 'guichet-demo-'));
      writeDemonstration(folder, options(id));
      folders.set(id, folder);
    }
  });
  afterAll(() => {
    for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
  });

  it.each(IDS)('%s: is read without one fault, row for row what the generator gives', (id) => {
    const { profile } = options(id);
    const referenceRule = profile.reference.form.value;
    if (referenceRule === null) throw new Error('No form');
    const reading = readFolder(folders.get(id) ?? '', { referenceRule });
    const read = [...reading.rows()];
    expect(reading.report()).toMatchObject({ refused: null, faults: [], moreFaults: 0, unknownColumns: [] });
    expect(reading.report().files.map(({ file }) => file)).toHaveLength(13);
    for (const { rows, usable } of reading.report().files) {
      expect(rows).toBeGreaterThan(0);
      expect(usable).toBe(rows);
    }
    const demonstration = generateDemonstration(options(id));
    for (const file of IMPORT_FILES) {
      const expected = [...demonstration.rowsOf(file)];
      const given = read.flatMap((one) => (one.file === file ? [one.row] : []));
      // toEqual explains a difference, but takes seconds over so many rows: it only speaks when there is one.
      if (!isDeepStrictEqual(given, expected)) expect(given).toEqual(expected);
      expect(given).toHaveLength(expected.length);
    }
    expect(read.filter(({ file }) => file === 'baux')).toHaveLength(420);
  });

  it('account by account, gives the same rows, each naming only rows before it', () => {
    const demonstration = generateDemonstration(options('cite-jardins', { accounts: 60 }));
    const byAccount = [...demonstration.rows()];
    for (const file of IMPORT_FILES) {
      expect(byAccount.flatMap((one) => (one.file === file ? [one.row] : []))).toEqual([
        ...demonstration.rowsOf(file),
      ]);
    }
    const leases = new Set<string>();
    for (const { file, row } of byAccount as ImportedRow[]) {
      if (file === 'baux') leases.add(row.reference.key);
      else if ('reference' in row && row.reference !== null)
        expect(leases.has(row.reference.key), file).toBe(true);
    }
  });

  it('is the same byte for byte for the same seed, and another for another', () => {
    const digest = (more: Partial<DemonstrationOptions>) => {
      const folder = mkdtempSync(join(tmpdir(), 'guichet-demo-'));
      writeDemonstration(folder, options('neolia', { accounts: 60, ...more }));
      const hash = createHash('sha256');
      for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
        if (name === 'documents') continue;
        hash.update(name).update(readFileSync(join(folder, name)));
      }
      rmSync(folder, { recursive: true, force: true });
      return hash.digest('hex');
    };
    expect(digest({})).toBe(digest({}));
    expect(digest({ seed: 8 })).not.toBe(digest({}));
    expect(digest({ today: isoDate('2026-11-13') })).not.toBe(digest({}));
  });

  it('never writes over anything', () => {
    const folder = folders.get('neolia') ?? '';
    expect(isFreeFolder(folder)).toBe(false);
    expect(() => writeDemonstration(folder, options('neolia'))).toThrow();
  });

  it('holds documents that are PDFs, named by documents.csv and no other', () => {
    for (const id of IDS) {
      const folder = folders.get(id) ?? '';
      const named = [...generateDemonstration(options(id)).rowsOf('documents')];
      expect(new Set(named.map(({ type }) => type))).toEqual(
        new Set(['avis', 'quittance', 'regularisation']),
      );
      expect(readdirSync(join(folder, 'documents')).sort()).toEqual(
        named.map(({ fichier }) => fichier).sort(),
      );
      for (const { key } of FIXED_ACCOUNTS.filter(({ landlordId }) => landlordId === id)) {
        expect(named.filter((row) => row.reference.key === key && row.type === 'avis')).toHaveLength(3);
      }
      for (const { fichier } of named) {
        const bytes = readFileSync(join(folder, 'documents', fichier)).toString('latin1');
        expect(bytes.startsWith('%PDF-1.4')).toBe(true);
        const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(bytes)?.[1]);
        expect(bytes.slice(start, start + 4)).toBe('xref');
      }
    }
  });
});
