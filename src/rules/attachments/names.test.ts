import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptName, NAME_LENGTH, typeOfName } from './names.ts';

describe('the type a name says', () => {
  test.each([
    ['attestation.pdf', 'pdf'],
    ['PHOTO.JPG', 'jpeg'],
    ['photo.jpeg', 'jpeg'],
    ['scan.png ', 'png'],
    ['facture.pdf.exe', 'other'],
    ['lettre.docx', 'other'],
    ['photo.heic', 'other'],
    ['Attestation', null],
    ['Avis 11.2026', null],
    ['M. Dupont', null],
    ['.', null],
  ])('%s: %s', (name, type) => {
    expect(typeOfName(name)).toBe(type);
  });
});

describe('the name that is kept', () => {
  test.each([
    ['attestation.pdf', 'pdf', 'attestation.pdf'],
    ['C:\\Users\\x\\Mes documents\\avis.PDF', 'pdf', 'avis.PDF'],
    ['/home/x/photo.jpeg', 'jpeg', 'photo.jpeg'],
    ['Avis 11.2026', 'pdf', 'Avis 11.2026.pdf'],
    ['capture.png', 'jpeg', 'capture.png.jpg'],
    ['  deux   espaces .png', 'png', 'deux espaces.png'],
    ['fac\u202eture\u200b.pdf', 'pdf', 'facture.pdf'],
    ['a:b*c?"d<e>f|g.pdf', 'pdf', 'a-b-c--d-e-f-g.pdf'],
    ['..', 'pdf', 'fichier.pdf'],
    ['.pdf', 'pdf', 'fichier.pdf'],
    ['', 'png', 'fichier.png'],
    ['e\u0301te\u0301.pdf', 'pdf', 'été.pdf'],
  ] as const)('%j as %s: %s', (given, type, kept) => {
    expect(keptName(given, type)).toBe(kept);
  });

  test('is short, of one line, without a path, and says the type of its bytes, whatever was given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: 'grapheme', maxLength: 300 }),
        ),
        fc.constantFrom('pdf' as const, 'jpeg' as const, 'png' as const),
        (given, type) => {
          const kept = keptName(given, type);
          expect(kept.length).toBeGreaterThan(4);
          expect(kept.length).toBeLessThanOrEqual(NAME_LENGTH);
          expect(kept).not.toMatch(/[/\\\p{Cc}\p{Cf}"*:<>?|]/u);
          expect(kept).not.toMatch(/^\./);
          expect(typeOfName(kept)).toBe(type);
          expect(keptName(kept, type)).toBe(kept);
        },
      ),
    );
  });
});
