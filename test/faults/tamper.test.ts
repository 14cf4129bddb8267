import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chainAlone, tamper, withoutStrangers } from './tamper-campaign.ts';
import { KINDS } from './tamper-edits.ts';

const TIMES = 150;

describe('a history edited by hand', () => {
  test.each([11, 12])('is named each time, at its place (seed %i)', async (seed) => {
    const { faults, tallies } = await tamper(TIMES, seed);
    expect(faults).toEqual([]);
    expect(Object.keys(tallies).toSorted()).toEqual(Object.keys(KINDS).toSorted());
    expect(Object.values(tallies).reduce((sum, { made }) => sum + made, 0)).toBe(TIMES);
    expect(Object.values(tallies).reduce((sum, { named }) => sum + named, 0)).toBe(TIMES);
  });

  test('would go unseen by a verifier that walks the chain alone', async () => {
    const { tallies } = await tamper(TIMES, 11, chainAlone);
    for (const kind of ['colonne modifiée', 'ligne supprimée', 'date changée', 'encaissement inventé'])
      expect(tallies[kind]?.missed, kind).toBeGreaterThan(0);
  });

  test('would be missed in part by one that looks at the entries and not at what stands beside them', async () => {
    const { tallies } = await tamper(TIMES, 11, withoutStrangers);
    expect(tallies['encaissement inventé']?.missed).toBeGreaterThan(0);
    expect(tallies['dernier acte effacé']).toMatchObject({ named: 0, misplaced: 0 });
  });
});

describe('npm run faults', () => {
  function faults(...args: string[]) {
    return spawnSync(process.execPath, [join(import.meta.dirname, '../../src/start/faults.ts'), ...args], {
      encoding: 'utf8',
    });
  }

  test('prints a table by kind', () => {
    const { status, stdout } = faults('tamper', '--times', '20', '--seed', '3');
    expect(stdout).toContain('graine 3');
    expect(stdout).toContain('Toutes sont nommées');
    expect(status).toBe(0);
  });

  test('explains itself', () => {
    expect(faults()).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Usage/) });
    expect(faults('burn')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Usage/) });
  });
});
