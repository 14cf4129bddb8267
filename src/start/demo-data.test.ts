import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-demo-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function demoData(...args: string[]): { code: number | null; said: string; refused: string } {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'demo-data.ts'), ...args], {
    encoding: 'utf8',
  });
  return { code: run.status, said: run.stdout, refused: run.stderr };
}

describe('npm run demo:data', () => {
  it('writes the folder and says what is in it', () => {
    const out = join(folder, 'erp');
    const run = demoData(
      '--landlord',
      'neolia',
      '--accounts',
      '12',
      '--seed',
      '1',
      '--out',
      out,
      '--months',
      '2',
    );
    expect(run.refused).toBe('');
    expect(run.said).toMatch(/^Néolia\u202f: 12 comptes, [\d\u202f]+ écritures, \d+ documents dans .+\.\n$/);
    expect(readdirSync(out)).toHaveLength(14);
  });

  it.each([
    [
      'an unknown landlord',
      ['--landlord', 'ailleurs'],
      /--landlord attend un de ces noms\u202f: auvergne-habitat, cchartres/,
    ],
    ['no count', ['--landlord', 'neolia'], /--accounts attend un nombre de 1 à/],
    ['a half account', ['--landlord', 'neolia', '--accounts', '2.5'], /--accounts attend un nombre/],
    [
      'a day that does not exist',
      ['--landlord', 'neolia', '--accounts', '5', '--seed', '1', '--today', '2026-02-30'],
      /--today attend une date/,
    ],
    ['no folder', ['--landlord', 'neolia', '--accounts', '5', '--seed', '1'], /--out attend un dossier/],
    ['an option that does not exist', ['--comptes', '5'], /Option inconnue/],
  ])('refuses %s with a sentence and code 1', (_, args, sentence) => {
    const run = demoData(...args);
    expect(run.code).toBe(1);
    expect(run.refused).toMatch(sentence);
    expect(run.refused).not.toContain('at ');
  });

  it('refuses a folder that holds something, and leaves it as it was', () => {
    writeFileSync(join(folder, 'notes.txt'), 'à garder');
    const run = demoData('--landlord', 'neolia', '--accounts', '12', '--seed', '1', '--out', folder);
    expect(run).toMatchObject({ code: 1, said: '' });
    expect(run.refused).toMatch(/n'est pas vide\u202f: choisissez-en un autre, rien n'est écrasé\.\n$/);
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });
});
