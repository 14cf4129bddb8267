import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ARC, addAccount } from '../../../../test/support/account-fixture.ts';
import { openTestCore, type TestCore } from '../../../../test/support/open-test-core.ts';
import { payment } from '../../../../test/support/payment-acts.ts';
import { UPLOADED_BYTES } from '../../../rules/attachments/files.ts';
import type { Reply } from '../../../rules/sync/network.ts';
import { sha256Of, storeFile } from '../../documents/file-store.ts';
import { filesOf } from '../../documents/read-paper.ts';
import { sealedName } from '../../documents/sealed-file.ts';
import type { PartSent, PortalUploads, UploadBegun } from '../link/upload-calls.ts';
import { FileUpload } from './upload-files.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
  addAccount(core.db, ARC);
});
afterEach(() => core.close());

/** An accepted act that owes these bytes. */
async function owe(bytes: Uint8Array, cents: number, state = 'sent'): Promise<string> {
  const act = payment(cents);
  await core.client('agent').payments.record(act);
  const { sha256, size } = storeFile(filesOf(core.core.services), bytes);
  core.db.prepare('UPDATE outbox SET state = ? WHERE command_id = ?').run(state, act.commandId);
  core.db
    .prepare("INSERT INTO file_upload (sha256, size, command_id, updated_at) VALUES (?, ?, ?, '')")
    .run(sha256, size, act.commandId);
  return sha256;
}
const row = (sha256: string) =>
  core.db.prepare('SELECT state, done, tries, fault, url FROM file_upload WHERE sha256 = ?').get(sha256);

const said = <T>(value: T): Reply<T> => ({ kind: 'answer', value });
const CUT = { kind: 'failed', failure: { kind: 'unreachable' } } as const;

/** A portal in memory, which does as it is told for the next calls of a kind. */
function portal() {
  const held = new Map<string, Buffer>();
  const open = new Map<string, { size: number; bytes: Buffer }>();
  const calls: string[] = [];
  const next: { part?: ((bytes: Uint8Array) => Reply<PartSent>)[]; begin?: Reply<UploadBegun>[] } = {};
  let sent = 0;
  const uploads: PortalUploads = {
    async beginUpload({ sha256, size }) {
      calls.push('begin');
      const told = next.begin?.shift();
      if (told !== undefined) return told;
      if (held.has(sha256)) return said<UploadBegun>({ kind: 'held' });
      const file = open.get(sha256) ?? { size, bytes: Buffer.alloc(0) };
      open.set(sha256, file);
      return said<UploadBegun>({ kind: 'open', url: `/u/${sha256}`, offset: file.bytes.length });
    },
    async uploadOffset(url) {
      calls.push('offset');
      return said(open.get(url.slice(3))?.bytes.length);
    },
    async sendPart(url, offset, bytes) {
      calls.push(`part ${offset}`);
      sent += bytes.byteLength;
      const told = next.part?.shift();
      if (told !== undefined) return told(bytes);
      const sha256 = url.slice(3);
      const file = open.get(sha256);
      if (file === undefined) return said<PartSent>({ kind: 'gone' });
      if (file.bytes.length !== offset) return said<PartSent>({ kind: 'elsewhere' });
      file.bytes = Buffer.concat([file.bytes, bytes]);
      if (file.bytes.length < file.size) return said<PartSent>({ kind: 'kept', offset: file.bytes.length });
      open.delete(sha256);
      if (sha256Of(file.bytes) !== sha256) return said<PartSent>({ kind: 'wrong' });
      held.set(sha256, file.bytes);
      return said<PartSent>({ kind: 'kept', offset: file.size });
    },
  };
  return { uploads, held, open, calls, next, sent: () => sent };
}

/** A thread that has just begun. */
function thread({ uploads }: { uploads: PortalUploads }) {
  const upload = new FileUpload({
    db: core.db,
    store: filesOf(core.core.services),
    portal: uploads,
    now: () => core.clock.now(),
  });
  return (stop = new AbortController().signal, progressed = () => {}) =>
    upload.sendSome(stop, () => {}, progressed);
}

const three = Buffer.alloc(3 * UPLOADED_BYTES - 5, 0x41);

