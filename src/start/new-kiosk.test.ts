import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemonstrationBase } from '../contract/core-process.ts';
import { readMeta, writeMeta } from '../core/database/meta.ts';
import { derive } from '../core/kiosk/derive.ts';
import type { Core } from '../core/open-core.ts';
import { makeEnrolmentCode } from '../portal/devices/manage-devices.ts';
import type { Portal } from '../portal/server/create-portal.ts';
import { kioskAccountSchema } from '../rules/kiosk/account.ts';
import { verifierHolds } from '../rules/kiosk/verifier.ts';
import { openFolder } from './open-folder.ts';
import { DemonstrationFolder } from './portal-folder.ts';
import { makeDemonstrationPortal } from './portal-making.ts';

const EXIT = '482913';
const ACCOUNTS = 12;

let folder: string;
let portal: Portal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-new-kiosk-'));
  const base: DemonstrationBase = {
    station: 'counter',
    landlordId: 'cchartres',
    accounts: ACCOUNTS,
    day: '2026-11-17',
    post: 'Guichet 2',
    till: 'G2',
    portal: null,
  };
  const quiet = { info() {}, warn() {}, error() {} };
  ({ portal } = await makeDemonstrationPortal(
    new DemonstrationFolder(join(folder, 'portail')),
    base,
    () => {},
    quiet,
  ));
}, 120_000);
afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

async function codeFor(kind: 'counter' | 'kiosk', till: string): Promise<string> {
  const made = await makeEnrolmentCode(portal.services, {
    agency: 'AG1',
    post: 'Borne du hall',
    till,
    kind,
    by: 'test',
  });
  if (made.kind === 'refused') throw new Error(made.sentence);
  return made.shown;
}

/** Not waited for in this thread: the portal answers in it. */
function newKiosk(data: string, flags: readonly string[], exitCode = EXIT) {
  const entry = join(import.meta.dirname, 'new-kiosk.ts');
  const child = spawn(process.execPath, [entry, '--data', data, ...flags], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { out: '', error: '' };
  child.stdout.on('data', (text) => {
    said.out += String(text);
  });
  child.stderr.on('data', (text) => {
    said.error += String(text);
  });
  child.stdin.end(`${exitCode}\n`);
  return new Promise<{ code: number | null; out: string; error: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, ...said })),
  );
}

/** What a folder holds, read as its own door would open it. */
async function look<T>(data: string, work: (core: Core) => T): Promise<T> {
  const core = openFolder(data);
  try {
    return work(core);
  } finally {
    await core.close();
  }
}

describe('npm run new:kiosk', () => {
  test('leaves a kiosk of its agency with what it may hold, and its own settings', async () => {
    const data = join(folder, 'borne');
    const code = await codeFor('kiosk', 'B1');
    const flags = [
      '--portal',
      portal.address,
      '--code',
      code,
      '--terminal',
      '192.168.1.40:8888',
      '--pixels-per-mm',
      '3,8',
    ];
    const run = await newKiosk(data, flags);
    expect(run).toMatchObject({ code: 0, error: '' });
    expect(run.out).toContain('«\u202fBorne du hall\u202f»');
    expect(run.out).not.toContain(EXIT);
    await look(data, ({ services }) => {
      const db = services.base.readable();
      const names = ['station', 'landlord', 'post', 'till', 'kiosk-terminal', 'kiosk-pixels-per-mm'] as const;
      expect(names.map((name) => readMeta(db, name))).toEqual([
        'borne',
        'cchartres',
        'Borne du hall',
        'B1',
        '192.168.1.40:8888',
        '3.8',
      ]);
      expect(verifierHolds('sortie', EXIT, readMeta(db, 'kiosk-exit') ?? '', derive)).toBe(true);
      const rows = db.prepare<[], { content: string }>('SELECT content FROM kiosk_account').all();
      expect(rows.length).toBeGreaterThanOrEqual(ACCOUNTS);
      for (const { content } of rows) kioskAccountSchema.parse(JSON.parse(content));
      for (const table of ['lease', 'person', 'entry', 'agent'])
        expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    });
    const again = await newKiosk(data, ['--portal', portal.address, '--code', await codeFor('kiosk', 'B7')]);
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining('appartient déjà') });
  }, 90_000);

  test("takes no code of a counter, which stays good for one, and no counter's folder", async () => {
    const code = await codeFor('counter', 'G8');
    const data = join(folder, 'refusee');
    const refused = await newKiosk(data, ['--portal', portal.address, '--code', code]);
    expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('autre genre de poste') });
    const counter = join(folder, 'guichet');
    await look(counter, ({ services }) => writeMeta(services.base.writable(), 'landlord', 'cchartres'));
    const other = await newKiosk(counter, ['--portal', portal.address, '--code', code]);
    expect(other).toMatchObject({ code: 1, error: expect.stringContaining("celui d'un guichet") });
    await look(counter, ({ services }) =>
      expect(readMeta(services.base.readable(), 'station')).toBeUndefined(),
    );
  }, 60_000);

  test.each([
    ['an exit code that is too short', ['--terminal', 'simule'], '1234', 'de 6 à 12 chiffres'],
    ['a terminal that is none', ['--terminal', 'ailleurs'], EXIT, 'ADRESSE:PORT'],
    ['a density that is none', ['--pixels-per-mm', 'beaucoup'], EXIT, 'pixels par millimètre'],
  ])(
    'refuses %s before the portal hears of it',
    async (_what, flags, exitCode, sentence) => {
      const data = mkdtempSync(join(folder, 'voeux-'));
      const run = await newKiosk(
        data,
        ['--portal', 'https://portail.example', '--code', 'X', ...flags],
        exitCode,
      );
      expect(run).toMatchObject({ code: 1, error: expect.stringContaining(sentence) });
      await look(data, ({ services }) =>
        expect(readMeta(services.base.readable(), 'station')).toBeUndefined(),
      );
    },
    30_000,
  );

  test('says how it is used', async () => {
    const data = join(folder, 'rien');
    expect(await newKiosk(data, [])).toMatchObject({
      code: 1,
      error: expect.stringContaining('npm run new:kiosk'),
    });
    expect(existsSync(data)).toBe(false);
  });
});
