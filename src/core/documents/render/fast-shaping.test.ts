import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quicken, type ShapedFont } from './fast-shaping.ts';

type Font = ShapedFont & {
  layout(
    text: string,
    features: string[],
  ): { glyphs: { id: number; codePoints: number[] }[]; positions: object[] };
  glyphsForString(text: string): { id: number }[];
};

const require = createRequire(import.meta.url);
const fontkit = createRequire(createRequire(require.resolve('pdfmake')).resolve('pdfkit'))('fontkit') as {
  create(buffer: Uint8Array): Font;
};
const FILE = readFileSync(require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'));
const [plain, quick] = [fontkit.create(FILE), fontkit.create(FILE)];
quicken(quick);

function shaped(font: Font, text: string, features: string[]): unknown {
  const { glyphs, positions } = font.layout(text, features);
  return {
    glyphs: glyphs.map(({ id, codePoints }) => [id, ...codePoints]),
    positions: positions.map((position) => ({ ...position })),
  };
}

const FEATURES = [[], ['tnum'], ['zero'], ['zero', 'tnum'], ['frac'], ['case', 'ss01']];

describe('a word shaped fast', () => {
  it.each([
    ...[
      'Quittance',
      'D’ARC',
      'AVATAR',
      '1\u202f234,56\u202f€',
      'G2A-Q-002931',
      '10:30',
      '1x2',
      '3/4',
      'office',
      '(A)',
    ],
    ...[
      'A@B',
      'a->b',
      '<-->',
      'e\u0301te\u0301',
      'N\u0303u\u0323\u0302',
      'ğşŁ',
      '→ ↗',
      'n°\u00a012',
      'مرحبا',
      'Ωμέγα',
      '',
    ],
  ])('%s is the same glyphs at the same places', (text) => {
    for (const features of FEATURES)
      expect(shaped(quick, text, [...features])).toEqual(shaped(plain, text, [...features]));
  });

  it('whatever its letters', () => {
    const letters = fc.constantFrom(...'aAéÉgVTy019 -–:/()<>=+*x×@#.,’…→\u0301\u0323\u00a0\u202f');
    fc.assert(
      fc.property(
        fc.string({ unit: letters, maxLength: 12 }),
        fc.constantFrom(...FEATURES),
        (text, features) => {
          expect(shaped(quick, text, [...features])).toEqual(shaped(plain, text, [...features]));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is shaped indeed: rules of the font are not left out', () => {
    const drawn = (text: string, features: string[]) =>
      quick.layout(text, features).glyphs.map(({ id }) => id);
    const held = (text: string) => quick.glyphsForString(text).map(({ id }) => id);
    expect(drawn('a->b', [])).not.toEqual(held('a->b'));
    expect(drawn('100', ['zero', 'tnum'])).not.toEqual(held('100'));
    expect(drawn('Quittance', [])).toEqual(held('Quittance'));
  });
});
