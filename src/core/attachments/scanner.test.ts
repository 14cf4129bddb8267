import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { pngOf, simplePdf } from '../../../test/support/attached-files.ts';
import { nameInAct } from '../../../test/support/attachment-acts.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';

let core: TestCore;
let outside: string;
let folder: string;
beforeEach(async () => {
  core = await openTestCore();
  outside = mkdtempSync(join(tmpdir(), 'guichet-scans-'));
  folder = join(outside, 'scans');
  mkdirSync(folder);
});
afterEach(async () => {
  await core.close();
  rmSync(outside, { recursive: true, force: true });
});

const refusal = (code: string) => ({ data: { code } });
const set = (path: string | null) =>
  core.client('responsable').attachments.setScannerFolder({ folder: path });
const scan = (name: string, bytes: Uint8Array = simplePdf()) => writeFileSync(join(folder, name), bytes);

test('is no folder until one is set, and none again once it is taken away', async () => {
  const { attachments } = core.client('agent');
  expect(await attachments.scanner({})).toEqual({ folder: null, fault: null, files: [] });
  expect(await set(folder)).toEqual({ folder });
  expect(await attachments.scanner({})).toEqual({ folder, fault: null, files: [] });
  await core.reopen();
  expect(await core.client('agent').attachments.scanner({})).toMatchObject({ folder });
  expect(await set('')).toEqual({ folder: null });
  expect(await core.client('agent').attachments.scanner({})).toMatchObject({ folder: null });
});

test('is set by whoever runs the agency, to a folder that can be read and is not of Guichet', async () => {
  await expect(core.client('agent').attachments.setScannerFolder({ folder })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  writeFileSync(join(outside, 'fichier'), '');
  for (const path of [
    'scans',
    '../scans',
    join(outside, 'absent'),
    join(outside, 'fichier'),
    core.folder,
    join(core.folder, 'fichiers'),
    tmpdir(),
  ]) {
    await expect(set(path), path).rejects.toMatchObject(refusal('FIC-DOSSIER'));
  }
  expect(await core.client('agent').attachments.scanner({})).toMatchObject({ folder: null });
});

test('shows the files of a kind that is taken, the newest first, and nothing else', async () => {
  await set(folder);
  scan('ancien.pdf');
  scan('recent.jpg');
  utimesSync(join(folder, 'ancien.pdf'), 1_700_000_000, 1_700_000_000);
  scan('.cache.pdf');
  scan('notes.txt');
  mkdirSync(join(folder, 'dossier.pdf'));
  writeFileSync(join(outside, 'secret.pdf'), simplePdf());
  symlinkSync(join(outside, 'secret.pdf'), join(folder, 'lien.pdf'));
  const { files } = await core.client('agent').attachments.scanner({});
  expect(files.map(({ name }) => name)).toEqual(['recent.jpg', 'ancien.pdf']);
  expect(files[1]).toMatchObject({ size: simplePdf().length, modifiedAt: '2023-11-14T22:13:20.000Z' });
});

test('says why it cannot be read any more', async () => {
  await set(folder);
  rmSync(folder, { recursive: true });
  expect(await core.client('agent').attachments.scanner({})).toEqual({
    folder,
    fault: "Le dossier du scanner ne se lit pas, il n'existe pas.",
    files: [],
  });
});

test('gives only files that stand directly in it', async () => {
  await set(folder);
  const { attachments } = core.client('agent');
  writeFileSync(join(outside, 'secret.pdf'), simplePdf());
  symlinkSync(join(outside, 'secret.pdf'), join(folder, 'lien.pdf'));
  symlinkSync(outside, join(folder, 'dehors'));
  mkdirSync(join(folder, 'sous.pdf'));
  for (const name of [
    '../secret.pdf',
    '..\\secret.pdf',
    'dehors/secret.pdf',
    'lien.pdf',
    'sous.pdf',
    '..',
    '.',
    join(outside, 'secret.pdf'),
    'secret.pdf\0.png',
    'absent.pdf',
  ]) {
    await expect(attachments.takeScan({ name }), name).rejects.toMatchObject(refusal('FIC-NUMERISE'));
  }
  // What is refused above is a file all the same when it stands in the folder.
  linkSync(join(outside, 'secret.pdf'), join(folder, 'vrai.pdf'));
  expect(await attachments.takeScan({ name: 'vrai.pdf' })).toMatchObject({ type: 'pdf' });
  scan('vide.pdf', new Uint8Array());
  await expect(attachments.takeScan({ name: 'vide.pdf' })).rejects.toMatchObject(refusal('FIC-VIDE'));
  scan('gros.pdf', Buffer.alloc(20_000_001));
  await expect(attachments.takeScan({ name: 'gros.pdf' })).rejects.toMatchObject(refusal('FIC-TAILLE'));
});

test('keeps a scan until an act that names it is recorded, then loses it', async () => {
  await set(folder);
  const lease = addAccount(core.db, ARC);
  const { client, session } = core.port('agent');
  scan('a.png', pngOf(30, 30));
  scan('b.pdf');
  const file = await client.attachments.takeScan({ name: 'a.png' });
  const other = await client.attachments.takeScan({ name: 'b.pdf' });
  expect(existsSync(join(folder, 'a.png'))).toBe(true);
  expect(() => nameInAct(core, session, { lease, account: ARC.key, files: [file], fails: true })).toThrow();
  expect(existsSync(join(folder, 'a.png'))).toBe(true);
  nameInAct(core, session, { lease, account: ARC.key, files: [file] });
  expect(existsSync(join(folder, 'a.png'))).toBe(false);
  // Written over by the scanner since: another paper.
  scan('b.pdf', simplePdf({ text: 'autre papier' }));
  nameInAct(core, session, { lease, account: ARC.key, files: [other] });
  expect(existsSync(join(folder, 'b.pdf'))).toBe(true);
});

test('loses a scan at the next start when the program ended right after the act', async () => {
  await set(folder);
  const lease = addAccount(core.db, ARC);
  const { client, session } = core.port('agent');
  scan('a.pdf');
  const file = await client.attachments.takeScan({ name: 'a.pdf' });
  // As if nobody had heard of the commit.
  const { events } = core.core.services;
  events.changed = () => {};
  nameInAct(core, session, { lease, account: ARC.key, files: [file] });
  expect(existsSync(join(folder, 'a.pdf'))).toBe(true);
  await core.reopen();
  expect(existsSync(join(folder, 'a.pdf'))).toBe(false);
});
