import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { pngOf, simplePdf } from '../../../test/support/attached-files.ts';
import { giveFile, nameInAct } from '../../../test/support/attachment-acts.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { ATTACHMENT_BYTES } from '../../rules/attachments/files.ts';
import { FILES_FOLDER, hasStoredFile } from '../documents/file-store.ts';
import { filesOf } from '../documents/read-paper.ts';
import { requireFiles } from './name-files.ts';
import { shownFiles } from './shown-files.ts';
import { STAGED_DAYS } from './stage.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => core.close());

const refusal = (code: string) => ({ data: { code } });
const here = (sha256: string) => hasStoredFile(filesOf(core.core.services), sha256);
const staged = () => core.db.prepare('SELECT sha256, name, agent_id FROM staged_file').all();
const text = async (blob: Blob) => Buffer.from(await blob.arrayBuffer()).toString('latin1');
const pdf = (words: string) => simplePdf({ text: words });

describe('a file that comes', () => {
  test('in parts is checked, kept encrypted and staged under its own name', async () => {
    const { client, session } = core.port('agent');
    const bytes = simplePdf({ more: [{ dict: '', stream: Buffer.alloc(2_000_000, 0x41) }] });
    const file = await giveFile(client, 'C:\\Mes documents\\Attestation 2027.PDF', bytes);
    expect(file).toMatchObject({ name: 'Attestation 2027.PDF', type: 'pdf', pages: 1, size: bytes.length });
    expect(staged()).toEqual([
      { sha256: file.sha256, name: 'Attestation 2027.PDF', agent_id: session.agent().id },
    ]);
    const read = await client.attachments.read({ account: null, sha256: file.sha256 });
    expect(await text(read.bytes)).toBe(bytes.toString('latin1'));
    expect(read).toMatchObject({ name: 'Attestation 2027.PDF', type: 'pdf' });
  });

  test('a picture has the SHA-256 of what is kept', async () => {
    const { client } = core.port('agent');
    const file = await giveFile(client, 'photo.png', pngOf(40, 20));
    const read = await client.attachments.read({ account: null, sha256: file.sha256 });
    expect(read.bytes.size).toBe(file.size);
    expect(file).toMatchObject({ type: 'png', pages: 1 });
  });

  test('is refused before a byte is read when it is empty or too large', async () => {
    const { attachments } = core.client('agent');
    await expect(attachments.begin({ name: 'a.pdf', size: 0 })).rejects.toMatchObject(refusal('FIC-VIDE'));
    await expect(attachments.begin({ name: 'a.pdf', size: 40_000_000 })).rejects.toMatchObject({
      message: 'Ce fichier dépasse 20 Mo.',
      data: { code: 'FIC-TAILLE', kept: expect.any(String), next: expect.any(String) },
    });
    await attachments.begin({ name: 'a.pdf', size: ATTACHMENT_BYTES });
  });

  test('is refused with its own sentence, and leaves nothing', async () => {
    const client = core.client('agent');
    await expect(giveFile(client, 'a.pdf', Buffer.from('<html>'))).rejects.toMatchObject({
      message: "Ce fichier n'est ni un PDF, ni une image JPEG ou PNG.",
      data: { code: 'FIC-TYPE' },
    });
    expect(staged()).toEqual([]);
    expect(
      existsSync(join(core.folder, FILES_FOLDER)) && readdirSync(join(core.folder, FILES_FOLDER)),
    ).toEqual(false);
  });

  test('with a part that is missing, repeated or too long has to be given again', async () => {
    const { attachments } = core.client('agent');
    const blob = new Blob(['12345']);
    for (const offset of [1, 5]) {
      const { upload } = await attachments.begin({ name: 'a.pdf', size: 10 });
      await expect(attachments.append({ upload, offset, bytes: blob })).rejects.toMatchObject(
        refusal('FIC-COUPE'),
      );
      await expect(attachments.finish({ upload })).rejects.toMatchObject(refusal('FIC-COUPE'));
    }
    const short = await attachments.begin({ name: 'a.pdf', size: 10 });
    await attachments.append({ ...short, offset: 0, bytes: blob });
    await expect(attachments.finish(short)).rejects.toMatchObject(refusal('FIC-COUPE'));
    const long = await attachments.begin({ name: 'a.pdf', size: 4 });
    await expect(attachments.append({ ...long, offset: 0, bytes: blob })).rejects.toMatchObject(
      refusal('FIC-COUPE'),
    );
  });

  test('belongs to the window and the agent that announced it', async () => {
    const one = core.port('agent');
    const other = core.client('agent');
    const { upload } = await one.client.attachments.begin({ name: 'a.pdf', size: 5 });
    const part = { upload, offset: 0, bytes: new Blob(['12345']) };
    await expect(other.attachments.append(part)).rejects.toMatchObject(refusal('FIC-COUPE'));
    one.session.signIn({ ...one.session.agent(), id: 'autre' }, core.clock.monotonic());
    await expect(one.client.attachments.append(part)).rejects.toMatchObject(refusal('FIC-COUPE'));
  });

  test('waits while ten are on their way, and takes the place of one given up or abandoned', async () => {
    const { attachments } = core.client('agent');
    const begin = () => attachments.begin({ name: 'a.pdf', size: 100 });
    const [first] = await Promise.all(Array.from({ length: 10 }, begin));
    await expect(begin()).rejects.toMatchObject(refusal('FIC-ATTENTE'));
    await attachments.drop({ upload: first?.upload ?? null, sha256: null });
    await begin();
    core.clock.advance(61_000);
    await begin();
  });
});

