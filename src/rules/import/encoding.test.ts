import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEncodingDetector, detectEncoding } from './encoding.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('encoding of a file', () => {
  it.each([
    ['nothing but ASCII', utf8('a;b\n1;2\n'), 'utf-8'],
    ['UTF-8', utf8('nom\nLECŒUR-DURAND Zoé\n€'), 'utf-8'],
    ['UTF-8 with its mark', utf8('\ufeffnom\nZoé'), 'utf-8'],
    ['an empty file', utf8(''), 'utf-8'],
    ['Windows-1252', latin('nom\nZo\u00e9\nL\u0092HA\u00dd \u0080\n'), 'windows-1252'],
    ['Windows-1252 cut after an accent', latin('nom\nZo\u00e9'), 'windows-1252'],
  ])('%s', (_, bytes, encoding) => {
    expect(detectEncoding(bytes)).toEqual({ kind: 'ok', encoding });
  });

  it('refuses a mixture and names the first line that is not UTF-8', () => {
    const mixed = join(utf8('nom\nZoé\nInès\n'), latin('Am\u00e9lie\n'), utf8('Noël\n'));
    const read = detectEncoding(mixed);
    expect(read).toMatchObject({ kind: 'refused', line: 4 });
    expect(read.kind === 'refused' && read.reason).toContain(
      'à la ligne 4\u202f: le fichier mêle UTF-8 et Windows-1252',
    );
  });

  it('refuses Windows-1252 behind a UTF-8 mark', () => {
    expect(detectEncoding(join(utf8('\ufeffnom\n'), latin('Zo\u00e9\n')))).toMatchObject({
      kind: 'refused',
      line: 2,
    });
  });

  it('refuses a byte that neither encoding knows', () => {
    const read = detectEncoding(latin('nom\nZo\u00e9\nX\u0081\n'));
    expect(read).toMatchObject({ kind: 'refused', line: 3 });
    expect(read.kind === 'refused' && read.reason).toContain('ni UTF-8 ni Windows-1252');
  });

  it.each([
    ['little endian with mark', Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x3b, 0])],
    ['big endian with mark', Uint8Array.from([0xfe, 0xff, 0, 0x61, 0, 0x3b])],
    ['without mark', Uint8Array.from([...'code;nom\n'].flatMap((character) => [character.charCodeAt(0), 0]))],
  ])('refuses UTF-16, %s', (_, bytes) => {
    const read = detectEncoding(bytes);
    expect(read.kind === 'refused' && read.reason).toContain('UTF-16');
  });

  it('leaves a lone null to its row', () => {
    expect(detectEncoding(utf8('code;nom\nA;x\0y\n')).kind).toBe('ok');
  });

  it('refuses the overlong and surrogate forms that UTF-8 forbids', () => {
    for (const bytes of [
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ]) {
      const strict = () => new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
      expect(strict).toThrow();
      const read = detectEncoding(join(Uint8Array.from(bytes), utf8('é')));
      expect(read.kind).toBe('refused');
    }
  });

  it('says UTF-8 exactly when the platform decodes it, however the bytes are cut into blocks', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }).map(utf8),
      fc.uint8Array({ min: 1, maxLength: 6 }),
      fc.constantFrom(latin('\u00e9;'), utf8('é;'), utf8('\n'), utf8('😀')),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 1, max: 7 }), (pieces, size) => {
        // The UTF-16 rule looks at nulls and marks; apart from it, the platform's decoder is the judge.
        const bytes = join(utf8('reference;nom\nordinary text here\n'), ...pieces).map(
          (byte) => byte || 0x20,
        );
        const detector = createEncodingDetector();
        for (let i = 0; i < bytes.length; i += size) detector.push(bytes.subarray(i, i + size));
        const read = detector.end();
        let decodes = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          decodes = false;
        }
        expect(read.kind === 'ok' && read.encoding === 'utf-8').toBe(decodes);
        expect(read).toEqual(detectEncoding(bytes));
      }),
    );
  });
});
