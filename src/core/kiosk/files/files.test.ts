import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pngOf, simplePdf } from '../../../../test/support/attached-files.ts';
import { temporaryFolder } from '../../../../test/support/data-folder.ts';
import { codeOf } from '../../../../test/support/empty-device.ts';
import { certificate } from '../../../../test/support/kiosk-acts.ts';
import {
  closeKioskBases,
  type KioskBase,
  type KioskPort,
  kioskBase,
} from '../../../../test/support/kiosk-base.ts';
import { hasStoredFile } from '../../documents/file-store.ts';
import { filesOf } from '../../documents/read-paper.ts';
import { forgetVisitFiles } from './visit-files.ts';

closeKioskBases();

const PICTURE = pngOf(40, 20);
const staged = ({ db }: KioskBase) => db.prepare('SELECT agent_id FROM staged_file').pluck().all();
const here = (kiosk: KioskBase, sha256: string) => hasStoredFile(filesOf(kiosk.core.services), sha256);

async function take({ client }: Pick<KioskPort, 'client'>, name = 'photo.png', bytes: Uint8Array = PICTURE) {
  const { upload } = await client.files.begin({ name, size: bytes.byteLength });
  await client.files.append({ upload, offset: 0, bytes: new Blob([new Uint8Array(bytes)]) });
  return client.files.finish({ upload });
}

describe('a picture of the camera', () => {
  test('is checked and kept for this visit until an act names it', async () => {
    const kiosk = await kioskBase();
    const port = kiosk.letIn('little');
    const file = await take(port);
    expect(file).toMatchObject({ type: 'png', pages: 1, name: 'photo.png' });
    expect(staged(kiosk)).toEqual([`borne:${port.visit.id}`]);
    await port.client.acts.sendCertificate(certificate({ files: [file] }));
    forgetVisitFiles(kiosk.core.services, port.visit.id);
    expect(here(kiosk, file.sha256)).toBe(true);
  });

  test('that no act named is erased with its bytes when the visit ends', async () => {
    const kiosk = await kioskBase();
    const port = kiosk.letIn('little');
    const file = await take(port);
    expect(here(kiosk, file.sha256)).toBe(true);
    forgetVisitFiles(kiosk.core.services, port.visit.id);
    expect(staged(kiosk)).toEqual([]);
    expect(here(kiosk, file.sha256)).toBe(false);
  });

  test('given up is erased; only its own visitor gives it up', async () => {
    const kiosk = await kioskBase();
    const port = kiosk.letIn('little');
    const file = await take(port);
    await kiosk.letIn('little').client.files.drop({ upload: null, sha256: file.sha256 });
    expect(here(kiosk, file.sha256)).toBe(true);
    await port.client.files.drop({ upload: null, sha256: file.sha256 });
    expect(here(kiosk, file.sha256)).toBe(false);
  });

  test('begun by one visitor is not gone on with by the next on the same screen', async () => {
    const kiosk = await kioskBase();
    const { client, session, visit } = kiosk.letIn('little');
    const { upload } = await client.files.begin({ name: 'photo.png', size: PICTURE.byteLength });
    await client.files.append({ upload, offset: 0, bytes: new Blob([new Uint8Array(PICTURE)]) });
    session.letIn({ ...visit, id: 'visite-suivante' }, kiosk.clock.monotonic());
    expect(await codeOf(client.files.finish({ upload }))).toBe('FIC-COUPE');
    expect(staged(kiosk)).toEqual([]);
  });

  test('whose visit ended while it was checked leaves nothing', async () => {
    const kiosk = await kioskBase();
    const { client, session } = kiosk.letIn('little');
    const { upload } = await client.files.begin({ name: 'photo.png', size: PICTURE.byteLength });
    await client.files.append({ upload, offset: 0, bytes: new Blob([new Uint8Array(PICTURE)]) });
    const finishing = codeOf(client.files.finish({ upload }));
    session.forgetVisit();
    expect(await finishing).toBe('BOR-SESSION');
    expect(staged(kiosk)).toEqual([]);
  });

  test('that is none is refused', async () => {
    const kiosk = await kioskBase();
    expect(await codeOf(take(kiosk.letIn('little'), 'photo.png', Buffer.from('<svg/>')))).toBe('FIC-TYPE');
    expect(await codeOf(take(kiosk.letIn('pay')))).toBe('BOR-PREUVE');
    expect(await codeOf(take(kiosk.kiosk()))).toBe('BOR-SESSION');
  });

  test('left by a program that stopped is erased at the next start', async () => {
    const kiosk = await kioskBase();
    const file = await take(kiosk.letIn('little'));
    await kiosk.reopen();
    expect(staged(kiosk)).toEqual([]);
    expect(here(kiosk, file.sha256)).toBe(false);
  });
});

describe('the tray', () => {
  const scanning = async () => {
    const folder = temporaryFolder('guichet-bac-');
    const kiosk = await kioskBase({ meta: { 'scanner-folder': folder } });
    /** Laid so many seconds after the clock of the test. */
    const lay = (name: string, seconds: number, text = name) => {
      const path = join(folder, name);
      writeFileSync(path, simplePdf({ text }));
      const at = new Date(kiosk.clock.now() + seconds * 1000);
      utimesSync(path, at, at);
      return path;
    };
    return { kiosk, lay };
  };

  test('gives the newest page since the visit began, once, and never an older one', async () => {
    const { kiosk, lay } = await scanning();
    const older = lay('avant.pdf', -1);
    const port = kiosk.letIn('little');
    expect(await codeOf(port.client.files.tray())).toBe('BOR-BAC');
    const first = lay('premiere.pdf', 5);
    const second = lay('seconde.pdf', 9);
    await expect(port.client.files.tray()).resolves.toMatchObject({ name: 'seconde.pdf' });
    expect(existsSync(second)).toBe(false);
    await expect(port.client.files.tray()).resolves.toMatchObject({ name: 'premiere.pdf' });
    expect(existsSync(first)).toBe(false);
    expect(await codeOf(port.client.files.tray())).toBe('BOR-BAC');
    expect(existsSync(older)).toBe(true);
  });

  test('is emptied of what the visitor laid and did not take', async () => {
    const { kiosk, lay } = await scanning();
    const older = lay('avant.pdf', -1);
    const { visit } = kiosk.letIn('little');
    const left = lay('oubliee.pdf', 5);
    forgetVisitFiles(kiosk.core.services, visit.id, visit.since);
    expect(existsSync(left)).toBe(false);
    expect(existsSync(older)).toBe(true);
  });

  test('has nothing to give where there is none', async () => {
    const kiosk = await kioskBase();
    expect(await codeOf(kiosk.letIn('little').client.files.tray())).toBe('BOR-BAC');
  });
});