describe('a file given up', () => {
  test('is erased, unless another still counts on it', async () => {
    const agent = core.client('agent');
    const manager = core.client('responsable');
    const file = await giveFile(agent, 'a.pdf', pdf('a'));
    await giveFile(manager, 'b.pdf', pdf('a'));
    await agent.attachments.drop({ upload: null, sha256: file.sha256 });
    expect(here(file.sha256)).toBe(true);
    await expect(agent.attachments.read({ account: null, sha256: file.sha256 })).rejects.toMatchObject(
      refusal('FIC-404'),
    );
    // Not his: nothing moves.
    await agent.attachments.drop({ upload: null, sha256: file.sha256 });
    expect(staged()).toHaveLength(1);
    await manager.attachments.drop({ upload: null, sha256: file.sha256 });
    expect(here(file.sha256)).toBe(false);
  });

  test('stays when an act names it', async () => {
    const lease = addAccount(core.db, ARC);
    const { client, session } = core.port('agent');
    const file = await giveFile(client, 'a.pdf', pdf('a'));
    nameInAct(core, session, { lease, account: ARC.key, files: [file] });
    await giveFile(client, 'a.pdf', pdf('a'));
    await client.attachments.drop({ upload: null, sha256: file.sha256 });
    expect(here(file.sha256)).toBe(true);
    await client.attachments.read({ account: ARC.key, sha256: file.sha256 });
  });
});

describe('a restart', () => {
  test('leaves what is staged, for seven days', async () => {
    const client = core.client('agent');
    const file = await giveFile(client, 'a.pdf', pdf('a'));
    core.clock.advance(STAGED_DAYS * 86_400_000 - 1_000);
    await core.reopen();
    requireFiles(core.db, [file]);
    await core.client('agent').attachments.read({ account: null, sha256: file.sha256 });
    core.clock.advance(2_000);
    await core.reopen();
    expect(staged()).toEqual([]);
    expect(here(file.sha256)).toBe(false);
    expect(() => requireFiles(core.db, [file])).toThrow("n'est plus sur ce poste");
  });

  test('erases no bytes that an act named meanwhile', async () => {
    const lease = addAccount(core.db, ARC);
    const { client, session } = core.port('agent');
    const file = await giveFile(client, 'a.pdf', pdf('a'));
    await giveFile(core.client('responsable'), 'a.pdf', pdf('a'));
    nameInAct(core, session, { lease, account: ARC.key, files: [file] });
    core.clock.advance(30 * 86_400_000);
    await core.reopen();
    expect(staged()).toEqual([]);
    expect(here(file.sha256)).toBe(true);
  });
});

describe('no row without its bytes', () => {
  test('when the disk refuses the bytes', async () => {
    const client = core.client('agent');
    rmSync(join(core.folder, FILES_FOLDER), { recursive: true, force: true });
    writeFileSync(join(core.folder, FILES_FOLDER), '');
    await expect(giveFile(client, 'a.pdf', pdf('a'))).rejects.toMatchObject(refusal('INT-500'));
    expect(staged()).toEqual([]);
  });

  test('when it is cut between the bytes and the row', async () => {
    const client = core.client('agent');
    core.db.exec(
      "CREATE TEMP TRIGGER cut BEFORE INSERT ON staged_file BEGIN SELECT RAISE(ABORT, 'cut'); END;",
    );
    await expect(giveFile(client, 'a.pdf', pdf('a'))).rejects.toMatchObject(refusal('INT-500'));
    expect(staged()).toEqual([]);
    core.db.exec('DROP TRIGGER cut');
    const file = await giveFile(client, 'a.pdf', pdf('a'));
    expect(here(file.sha256)).toBe(true);
  });
});