describe('a file', () => {
  test('leaves by parts of a megabyte once its act was accepted, and is asked about no more', async () => {
    const at = portal();
    const send = thread(at);
    const sha256 = await owe(three, 1_000);
    expect(await send()).toEqual({ more: false });
    expect(at.calls).toEqual(['begin', 'part 0', `part ${UPLOADED_BYTES}`, `part ${2 * UPLOADED_BYTES}`]);
    expect(at.held.get(sha256)?.equals(three)).toBe(true);
    expect(row(sha256)).toEqual({ state: 'sent', done: three.length, tries: 0, fault: null, url: null });
    await send();
    expect(at.calls).toHaveLength(4);
  });

  test.each(['waiting', 'sending', 'refused'])('never leaves while its act is %s', async (state) => {
    const at = portal();
    await owe(three, 1_000, state);
    expect(await thread(at)()).toEqual({ more: false });
    expect(at.calls).toEqual([]);
  });

  test('of the oldest act leaves first', async () => {
    const at = portal();
    const first = await owe(Buffer.from('zz premier'), 1_000);
    const second = await owe(Buffer.from('aa second'), 2_000);
    await thread(at)();
    expect([...at.held.keys()]).toEqual([first, second]);
  });

  test('that the portal holds already costs no byte, for each act that names it', async () => {
    const at = portal();
    const sha256 = await owe(three, 1_000);
    at.held.set(sha256, three);
    await owe(three, 2_000);
    await thread(at)();
    expect(at.calls).toEqual(['begin', 'begin']);
    expect(core.db.prepare('SELECT DISTINCT state FROM file_upload').pluck().all()).toEqual(['sent']);
  });
});

describe('a cut', () => {
  test('costs one part: the next round asks where the portal stands', async () => {
    const at = portal();
    const send = thread(at);
    const sha256 = await owe(three, 1_000);
    at.next.part = [
      (bytes) => {
        const file = at.open.get(sha256);
        // Part of it came before the line broke.
        if (file !== undefined) file.bytes = Buffer.from(bytes.subarray(0, 1_000));
        return CUT;
      },
    ];
    expect(await send()).toEqual({ more: false });
    expect(row(sha256)).toMatchObject({ state: 'sending', done: 0, url: `/u/${sha256}` });
    await send();
    expect(at.calls.slice(0, 4)).toEqual(['begin', 'part 0', 'offset', 'part 1000']);
    expect(at.held.get(sha256)?.equals(three)).toBe(true);
    expect(at.sent()).toBeLessThanOrEqual(three.length + UPLOADED_BYTES);
  });

  test('of this program goes on from where the base says, once the portal agrees', async () => {
    const at = portal();
    const sha256 = await owe(three, 1_000);
    at.next.part = [
      (bytes) => {
        const file = at.open.get(sha256);
        if (file !== undefined) file.bytes = Buffer.from(bytes);
        return said<PartSent>({ kind: 'kept', offset: bytes.byteLength });
      },
      () => CUT,
    ];
    await thread(at)();
    await thread(at)();
    expect(at.calls.filter((call) => call === 'part 0')).toHaveLength(1);
    expect(at.held.get(sha256)?.equals(three)).toBe(true);
  });

  test('after which the portal knows nothing of it begins again', async () => {
    const at = portal();
    const sha256 = await owe(three, 1_000);
    at.next.part = [() => CUT];
    const send = thread(at);
    await send();
    at.open.clear();
    await send();
    expect(at.calls).toEqual([
      'begin',
      'part 0',
      'offset',
      'begin',
      'part 0',
      `part ${UPLOADED_BYTES}`,
      `part ${2 * UPLOADED_BYTES}`,
    ]);
    expect(row(sha256)).toMatchObject({ state: 'sent' });
  });

  test('by a stop writes nothing of what comes too late', async () => {
    const at = portal();
    const sha256 = await owe(three, 1_000);
    const stop = new AbortController();
    at.next.part = [
      (bytes) => {
        stop.abort();
        return said<PartSent>({ kind: 'kept', offset: bytes.byteLength });
      },
    ];
    expect(await thread(at)(stop.signal)).toEqual({ more: false });
    expect(row(sha256)).toMatchObject({ done: 0 });
  });
});

