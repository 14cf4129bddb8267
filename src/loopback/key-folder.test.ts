import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BASE_FILE } from '../core/database/open.ts';
import { KEY_FILE, KEY_FOLDER, readOrCreateKey, SEALED_KEY_FILE } from './key-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keyFile = () => join(folder, KEY_FOLDER, KEY_FILE);

test('a new post gets a key of its own, readable by its account alone, and keeps it', () => {
  const first = readOrCreateKey(folder);
  if (first.kind !== 'key') throw new Error(first.kind);
  expect(first.bytes.length).toBe(32);
  expect(new Set(first.bytes).size).toBeGreaterThan(8);
  if (process.platform !== 'win32') {
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, KEY_FOLDER)).mode & 0o777).toBe(0o700);
  }
  expect(readOrCreateKey(folder)).toEqual(first);
  expect(existsSync(`${keyFile()}.partiel`)).toBe(false);
});

test('a base whose key has gone is never given another', () => {
  writeFileSync(join(folder, BASE_FILE), 'sealed pages');
  expect(readOrCreateKey(folder)).toEqual({ kind: 'missing' });
  expect(existsSync(keyFile())).toBe(false);
});

test('an empty file is no base: the core writes it anew', () => {
  writeFileSync(join(folder, BASE_FILE), '');
  expect(readOrCreateKey(folder).kind).toBe('key');
});

test('a key cut short is unreadable, and is left as it is', () => {
  readOrCreateKey(folder);
  writeFileSync(keyFile(), 'short');
  expect(readOrCreateKey(folder)).toEqual({ kind: 'unreadable' });
  expect(readFileSync(keyFile(), 'utf8')).toBe('short');
});

test('a key that the Electron door has sealed is not replaced by a second one', () => {
  readOrCreateKey(folder);
  rmSync(keyFile());
  writeFileSync(join(folder, KEY_FOLDER, SEALED_KEY_FILE), 'sealed by the keyring');
  expect(readOrCreateKey(folder)).toEqual({ kind: 'unreadable' });
  expect(existsSync(keyFile())).toBe(false);
});
