import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseFault } from './faults.ts';

export type FolderLock = {
  /** True when the last program that held the folder did not close it: a crash or a power cut. */
  readonly unclean: boolean;
  release(): void;
};

/** Empty; only ever locked. */
export const LOCK_FILE = 'verrou';
/** There while the base is open; found at the next start, it tells a stop that was not clean. */
export const MARK_FILE = 'ouvert.pid';

/**
 * One program at a time per data folder, whichever door it was started by. The lock is the system's own, held
 * through SQLite: it falls with the process that held it. A process number in a file would not do: after a power
 * cut another program may bear it, and the counter would stay shut.
 * @throws DatabaseFault `BASE-IN-USE` when another living program holds it.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const lock = new Database(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw inUse();
    throw error;
  }
  const mark = join(folder, MARK_FILE);
  const unclean = existsSync(mark);
  writeFileSync(mark, String(process.pid));
  return {
    unclean,
    release() {
      if (!lock.open) return;
      rmSync(mark, { force: true });
      lock.close();
    },
  };
}

function inUse(): DatabaseFault {
  return new DatabaseFault('BASE-IN-USE', {
    title: 'Guichet est déjà ouvert sur ce poste',
    happened: 'Un autre Guichet tient cette base.',
    kept: "Rien n'a été touché.",
    next: 'Revenez à la fenêtre déjà ouverte, ou fermez-la puis relancez.',
  });
}
