import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CoreReport, DataKey } from '../../src/contract/core-process.ts';
import { BASE_FILE } from '../../src/core/database/open.ts';
import { type CoreWorker, startCoreWorker } from '../../src/loopback/core-worker.ts';
import { TEST_AGENTS, TEST_KEY } from '../support/open-test-core.ts';
import { RESOURCES } from '../support/test-ports.ts';
import type { Client } from './doors.ts';
import { makeFixtureFolder } from './fixture-folder.ts';

const ENTRY = new URL('../../src/core/process.ts', import.meta.url);
const KEY: DataKey = { kind: 'key', bytes: TEST_KEY };

let folder: string;
const running: CoreWorker[] = [];

beforeEach(async () => {
  folder = await makeFixtureFolder();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((core) => core.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the real process of the core in a worker, and waits for its first word. */
async function start(dataFolder: string, key: DataKey) {
  const first = Promise.withResolvers<CoreReport>();
  const core = startCoreWorker({
    entry: ENTRY,
    open: { dataFolder, resourcesFolder: RESOURCES, key },
    onReport: (report) => first.resolve(report),
    onLost: first.reject,
  });
  running.push(core);
  return { core, report: await first.promise };
}

function window(core: CoreWorker, name: string) {
  const port = core.connect(name);
  const closed = new Promise<void>((resolve) => port.on('close', () => resolve()));
  const client = createORPCClient<Client>(new RPCLink({ port: port as unknown as MessagePort }));
  port.start();
  return { client, closed };
}

describe('the process of the core', () => {
  test('opens the base it is told to, with the key it is given', async () => {
    const { core, report } = await start(folder, KEY);
    expect(report).toEqual({ type: 'ready', fault: null, recovery: 'not-configured' });
    const { post } = await window(core, 'a').client.session.status();
    expect(post).toMatchObject({ landlordId: 'cchartres' });
  });

  test.each([
    ['missing', { kind: 'missing' }, 'BASE-KEY-MISSING'],
    ['unreadable', { kind: 'unreadable' }, 'BASE-KEY-READ'],
    ['of another base', { kind: 'key', bytes: Buffer.alloc(32, 1) }, 'BASE-UNREADABLE'],
  ] as const)('says why when the key is %s, and leaves the base alone', async (_what, key, fault) => {
    const before = readFileSync(join(folder, BASE_FILE));
    const { core, report } = await start(folder, key);
    expect(report).toMatchObject({ type: 'ready', fault });
    // The window still opens, to be told.
    expect(await window(core, 'a').client.session.status()).toMatchObject({ post: null });
    expect(readFileSync(join(folder, BASE_FILE)).equals(before)).toBe(true);
  });

  test('makes no base without a key', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'guichet-empty-'));
    const { report } = await start(empty, { kind: 'missing' });
    expect(report).toMatchObject({ fault: 'BASE-KEY-READ' });
    expect(existsSync(join(empty, BASE_FILE))).toBe(false);
    rmSync(empty, { recursive: true });
  });

  test('says in a sentence that the data folder cannot be used', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'not a folder');
    const { core, report } = await start(file, KEY);
    expect(report).toMatchObject({ type: 'failed', sentence: expect.stringContaining(file) });
    // A window that comes nevertheless is closed, not left waiting.
    await window(core, 'a').closed;
  });

  test('locks every window when the door says so', async () => {
    const { core } = await start(folder, KEY);
    const { login, password } = TEST_AGENTS.agent;
    const first = window(core, 'a');
    await first.client.session.signIn({ agent: login, password });
    core.lock();
    await first.closed;
    expect((await window(core, 'a').client.session.status()).session.kind).toBe('locked');
  });

  test('leaves the data folder to the next one when closed', async () => {
    const { core } = await start(folder, KEY);
    const second = await start(folder, KEY);
    expect(second.report).toMatchObject({ fault: 'BASE-IN-USE' });
    await core.close();
    const third = await start(folder, KEY);
    expect(third.report).toMatchObject({ fault: null });
  });

  test('seals the key to the agency when it has named its recovery key', async () => {
    const identity = await generateX25519Identity();
    writeFileSync(join(folder, 'cle', 'secours.destinataire'), `${await identityToRecipient(identity)}\n`);
    const { report } = await start(folder, KEY);
    expect(report).toMatchObject({ recovery: 'sealed' });
    const copy = readFileSync(join(folder, 'cle', 'base.cle.age'));
    expect(copy.includes(TEST_KEY.toString('hex'))).toBe(false);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(await decrypter.decrypt(copy, 'text')).toBe(TEST_KEY.toString('hex'));
  });

  test('says that a recovery key it cannot read seals nothing', async () => {
    writeFileSync(join(folder, 'cle', 'secours.destinataire'), 'age1nothing\n');
    const { report } = await start(folder, KEY);
    expect(report).toMatchObject({ type: 'ready', fault: null, recovery: 'failed' });
  });

  test('names the installation otherwise when the folder was copied', async () => {
    const { instanceToken } = await import('../../src/core/host/instance-token.ts');
    const copy = mkdtempSync(join(tmpdir(), 'guichet-copy-'));
    const { cpSync } = await import('node:fs');
    const here = instanceToken(folder);
    expect(instanceToken(folder)).toBe(here);
    cpSync(folder, copy, { recursive: true });
    expect(instanceToken(copy)).not.toBe(here);
    rmSync(copy, { recursive: true });
  });
});
