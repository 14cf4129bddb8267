import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PortalDatabaseFault } from './portal-fault.ts';

/** Empty; only ever locked. */
const LOCK_FILE = 'verrou';

/**
 * One portal at a time per folder of PGlite, which two would destroy. The lock is the system's own, held through
 * SQLite: it falls with the process that held it, where a process number in a file could be another program's.
 * @throws PortalDatabaseFault `PORTAIL-BASE-TENUE` when another living program holds it
 */
export function holdFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) throw heldElsewhere();
    throw error;
  }
  return {
    release() {
      if (lock.isOpen) lock.close();
    },
  };
}

const SQLITE_BUSY = 5;

function heldElsewhere(): PortalDatabaseFault {
  return new PortalDatabaseFault(
    'PORTAIL-BASE-TENUE',
    "Un autre portail tient cette base de démonstration. Rien n'a été touché\u202f: fermez l'autre, ou donnez un autre dossier (--data).",
  );
}
