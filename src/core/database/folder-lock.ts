import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseFault } from './faults.ts';

export type FolderLock = {
  /** True when the last program that held the folder did not close it: a crash or a power cut. */
  readonly unclean: boolean;
  release(): void;
};

/** Folders held by this very process: its own pid in the file does not tell a leftover from a second opener. */
const heldHere = new Set<string>();

/**
 * One program at a time per data folder, whichever door it was started by.
 * @throws DatabaseFault `BASE-IN-USE` when another living program holds it.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'ouvert.pid');
  let unclean = false;
  if (!claim(file)) {
    if (holderIsAlive(file)) throw inUse();
    unclean = true;
    rmSync(file, { force: true });
    if (!claim(file)) throw inUse();
  }
  heldHere.add(file);
  return {
    unclean,
    release() {
      heldHere.delete(file);
      rmSync(file, { force: true });
    },
  };
}

function claim(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderIsAlive(file: string): boolean {
  if (heldHere.has(file)) return true;
  let pid: number;
  try {
    pid = Number(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function inUse(): DatabaseFault {
  return new DatabaseFault('BASE-IN-USE', {
    title: 'Guichet est déjà ouvert sur ce poste',
    happened: 'Un autre Guichet tient cette base.',
    kept: "Rien n'a été touché.",
    next: 'Revenez à la fenêtre déjà ouverte, ou fermez-la puis relancez.',
  });
}
