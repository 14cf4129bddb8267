import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BASE_FILE } from '../core/database/open.ts';
import {
  KEY_FILE,
  KEY_FOLDER,
  readOrCreateKey as readPlainKey,
  SEALED_KEY_FILE,
} from '../loopback/key-folder.ts';
import { newDataFolder, standInKeyring } from './electron-stand-in.ts';
import { readOrCreateKey } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = newDataFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sealed = () => join(folder, KEY_FOLDER, SEALED_KEY_FILE);
const read = (keyring = standInKeyring(), platform: NodeJS.Platform = 'linux') =>
  readOrCreateKey(folder, keyring, platform);

test('a new post gets a key that leaves no trace but sealed', async () => {
  const key = await read();
  if (key.kind !== 'key') throw new Error(key.kind);
  expect(key.bytes.length).toBe(32);
  const file = readFileSync(sealed());
  expect(file.includes(Buffer.from(key.bytes))).toBe(false);
  expect(file.includes(Buffer.from(key.bytes).toString('hex'))).toBe(false);
  expect(await read()).toEqual(key);
});

test.each([
  ['a keyring that is a word of the program', standInKeyring({ backend: 'basic_text' }), 'linux'],
  ['a keyring not known yet', standInKeyring({ backend: 'unknown' }), 'linux'],
  ['no keyring', standInKeyring({ available: false }), 'linux'],
  ['no keyring on Windows', standInKeyring({ available: false }), 'win32'],
] as const)('with %s no key is made', async (_what, keyring, platform) => {
  expect(await read(keyring, platform)).toEqual({ kind: 'no-keyring' });
  expect(existsSync(sealed())).toBe(false);
});

test('Windows names no keyring and has one', async () => {
  expect((await read(standInKeyring({ backend: 'unknown' }), 'win32')).kind).toBe('key');
});

test('a key sealed by another account is unreadable, and stays as it is', async () => {
  mkdirSync(join(folder, KEY_FOLDER));
  writeFileSync(sealed(), 'sealed elsewhere');
  expect(await read()).toEqual({ kind: 'unreadable' });
  writeFileSync(sealed(), 'sealed:not hexadecimal');
  expect(await read()).toEqual({ kind: 'unreadable' });
  expect(readFileSync(sealed(), 'utf8')).toBe('sealed:not hexadecimal');
});

test('a base whose key has gone is never given another', async () => {
  writeFileSync(join(folder, BASE_FILE), 'sealed pages');
  expect(await read()).toEqual({ kind: 'missing' });
  expect(existsSync(sealed())).toBe(false);
});

test('a keyring that has turned its own key seals ours again', async () => {
  const key = await read();
  const before = statSync(sealed()).ino;
  expect(await read()).toEqual(key);
  expect(statSync(sealed()).ino).toBe(before);
  expect(await read(standInKeyring({ rotated: true }))).toEqual(key);
  // Written anew beside, then named: another file under the same name.
  expect(statSync(sealed()).ino).not.toBe(before);
});

test('a base begun by the other door opens by this one, with the same key', async () => {
  const plain = readPlainKey(folder);
  expect(await read()).toEqual(plain);
  expect(existsSync(join(folder, KEY_FOLDER, KEY_FILE))).toBe(true);
});

test('a base begun by this door is not given a second key by the other', async () => {
  await read();
  expect(readPlainKey(folder)).toEqual({ kind: 'unreadable' });
});
