import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { quicken, type ShapedFont } from './fast-shaping.ts';
import { FONT, FONT_MEDIUM, FONT_SEMIBOLD } from './typography.ts';

type Font = ShapedFont & { _glyphs: object };
type FontFormat = { new (stream: { buffer: Uint8Array }): Font; probe(buffer: Uint8Array): boolean };
type Fontkit = { create(buffer: Uint8Array): Font; registerFormat(format: FontFormat): void };

const require = createRequire(import.meta.url);
/** The very fontkit that pdfmake's pdfkit asks for its fonts: another copy of it would not know our format. */
const fontkit: Fontkit = createRequire(createRequire(require.resolve('pdfmake')).resolve('pdfkit'))(
  'fontkit',
) as Fontkit;

// Full files: the subsets of a web font lack U+202F and ğ ş Ł.
const FILES = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  medium: '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  semibold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  bold: '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
} as const;
type Face = keyof typeof FILES;
const FACES: readonly Face[] = ['regular', 'medium', 'semibold', 'bold'];

/** Eight bytes that stand for a font already parsed; too few to be taken for a file by any other format. */
const MARK = 'GUICHET';
const tokens = new Map(FACES.map((face, index) => [face, Buffer.from(`${MARK}${index}`, 'latin1')]));
const parsed = new Map<Face, Font>();

function faceOf(buffer: Uint8Array): Face | undefined {
  if (buffer.byteLength !== MARK.length + 1) return undefined;
  const text = Buffer.from(buffer).toString('latin1');
  return text.startsWith(MARK) ? FACES[Number(text.slice(MARK.length))] : undefined;
}

function parse(face: Face): Font {
  const known = parsed.get(face);
  if (known !== undefined) return known;
  const font = fontkit.create(readFileSync(require.resolve(FILES[face])));
  parsed.set(face, font);
  return font;
}

/**
 * pdfkit parses its fonts again for every document, which takes longer than the whole page. A format of our own hands
 * it the tables already read. What a document remembers of its glyphs is its own: which character a shared glyph
 * stood for first must not depend on the papers drawn before, or the same facts would not give the same bytes.
 */
function parsedFormat(): FontFormat {
  function Parsed(stream: { buffer: Uint8Array }): Font {
    const face = faceOf(stream.buffer);
    if (face === undefined) throw new Error('no such font');
    const font = Object.create(parse(face)) as Font;
    font._glyphs = {};
    quicken(font);
    return font;
  }
  Parsed.probe = (buffer: Uint8Array) => faceOf(buffer) !== undefined;
  return Parsed as unknown as FontFormat;
}

fontkit.registerFormat(parsedFormat());

/** The PostScript names: pdfkit finds a font already opened under it, which is how the text of an SVG gets the same. */
const NAMES = {
  regular: 'Inter-Regular',
  medium: 'Inter-Medium',
  semibold: 'Inter-SemiBold',
  bold: 'Inter-Bold',
};

/** Inter static for pdfmake: two families more, because it knows only regular and bold of each. */
export const FONTS = {
  [FONT]: { normal: NAMES.regular, bold: NAMES.bold },
  [FONT_MEDIUM]: { normal: NAMES.medium, bold: NAMES.bold },
  [FONT_SEMIBOLD]: { normal: NAMES.semibold, bold: NAMES.bold },
};

/** Puts the fonts where pdfmake looks for a name: among its own files in memory, never on the disk. */
export function layFonts(files: { writeFileSync(name: string, content: Buffer): void }): void {
  for (const [face, token] of tokens) files.writeFileSync(NAMES[face], token);
}
