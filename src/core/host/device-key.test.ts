import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { SecretsError } from '../ports.ts';
import { DEVICE_KEY_FILE, fileDeviceKey } from './device-key.ts';
import { KEY_FOLDER } from './key-folder.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'guichet-device-key-'));
  folders.push(made);
  return made;
}
const DATA_KEY = Buffer.alloc(32, 7);
const keyOf = (data: string, dataKey: Buffer | undefined = DATA_KEY) => fileDeviceKey(data, () => dataKey);
const fileOf = (data: string) => join(data, KEY_FOLDER, DEVICE_KEY_FILE);

test('is made once, and signs what its public half checks', () => {
  const data = folder();
  const first = keyOf(data);
  const again = keyOf(data);
  expect(again.publicKey()).toBe(first.publicKey());
  expect(first.publicKey()).toMatch(/^[A-Za-z0-9+/]{59}=$/);
  const signature = again.sign('guichet-session\nposte\nété');
  expect(signature).toMatch(/^[A-Za-z0-9+/]{86}==$/);
  const key = createPublicKey({
    key: Buffer.from(first.publicKey(), 'base64'),
    format: 'der',
    type: 'spki',
  });
  const checks = (text: string) =>
    verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  expect(checks('guichet-session\nposte\nété')).toBe(true);
  expect(checks('guichet-session\nposte\nete')).toBe(false);
});

test('is another one on another post, and never plain on the disk', () => {
  const [one, other] = [folder(), folder()];
  expect(keyOf(one).publicKey()).not.toBe(keyOf(other).publicKey());
  // A PKCS#8 Ed25519 key begins so.
  const plain = Buffer.from('302e020100300506032b6570', 'hex');
  expect(readFileSync(fileOf(one)).includes(plain)).toBe(false);
});

test('is not opened by another data key, nor replaced, nor used when one bit of it changed', () => {
  const data = folder();
  const made = keyOf(data).publicKey();
  expect(() => keyOf(data, Buffer.alloc(32, 8)).publicKey()).toThrow(SecretsError);
  const bytes = readFileSync(fileOf(data));
  const damaged = Buffer.from(bytes);
  damaged[bytes.length - 1] = (damaged[bytes.length - 1] ?? 0) ^ 1;
  writeFileSync(fileOf(data), damaged);
  expect(() => keyOf(data).sign('x')).toThrow(SecretsError);
  writeFileSync(fileOf(data), bytes);
  expect(keyOf(data).publicKey()).toBe(made);
});

test('is not made without a data key', () => {
  expect(() => fileDeviceKey(folder(), () => undefined).publicKey()).toThrow(SecretsError);
});
