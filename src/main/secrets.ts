import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataKey } from '../contract/core-process.ts';
import { writeDurably } from './durable-file.ts';
import type { DoorElectron } from './electron-parts.ts';

/** Beside the backups, never among them. */
const KEY_FOLDER = 'cle';
const SEALED_KEY_FILE = 'base.cle.scellee';
/** The key as the loopback door keeps it on a machine without Electron. */
const PLAIN_KEY_FILE = 'base.cle';
const BASE_FILE = 'guichet.db';
const KEY_BYTES = 32;

export type Keyring = DoorElectron['safeStorage'];

/** `no-keyring`: this post has nothing to seal a key with, and none is made unsealed. */
export type KeyFound = DataKey | { readonly kind: 'no-keyring' };

/**
 * Reads the key of a data folder, sealed by the system's keyring; makes one, durably, when there is neither key nor
 * base. A base begun by the loopback door keeps its key file: both doors open it.
 */
export async function readOrCreateKey(
  dataFolder: string,
  keyring: Keyring,
  platform: NodeJS.Platform,
): Promise<KeyFound> {
  const folder = join(dataFolder, KEY_FOLDER);
  const sealed = join(folder, SEALED_KEY_FILE);
  if (existsSync(sealed)) return unseal(folder, keyring);
  const plain = join(folder, PLAIN_KEY_FILE);
  if (existsSync(plain)) return asKey(readFileSync(plain));
  if ((statSync(join(dataFolder, BASE_FILE), { throwIfNoEntry: false })?.size ?? 0) > 0)
    return { kind: 'missing' };
  if (!(await canSeal(keyring, platform))) return { kind: 'no-keyring' };
  await seal(folder, keyring, randomBytes(KEY_BYTES).toString('hex'));
  // What is used is what the keyring and the disk give back.
  return unseal(folder, keyring);
}

/** Linux without a keyring "seals" with a password written in the program: that is no seal. */
async function canSeal(keyring: Keyring, platform: NodeJS.Platform): Promise<boolean> {
  if (!(await keyring.isAsyncEncryptionAvailable())) return false;
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(keyring.getSelectedStorageBackend());
}

async function seal(folder: string, keyring: Keyring, hex: string): Promise<void> {
  writeDurably(folder, SEALED_KEY_FILE, await keyring.encryptStringAsync(hex));
}

async function unseal(folder: string, keyring: Keyring): Promise<DataKey> {
  try {
    const { result, shouldReEncrypt } = await keyring.decryptStringAsync(
      readFileSync(join(folder, SEALED_KEY_FILE)),
    );
    if (!/^[0-9a-f]{64}$/.test(result)) return { kind: 'unreadable' };
    if (shouldReEncrypt) await seal(folder, keyring, result);
    return asKey(Buffer.from(result, 'hex'));
  } catch {
    return { kind: 'unreadable' };
  }
}

function asKey(bytes: Buffer): DataKey {
  return bytes.length === KEY_BYTES ? { kind: 'key', bytes } : { kind: 'unreadable' };
}
