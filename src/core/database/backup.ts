import { closeSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { openConnection, type WritableDb } from './connection.ts';

/**
 * Copies the base to a file encrypted with the same key, proves the copy by opening it, and only then gives it
 * its name.
 */
export function backUpTo(db: WritableDb, key: Buffer, target: string): void {
  const folder = dirname(target);
  mkdirSync(folder, { recursive: true });
  const draft = `${target}.partiel`;
  db.prepare('VACUUM INTO ?').run(draft);
  const copy = openConnection(draft, key, { create: false });
  try {
    const verdict: unknown = copy.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Error('the backup does not read back');
    copy.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    copy.close();
  }
  syncPath(draft);
  renameSync(draft, target);
  syncFolder(folder);
}

/** Flushes a file to the disk. */
export function syncPath(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Flushes a folder's names; Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
