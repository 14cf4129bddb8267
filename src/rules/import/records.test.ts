import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectSeparator, readHeader } from './header.ts';
import { createPieceIndex } from './piece-index.ts';
import { type BrokenText, createRecordCutter, type RawRecord } from './records.ts';

function cut(text: string, size = text.length || 1): { records: RawRecord[]; broken: BrokenText | null } {
  const cutter = createRecordCutter(';');
  const records: RawRecord[] = [];
  for (let i = 0; i < text.length; i += size) records.push(...cutter.push(text.slice(i, i + size)));
  const { last, broken } = cutter.end();
  return { records: last === null ? records : [...records, last], broken };
}

describe('records of a file', () => {
  it('begin on their physical line: LF and CRLF mixed, blank lines, quoted line ends', () => {
    const text = 'a;b\r\n1;2\n\n \r\n"x\ny\r\nz";3\n4;"5 ""6"""\r\n;"7\n8"\n9;10';
    expect(cut(text).records).toEqual([
      { text: 'a;b', line: 1, quoted: false },
      { text: '1;2', line: 2, quoted: false },
      { text: '"x\ny\r\nz";3', line: 5, quoted: true },
      { text: '4;"5 ""6"""', line: 8, quoted: true },
      { text: ';"7\n8"', line: 9, quoted: true },
      { text: '9;10', line: 11, quoted: false },
    ]);
  });

  it('do not depend on how the text comes', () => {
    const bit = fc.constantFrom('a', 'é', ';', '"', '""', '\n', '\r\n', ' ', 'bc;');
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (bits, size) => {
        const text = bits.join('');
        expect(cut(text, size)).toEqual(cut(text));
      }),
    );
  });

  it('take a quote inside a bare cell as text', () => {
    expect(cut('écran 12";b\nc;d\n').records.map((record) => record.quoted)).toEqual([false, false]);
  });

  it('tell where a quote was left open', () => {
    expect(cut('a;b\n1;2\n3;"4\n5;6\n').broken).toEqual({ kind: 'open-quote', line: 3 });
    expect(cut('a;b\n"1\n2";"3\n').broken).toEqual({ kind: 'open-quote', line: 3 });
    expect(cut('a;b\n"1\n2";"3"\n').broken).toBeNull();
  });

  it('do not hold a file in memory for the sake of one open quote', () => {
    const cutter = createRecordCutter(';');
    cutter.push('a;b\n1;"2\n');
    for (let i = 0; i < 40; i += 1) cutter.push('x;y\n'.repeat(20_000));
    expect(cutter.end()).toEqual({ last: null, broken: { kind: 'open-quote', line: 2 } });
  });

  it('nor of one endless line', () => {
    const cutter = createRecordCutter(';');
    cutter.push('a;b\n1;2\n');
    for (let i = 0; i < 40; i += 1) cutter.push('x;y '.repeat(20_000));
    expect(cutter.end()).toEqual({ last: null, broken: { kind: 'endless-line', line: 3 } });
  });
});

describe('the header', () => {
  it('is recognised in any order and case, with a mark before it and unknown columns beside it', () => {
    const header = readHeader('agences', ['\ufeffNOM', ' code ', 'couleur', 'Horaires', '']);
    expect([...header.places]).toEqual([
      ['nom', 0],
      ['code', 1],
      ['horaires', 3],
    ]);
    expect(header).toMatchObject({ width: 5, unknown: ['couleur'], refused: null });
  });

  it('refuses the file when a required column is missing or stands twice', () => {
    expect(readHeader('agences', ['nom']).refused).toBe(
      'Il manque la colonne obligatoire «\u202fcode\u202f» dans agences.csv.',
    );
    expect(readHeader('residences', ['nom', 'agence']).refused).toBe(
      'Il manque les colonnes obligatoires code_residence, code_postal, commune dans residences.csv.',
    );
    expect(readHeader('agences', ['code', 'nom', 'Code']).refused).toContain('écrite deux fois');
  });

  it('is not taken in by the names every object has', () => {
    expect(readHeader('agences', ['code', 'nom', 'constructor', 'toString']).unknown).toEqual([
      'constructor',
      'toString',
    ]);
  });

  it.each([
    ['code;nom;adresse', ';'],
    ['code,nom,adresse', ','],
    ['code\tnom\tadresse', '\t'],
    ['"a;b;c",nom,adresse', ','],
    ['code', ';'],
  ])('%j is separated by %j', (line, separator) => {
    expect(detectSeparator(line)).toBe(separator);
  });
});

describe('the index of pieces', () => {
  it('answers as a Map would, far beyond its first size', () => {
    const index = createPieceIndex();
    const map = new Map<string, { content: string; line: number }>();
    for (let line = 2; line < 60_000; line += 1) {
      const piece = `Q${(line * 7919) % 45_000}`;
      const content = `c${line % 3}`;
      const known = map.get(piece);
      const expected =
        known === undefined
          ? { kind: 'new' }
          : known.content === content
            ? { kind: 'same' }
            : { kind: 'different', line: known.line };
      if (known === undefined) map.set(piece, { content, line });
      expect(index.meet(piece, [content, null], line)).toEqual(expected);
    }
    expect(map.size).toBe(45_000);
  });
});
