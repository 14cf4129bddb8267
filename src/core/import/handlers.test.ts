import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import {
  SMALL_ERP,
  withoutFile,
  writeErpDocument,
  writeErpFolder,
} from '../../../test/support/erp-folder.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';

let open: TestCore | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function device() {
  open = await openTestCore({ landlordId: 'cchartres' });
  return open;
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { data?: { code?: string } }) => error.data?.code,
  );

describe('Administration → Importer', () => {
  test('imports in its own thread, tells its progress, then says what changed', async () => {
    const core = await device();
    const folder = writeErpFolder(temporaryFolder(), SMALL_ERP);
    const report = await core.client('administrateur').import.run({ folder, dryRun: false });
    expect(report).toMatchObject({ applied: true, refused: null, faults: [] });
    expect(core.db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(6);
    const kinds = core.events.map((event) => (event.kind === 'progress' ? event.step : event.topics.join()));
    expect(kinds).toContain('Lecture des écritures');
    expect(kinds.at(-1)).toContain('accounts');
    expect(core.db.prepare("SELECT value FROM meta WHERE key = 'as-of'").pluck().get()).toBe(
      '2026-11-17T13:05:00.000Z',
    );
  });

  test('twice: nothing changes', async () => {
    const core = await device();
    const folder = writeErpFolder(temporaryFolder(), SMALL_ERP);
    const admin = core.client('administrateur');
    await admin.import.run({ folder, dryRun: false });
    const { files } = await admin.import.run({ folder, dryRun: false });
    expect(files.every(({ rows, unchanged }) => rows === unchanged)).toBe(true);
  });

  test('a dry run leaves the base and the attachments as they were', async () => {
    const core = await device();
    const folder = writeErpFolder(temporaryFolder(), {
      ...SMALL_ERP,
      documents: ['reference;type;date_emission;fichier', '0030020788B;avis;25/10/2026;a.pdf'],
    });
    writeErpDocument(folder, 'a.pdf', '%PDF-1.7');
    const report = await core.client('administrateur').import.run({ folder, dryRun: true });
    expect(report).toMatchObject({ applied: false, dryRun: true });
    expect(report.files.find(({ file }) => file === 'documents.csv')).toMatchObject({ added: 1 });
    expect(core.db.prepare('SELECT count(*) FROM lease').pluck().get()).toBe(0);
    expect(readdirSync(join(core.folder, 'fichiers'))).toEqual([]);
    expect(core.events.filter(({ kind }) => kind === 'changed')).toEqual([]);
  });

  test('while it runs the counter reads, and a write is refused in words', async () => {
    const core = await device();
    const folder = writeErpFolder(temporaryFolder(), SMALL_ERP);
    const running = core.client('administrateur').import.run({ folder, dryRun: false });
    const agent = core.client('agent');
    expect((await agent.home.today()).waitingToSend).toBe(0);
    await expect(agent.drafts.save({ form: 'encaisser', account: null, body: {} })).rejects.toMatchObject({
      message:
        "Les fichiers du logiciel de gestion sont en cours de contrôle ou d'import\u202f: recommencez dans un instant.",
      data: { code: 'BASE-BUSY' },
    });
    expect(await codeOf(core.client('administrateur').import.run({ folder, dryRun: true }))).toBe(
      'BASE-BUSY',
    );
    await running;
    await agent.drafts.save({ form: 'encaisser', account: null, body: {} });
  });

  test('is reserved to the administrator', async () => {
    const core = await device();
    for (const role of ['agent', 'responsable', 'locked', 'anonymous', 'kiosk'] as const) {
      await expect(core.client(role).import.run({ folder: '/tmp', dryRun: true })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
  });
});

describe('a folder that cannot be imported', () => {
  test.each([
    ['a path that is not whole', () => 'exports/novembre', 'IMP-001', /chemin complet/],
    ['a folder that is not there', () => join(temporaryFolder(), 'absent'), 'IMP-002', /n'existe pas/],
    [
      'a file in place of a folder',
      () => {
        const file = join(temporaryFolder(), 'baux.csv');
        writeFileSync(file, 'reference');
        return file;
      },
      'IMP-003',
      /est un fichier/,
    ],
  ])('%s is refused before anything is lent', async (_name, folder, code, sentence) => {
    const core = await device();
    const admin = core.client('administrateur');
    await expect(admin.import.run({ folder: folder(), dryRun: false })).rejects.toMatchObject({
      message: expect.stringMatching(sentence),
      data: { code, field: 'folder' },
    });
    await admin.drafts.save({ form: 'encaisser', account: null, body: {} });
  });

  test('an empty folder is refused with the report', async () => {
    const core = await device();
    const report = await core
      .client('administrateur')
      .import.run({ folder: temporaryFolder(), dryRun: false });
    expect(report).toMatchObject({ applied: false });
    expect(report.refused).toContain('residences.csv');
  });

  test('a set without a required file leaves the base, and the next import goes through', async () => {
    const core = await device();
    const admin = core.client('administrateur');
    const bad = writeErpFolder(temporaryFolder(), withoutFile('baux'));
    expect((await admin.import.run({ folder: bad, dryRun: false })).refused).toContain('baux.csv');
    expect(core.db.prepare('SELECT count(*) FROM residence').pluck().get()).toBe(0);
    const good = writeErpFolder(temporaryFolder(), SMALL_ERP);
    expect(await admin.import.run({ folder: good, dryRun: false })).toMatchObject({ applied: true });
  });

  test('a fault of the base is a code for the screen, its detail for the log, and frees the base', async () => {
    const core = await device();
    core.db.exec("CREATE TRIGGER stop BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'essai'); END");
    const folder = writeErpFolder(temporaryFolder(), SMALL_ERP);
    const admin = core.client('administrateur');
    await expect(admin.import.run({ folder, dryRun: false })).rejects.toMatchObject({
      data: { code: 'INT-500' },
    });
    expect(core.log.entries).toContainEqual(
      expect.objectContaining({ level: 'error', event: 'procedure-fault' }),
    );
    expect(core.db.prepare('SELECT count(*) FROM lease').pluck().get()).toBe(0);
    core.db.exec('DROP TRIGGER stop');
    expect(await admin.import.run({ folder, dryRun: false })).toMatchObject({ applied: true });
  });
});
