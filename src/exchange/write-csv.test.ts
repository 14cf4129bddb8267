import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { batchFolderName, writeBatch } from './write-batch.ts';
import { csvAmount, csvFile, csvLine, neutralised, readBack } from './write-csv.ts';

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+33 1', "'+33 1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ["'=1", "''=1"],
    ['\uff1d1', "'\uff1d1"],
    ["L'Olivier", "L'Olivier"],
    ["'avis'", "'avis'"],
    ['230,00', '230,00'],
    ['', ''],
  ])('%j is written so that no spreadsheet runs it', (text, written) => {
    expect(neutralised(text)).toBe(written);
    expect(readBack(written)).toBe(text);
  });

  it('reads back as it was, whatever it was', () => {
    const texts = fc.oneof(
      fc.string({
        unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ';', '"', 'é', ' ', '1'),
      }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(neutralised(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(readBack(neutralised(text))).toBe(text);
      }),
    );
  });

  it('is quoted where RFC 4180 asks for it', () => {
    expect(csvLine(['a;b', 'c"d', null, ' e', 'f'])).toBe('"a;b";"c""d";;" e";f\r\n');
  });

  it('holds amounts with a comma, and nothing that is none', () => {
    expect([0, 5, 1_234_56, 999_999_999].map(csvAmount)).toEqual(['0,00', '0,05', '1234,56', '9999999,99']);
    expect(() => csvAmount(-1)).toThrow(RangeError);
    expect(() => csvAmount(1.5)).toThrow(RangeError);
  });
});

describe('a file', () => {
  it('reads back whole, cell by cell', () => {
    const cells = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom('=', "'", ';', '"', '\r', '\n', 'é', 'a', ' ') }), {
        minLength: 3,
        maxLength: 3,
      }),
    );
    fc.assert(
      fc.property(cells, (rows) => {
        const text = csvFile(['a', 'b', 'c'], rows.map(csvLine));
        expect(text.startsWith('\ufeff')).toBe(true);
        const read = parse(text, { delimiter: ';', bom: true, record_delimiter: '\r\n' }) as string[][];
        expect(read.slice(1).map((row) => row.map(readBack))).toEqual(rows);
      }),
    );
  });
});

describe('a batch', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-lots-'));
    return () => rmSync(folder, { recursive: true });
  });
  const files = new Map([['encaissements.csv', '\ufeffa;b\r\n1;2\r\n']]);

  it('is written whole, and again the same; what someone made of it is kept aside', () => {
    const place = writeBatch(folder, 12, files);
    expect(place).toBe(join(folder, 'lot-000012'));
    expect(writeBatch(folder, 12, files)).toBe(place);
    expect(readdirSync(folder)).toEqual([batchFolderName(12)]);
    writeFileSync(join(place, 'encaissements.csv'), 'changed');
    writeBatch(folder, 12, files);
    expect(readFileSync(join(place, 'encaissements.csv'), 'utf8')).toBe(files.get('encaissements.csv'));
    expect(readFileSync(join(folder, 'lot-000012.ancien-1', 'encaissements.csv'), 'utf8')).toBe('changed');
    expect(readdirSync(folder)).toEqual(['lot-000012', 'lot-000012.ancien-1']);
  });

  it('that cannot be written leaves nothing', () => {
    expect(() => writeBatch(folder, 1, new Map([['a/b.csv', 'x']]))).toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});
