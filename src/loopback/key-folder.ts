import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DataKey } from '../contract/core-process.ts';

/**
 * Where the key of the base is kept when no system keyring is: a plain file readable by this account alone, beside
 * the backups and never among them. Whoever reads the account's files reads it; the door says so at start.
 */
export const KEY_FOLDER = 'cle';
export const KEY_FILE = 'base.cle';
/** The key as the Electron door keeps it, sealed by the system's keyring: this door cannot read it. */
export const SEALED_KEY_FILE = 'base.cle.scellee';
const BASE_FILE = 'guichet.db';
const KEY_BYTES = 32;

/**
 * Reads the key of a data folder; makes one, durably, when there is neither key nor base. Never makes a second key
 * for a base that has one somewhere.
 */
export function readOrCreateKey(dataFolder: string): DataKey {
  const folder = join(dataFolder, KEY_FOLDER);
  const file = join(folder, KEY_FILE);
  if (existsSync(file)) return readKey(file);
  if (existsSync(join(folder, SEALED_KEY_FILE))) return { kind: 'unreadable' };
  if (hasBase(dataFolder)) return { kind: 'missing' };
  writeDurably(folder, KEY_FILE, randomBytes(KEY_BYTES));
  // What is used is what the disk gives back.
  return readKey(file);
}

function readKey(file: string): DataKey {
  try {
    const bytes = readFileSync(file);
    return bytes.length === KEY_BYTES ? { kind: 'key', bytes } : { kind: 'unreadable' };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Same test as the core's: an empty file holds nothing that a new key could lock out. */
function hasBase(dataFolder: string): boolean {
  return (statSync(join(dataFolder, BASE_FILE), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The file has its name only once its bytes are on the disk, and its name is on the disk when this returns. */
function writeDurably(folder: string, name: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const draft = join(folder, `${name}.partiel`);
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, join(folder, name));
  syncFolder(folder);
}

/** Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
