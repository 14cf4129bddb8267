import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { objectsOf, TooManyObjects } from './pdf-objects.ts';
import { unpack } from './pdf-streams.ts';
import { PdfReader, stringBytes, TooDeep } from './pdf-syntax.ts';

const read = (text: string) => new PdfReader(Buffer.from(text, 'latin1')).value();
const name = (text: string) => ({ kind: 'name', name: text });

test('names are read with their letters by number, whatever stands between', () => {
  expect(read('<< /#4a#61va%commentaire\n/B /C#zz/D 12 0 R /E[1 2 3 0 R]>>')).toEqual({
    kind: 'dict',
    entries: [
      ['Java', name('B')],
      ['C#zz', name('D')],
      ['', { kind: 'ref', number: 12 }],
      [
        'E',
        {
          kind: 'array',
          items: [
            { kind: 'number', value: 1 },
            { kind: 'number', value: 2 },
            { kind: 'ref', number: 3 },
          ],
        },
      ],
    ],
  });
});

test('a key that comes twice is kept twice', () => {
  const value = read('<< /S /GoTo /S /JavaScript >>');
  expect(value).toMatchObject({
    entries: [
      ['S', name('GoTo')],
      ['S', name('JavaScript')],
    ],
  });
});

test.each([
  ['(abc)', 'abc'],
  ['(a\\(b\\)c\\\\)', 'a(b)c\\'],
  ['(a(b)c)', 'a(b)c'],
  ['(\\101\\7\\n\\\r\nfin)', 'A\u0007\nfin'],
  ['<41 42\n43>', 'ABC'],
])('a string written %j', (written, meant) => {
  const value = read(written);
  expect(value.kind === 'string' && stringBytes(value.written).toString('latin1')).toBe(meant);
});

test('base 85 and base 16 are undone', async () => {
  const plain = async (text: string, filter: string) => {
    const out = await unpack(Buffer.from(text, 'latin1'), [filter], { cap: 100, keep: true });
    return out.kind === 'read' ? out.bytes.toString('latin1') : out.kind;
  };
  expect(await plain('87cURD_*#4DfTZ)~>', 'ASCII85Decode')).toBe('Hello, World');
  expect(await plain('z~>', 'A85')).toBe('\0\0\0\0');
  expect(await plain('48 65 6C>', 'AHx')).toBe('Hel');
  expect(await plain('x', 'LZWDecode')).toBe('unknown');
});

describe('whatever the bytes', () => {
  const tokens = [
    '<<',
    '>>',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '/',
    '%',
    '\\',
    'obj',
    'endobj',
    'stream',
    'endstream',
    '1 0 ',
    'R',
    '\n',
    '#4',
    'A',
  ];
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 2_000 }).map((one) => Buffer.from(one)),
    fc
      .array(fc.constantFrom(...tokens), { maxLength: 500 })
      .map((all) => Buffer.from(all.join(''), 'latin1')),
  );

  test('reading ends, and says only what it means to say', () => {
    fc.assert(
      fc.property(bytes, (one) => {
        try {
          objectsOf(one);
        } catch (error) {
          expect(error instanceof TooDeep || error instanceof TooManyObjects).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
