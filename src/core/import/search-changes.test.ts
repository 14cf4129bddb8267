import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import { RESOURCES, TEST_KEY } from '../../../test/support/test-ports.ts';
import { isoDate } from '../../rules/dates.ts';
import { indexSearch } from '../accounts/search/index-search.ts';
import { openConnection, type WritableDb } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations/migrations.ts';
import { writeDemonstration } from '../demonstration/write.ts';
import { openFileStore } from '../documents/file-store.ts';
import { referenceRuleOf } from '../landlords/current-profile.ts';
import { readProfileFile } from '../landlords/resources.ts';
import { applyFolder } from './apply.ts';

const DAY = isoDate('2026-11-17');

/** What the search holds, and which accounts some words find, by name alone and by everything. */
function searchPicture(db: WritableDb, words: readonly string[]): unknown {
  const find = (table: string, word: string) =>
    db.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid`).pluck().all(`"${word}" *`);
  return {
    entries: db.prepare('SELECT * FROM search_entry ORDER BY id').raw().all(),
    names: db.prepare('SELECT * FROM search_name ORDER BY 1, 2, 3').raw().all(),
    found: words.map((word) => [word, find('search_person', word), find('search_all', word)]),
  };
}

test('correcting few accounts corrects the search exactly as making it again would', () => {
  const folder = temporaryFolder();
  const erp = join(folder, 'erp');
  const file = readProfileFile(RESOURCES, 'neolia');
  if (file.kind === 'unusable') throw new Error(file.sentence);
  writeDemonstration(erp, { profile: file.profile, accounts: 600, months: 1, seed: 3, today: DAY });
  const db = openConnection(join(folder, 'essai.db'), TEST_KEY, { create: true });
  migrate(db, migrations, () => {});
  const run = () =>
    applyFolder(db, {
      folder: erp,
      referenceRule: referenceRuleOf(file.profile),
      dryRun: false,
      day: DAY,
      at: '2026-11-17T13:05:00.000Z',
      files: openFileStore(join(folder, 'fichiers'), TEST_KEY),
      onProgress: () => {},
    });
  run();
  const change = (name: string, edit: (lines: string[]) => string[]) => {
    const path = join(erp, name);
    writeFileSync(path, edit(readFileSync(path, 'utf8').split(/\r?\n/)).join('\n'));
  };
  const editLine = (at: number, from: RegExp, to: string) => (lines: string[]) =>
    lines.map((line, index) => (index === at ? line.replace(from, to) : line));

  const words = ['quérézec', 'quai', 'neuf', 'zz', 'rue', 'jean', 'martin'].map((word) =>
    word.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
  );
  // A person takes another name, a dwelling another address, a person leaves a lease, a residence another name.
  change('personnes.csv', editLine(40, /;(M|MME|M\.|Mme)?;([^;]+);/i, ';$1;QUÉRÉZEC;'));
  change('logements.csv', editLine(60, /(\d+[^;]*);(\d{5})/, '3 quai Neuf;$2'));
  change('personnes.csv', (lines) => lines.filter((_, index) => index !== 80));
  change('residences.csv', editLine(2, /^([^;]+);[^;]+/, '$1;Résidence ZZ'));
  // A mark that only making the whole index again would wipe.
  db.prepare("INSERT INTO search_name (others, key, entry) VALUES (0, 'TEMOIN', 999999)").run();
  const report = run();
  const wiped = db.prepare("DELETE FROM search_name WHERE key = 'TEMOIN'").run().changes === 0;
  expect(wiped).toBe(false);
  const touched = report.files.reduce((sum, { changed, added, absent }) => sum + changed + added + absent, 0);
  expect(touched).toBeGreaterThanOrEqual(3);
  expect(touched).toBeLessThan(10);
  const corrected = searchPicture(db, words);
  db.transaction(() => indexSearch(db, 'all'))();
  expect(corrected).toEqual(searchPicture(db, words));
  expect(JSON.stringify(corrected)).toContain('QUEREZEC');
  db.close();
});
