import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const { resolve } = createRequire(import.meta.url);

/** Names and words of domain.md §D, with the marks of design.md §6 and both writings of accents. */
const TEXTS = [
  "D'ARC D’ARC DʼARC D`ARC LE GALL N'DIAYE ÉLODIE Élodie É LECŒUR œuvre NOËL L'HAŸ ÿ FRANÇOIS Fañch",
  'MARTIN--DURAND MARTIN‐DURAND MARTIN‑DURAND MARTIN–DURAND DURAND épouse MARTIN née M. et Mme',
  'ŁUKASZEWICZ Ł ł Şöhret ğ Ğ ş ı İ ø Ø đ Đ ß æ Æ å Å ő ű č ž š ț ă',
  'ÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒ àâäéèêëîïôöùûüÿçœ',
  '« » ; : ! ? € % − – — … · ’ ( ) [ ] / & @ # + * = ° ᵉʳ º ª',
  'n°\u00a012, 1\u202f234,56\u202f€ 0123456789',
];

/** Code points a font has a glyph for, read from its cmap (format 12): a missing one is drawn as an empty box. */
function coverage(file: string): (codePoint: number) => boolean {
  const font = readFileSync(file);
  const table = (tag: string) => {
    for (let i = 0; i < font.readUInt16BE(4); i++) {
      const entry = 12 + i * 16;
      if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
    }
    throw new Error(`no table ${tag}`);
  };
  const cmap = table('cmap');
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(at) !== 12) continue;
    const groups = Array.from({ length: font.readUInt32BE(at + 12) }, (_, group) => {
      const entry = at + 16 + group * 12;
      return [font.readUInt32BE(entry), font.readUInt32BE(entry + 4)] as const;
    });
    return (codePoint) => groups.some(([first, last]) => first <= codePoint && codePoint <= last);
  }
  throw new Error('no full cmap');
}

describe.each(['400Regular', '600SemiBold', '700Bold'])('Inter %s', (face) => {
  const has = coverage(resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`));

  it('has a glyph for every character a paper may print', () => {
    // Facts are composed (NFC) before they are drawn.
    const missing = [...TEXTS.join('').normalize('NFD').normalize('NFC')].filter(
      (character) => !has(character.codePointAt(0) ?? 0),
    );
    expect(missing).toEqual([]);
  });

  it('would be found wanting for a script it does not hold', () => {
    expect(has('漢'.codePointAt(0) ?? 0)).toBe(false);
  });
});