describe('acts', () => {
  test('that wait go before the next part, and one part has left all the same', async () => {
    const at = portal();
    const send = thread(at);
    await owe(three, 1_000);
    await core.client('agent').payments.record(payment(2_000));
    expect(await send()).toEqual({ more: true });
    expect(at.calls).toEqual(['begin']);
    expect(await send()).toEqual({ more: true });
    expect(at.calls).toEqual(['begin', 'part 0']);
    core.db.prepare("UPDATE outbox SET state = 'sent'").run();
    expect(await send()).toEqual({ more: false });
  });

  test('a long file leaves the round now and then', async () => {
    const at = portal();
    await owe(Buffer.alloc(19 * UPLOADED_BYTES, 1), 1_000);
    const send = thread(at);
    expect(await send()).toEqual({ more: true });
    expect(await send()).toEqual({ more: false });
    expect(at.calls.filter((call) => call.startsWith('part'))).toHaveLength(19);
  });
});

describe('a portal', () => {
  test('that found the whole wrong gets it again from zero, three times at most', async () => {
    const at = portal();
    const sha256 = await owe(Buffer.from('court'), 1_000);
    const after = await owe(Buffer.from('le suivant'), 2_000);
    const wrong = () => said<PartSent>({ kind: 'wrong' });
    at.next.part = [wrong, wrong];
    await thread(at)();
    expect(row(sha256)).toMatchObject({ state: 'sent', tries: 2 });
    core.db.prepare("UPDATE file_upload SET state = 'waiting', tries = 0 WHERE sha256 = ?").run(sha256);
    at.held.clear();
    at.next.part = [wrong, wrong, wrong];
    await thread(at)();
    expect(row(sha256)).toMatchObject({
      state: 'failed',
      fault: "Ce que le portail a reçu n'est pas ce fichier.",
    });
    expect(row(after)).toMatchObject({ state: 'sent' });
    // The next thread tries again.
    await thread(at)();
    expect(row(sha256)).toMatchObject({ state: 'sent', fault: null });
  });

  test('that refuses is asked for the next file, and the reason kept', async () => {
    const at = portal();
    const refused = await owe(Buffer.from('un'), 1_000);
    const large = await owe(Buffer.from('deux'), 2_000);
    const good = await owe(Buffer.from('trois'), 3_000);
    at.next.begin = [said({ kind: 'refused', status: 403 }), said({ kind: 'refused', status: 413 })];
    await thread(at)();
    expect(row(refused)).toMatchObject({ state: 'failed', fault: expect.stringContaining('ne connaît pas') });
    expect(row(large)).toMatchObject({ state: 'failed', fault: expect.stringContaining('taille') });
    expect(row(good)).toMatchObject({ state: 'sent' });
  });

  test('that says it stands elsewhere, or that nothing moved, is not asked for ever', async () => {
    for (const answer of [{ kind: 'elsewhere' }, { kind: 'kept', offset: 0 }] as const) {
      const at = portal();
      const sha256 = await owe(Buffer.from(`fichier ${answer.kind}`), 1_000);
      at.next.part = Array(100).fill(() => said<PartSent>(answer));
      expect(await thread(at)()).toEqual({ more: false });
      expect(at.calls.length).toBeLessThan(5);
      core.db.prepare("UPDATE file_upload SET state = 'sent' WHERE sha256 = ?").run(sha256);
    }
  });
});

describe('bytes on this post', () => {
  const pathOf = (sha256: string) => {
    const store = filesOf(core.core.services);
    const name = sealedName(store.keys, sha256);
    return join(store.folder, name.slice(0, 2), name.slice(2));
  };

  test('that are lost or touched never leave; the next file does', async () => {
    const at = portal();
    const lost = await owe(Buffer.from('perdu'), 1_000);
    const touched = await owe(Buffer.from('abîmé'), 2_000);
    const good = await owe(Buffer.from('bon'), 3_000);
    rmSync(pathOf(lost));
    writeFileSync(pathOf(touched), Buffer.alloc(200, 1));
    await thread(at)();
    expect(row(lost)).toMatchObject({ state: 'failed', fault: "Le fichier n'est plus sur ce poste." });
    expect(row(touched)).toMatchObject({ state: 'failed', fault: expect.stringContaining('abîmé') });
    expect([...at.held.keys()]).toEqual([good]);
  });
});