describe('an act', () => {
  test('names what was staged; it is then owed to the portal', async () => {
    const lease = addAccount(core.db, ARC);
    const { client, session } = core.port('agent');
    const file = await giveFile(client, 'a.pdf', pdf('a'));
    expect(await client.attachments.uploads({})).toEqual({ files: 0, bytes: 0, sent: 0 });
    const command = nameInAct(core, session, { lease, account: ARC.key, files: [file] });
    expect(staged()).toEqual([]);
    expect(core.db.prepare('SELECT command_id, state, done FROM file_upload').all()).toEqual([
      { command_id: command, state: 'waiting', done: 0 },
    ]);
    expect(await client.attachments.uploads({})).toEqual({ files: 1, bytes: file.size, sent: 0 });
    expect(shownFiles(core.core.services, core.db, [file])).toEqual([{ ...file, here: true, uploaded: 0 }]);
    // A second act with the same file: owed once.
    nameInAct(core, session, { lease, account: ARC.key, files: [file] });
    expect(await client.attachments.uploads({})).toMatchObject({ files: 1, bytes: file.size });
    // Refused by the portal: nothing is owed, the file stays for the act that corrects it.
    core.db.prepare("UPDATE outbox SET state = 'refused'").run();
    expect(await client.attachments.uploads({})).toMatchObject({ files: 0, bytes: 0 });
    expect(shownFiles(core.core.services, core.db, [file])).toEqual([
      { ...file, here: true, uploaded: null },
    ]);
    requireFiles(core.db, [file]);
  });

  test('that is taken back leaves the file staged', async () => {
    const lease = addAccount(core.db, ARC);
    const { client, session } = core.port('agent');
    const file = await giveFile(client, 'a.pdf', pdf('a'));
    expect(() => nameInAct(core, session, { lease, account: ARC.key, files: [file], fails: true })).toThrow();
    expect(staged()).toHaveLength(1);
    expect(await client.attachments.uploads({})).toMatchObject({ files: 0 });
  });

  test('may not name what is not here, other facts, or the same file twice', async () => {
    const file = await giveFile(core.client('agent'), 'a.pdf', pdf('a'));
    const code = (files: readonly (typeof file)[]) => {
      try {
        requireFiles(core.db, files);
        return null;
      } catch (error) {
        return (error as { failure?: { code: string } }).failure?.code;
      }
    };
    expect(code([file])).toBeNull();
    expect(code([{ ...file, name: 'autre.pdf' }])).toBeNull();
    expect(code([{ ...file, sha256: 'f'.repeat(64) }])).toBe('FIC-PERDU');
    expect(code([{ ...file, size: 1 }])).toBe('FIC-PERDU');
    expect(code([{ ...file, pages: 9 }])).toBe('FIC-PERDU');
    expect(code([file, file])).toBe('FIC-DOUBLON');
  });
});

describe('reading', () => {
  test('is open to the account that has the file, and is kept among its consultations', async () => {
    const lease = addAccount(core.db, ARC);
    const { client, session } = core.port('agent');
    const file = await giveFile(client, 'a.pdf', pdf('a'));
    nameInAct(core, session, { lease, account: ARC.key, files: [file] });
    const seen = () => core.db.prepare('SELECT count(*) FROM consultation').pluck().get();
    expect(seen()).toBe(0);
    await client.attachments.read({ account: ARC.key, sha256: file.sha256 });
    expect(seen()).toBe(1);
    const { sha256 } = file;
    for (const account of ['0030020790E', null]) {
      await expect(client.attachments.read({ account, sha256 })).rejects.toMatchObject(refusal('FIC-404'));
    }
    expect(seen()).toBe(1);
  });

  test('off line, of a file that only the portal has, says so', async () => {
    const lease = addAccount(core.db, ARC);
    const sha256 = 'a'.repeat(64);
    core.db
      .prepare("INSERT INTO attachment VALUES ('certificate', 'c', ?, ?, 10, 'pdf', 'a.pdf', 1)")
      .run(sha256, lease);
    await expect(core.client('agent').attachments.read({ account: ARC.key, sha256 })).rejects.toMatchObject({
      data: { code: 'FIC-EN-ROUTE', next: expect.stringContaining('en ligne') },
    });
  });
});

test('nothing of a file, not even its name, can be read in a copy of the data folder', async () => {
  const lease = addAccount(core.db, ARC);
  const { client, session } = core.port('agent');
  const marks = Array.from({ length: 10 }, (_, nth) => `REPERE-CLAIR-${nth}-ZQ`);
  const files = [];
  for (const mark of marks) files.push(await giveFile(client, `${mark}-nom.pdf`, pdf(`${mark}-contenu`)));
  nameInAct(core, session, { lease, account: ARC.key, files: files.slice(0, 5) });
  // What a file written in clear would show.
  writeFileSync(join(core.folder, 'controle'), marks[0] ?? '');
  const found: string[] = [];
  let looked = 0;
  for (const entry of readdirSync(core.folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (path.includes('REPERE')) found.push(path);
    if (!entry.isFile()) continue;
    looked += 1;
    const bytes = readFileSync(path);
    if (marks.some((mark) => bytes.includes(mark)) || files.some(({ sha256 }) => path.includes(sha256)))
      found.push(path);
  }
  expect(found).toEqual([join(core.folder, 'controle')]);
  expect(looked).toBeGreaterThan(11);
});
