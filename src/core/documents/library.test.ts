import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANDLORDS, profileOf } from '../../../test/support/landlord-profiles.ts';
import { RESOURCES } from '../../../test/support/test-ports.ts';
import { libraryItems } from '../../rules/documents/library.ts';
import { readLibrary } from './library.ts';

describe('the texts of the library', () => {
  it.each(LANDLORDS)('%s: every text offered is there, ours, and written in French', (id) => {
    for (const { item, title } of libraryItems(profileOf(id), '2026-11-22')) {
      const text = readLibrary(RESOURCES, id, item);
      expect(text, item).toMatchObject({ title, specimen: true });
      const words = JSON.stringify(text);
      expect(words.split(' ').length, item).toBeGreaterThan(200);
      // U+202F before the double signs and inside the quotation marks; the apostrophe of the interface.
      expect(words).not.toMatch(/[ \u00a0][;:!?€%»]|«[ \u00a0]|’|\.\.\./u);
    }
  });

  it('a name that is none, or that leaves the folder, finds nothing', () => {
    expect(readLibrary(RESOURCES, 'cite-jardins', 'inconnu')).toBeUndefined();
    expect(readLibrary(RESOURCES, '..', 'livret-accueil')).toBeUndefined();
    expect(readLibrary(RESOURCES, 'neolia', '../cite-jardins/guide-ecoloc')).toBeUndefined();
  });

  it('a landlord’s own text comes before the common one; a broken one gives way to it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'library-'));
    const put = (landlord: string, text: string) => {
      mkdirSync(join(folder, 'library', landlord), { recursive: true });
      writeFileSync(join(folder, 'library', landlord, 'livret.json'), text);
    };
    const json = (title: string) =>
      JSON.stringify({
        title,
        version: '2026-11-01',
        specimen: false,
        sections: [{ title: 'Un', paragraphs: ['Mot'] }],
      });
    put('commun', json('Commun'));
    put('neolia', json('Sien'));
    put('cchartres', '{"title":');
    expect(readLibrary(folder, 'neolia', 'livret')?.title).toBe('Sien');
    expect(readLibrary(folder, 'cchartres', 'livret')?.title).toBe('Commun');
    expect(readLibrary(folder, 'auvergne-habitat', 'livret')?.title).toBe('Commun');
  });
});
