import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Secrets } from '../ports.ts';
import { SecretsError } from '../ports.ts';
import { backUpTo } from './backup.ts';
import { openConnection, type WritableDb } from './connection.ts';
import { DatabaseFault } from './faults.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

export type OpenBase = {
  readonly db: WritableDb;
  readonly file: string;
  readonly key: Buffer;
  close(): void;
};

/**
 * A small base is read whole at every start; a large one only after an unclean stop, so that starting does not
 * grow with it. Either way each page carries its own seal, checked when it is read.
 */
const CHECK_ALWAYS_BELOW = 32 * 1024 * 1024;

export const BASE_FILE = 'guichet.db';

/**
 * Opens the base of a data folder, creating it when there is none.
 * @throws DatabaseFault when it is locked, foreign, damaged, newer, or its key is missing or wrong. The file is
 * never deleted nor rewritten.
 */
export function openBase(folder: string, secrets: Secrets, stamp: () => string): OpenBase {
  const lock = lockFolder(folder);
  try {
    const file = join(folder, BASE_FILE);
    const exists = existsSync(file) && statSync(file).size > 0;
    const key = dataKey(secrets, exists);
    if (exists) refusePlainFile(file);
    const db = connect(file, key, exists);
    try {
      if (exists && (lock.unclean || statSync(file).size <= CHECK_ALWAYS_BELOW)) checkPages(db);
      migrate(db, migrations, () =>
        backUpTo(db, key, join(folder, 'backups', `avant-migration-${stamp()}.db`)),
      );
    } catch (error) {
      db.close();
      throw error;
    }
    return {
      db,
      file,
      key,
      close() {
        if (db.open) {
          db.pragma('wal_checkpoint(TRUNCATE)');
          db.close();
        }
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function dataKey(secrets: Secrets, exists: boolean): Buffer {
  try {
    const key = secrets.readDataKey();
    if (key !== undefined) return key;
    if (!exists) return secrets.createDataKey();
  } catch (error) {
    if (!(error instanceof SecretsError)) throw error;
    throw keyFault('BASE-KEY-READ', 'La clé de ce poste ne peut pas être lue.', error);
  }
  throw keyFault('BASE-KEY-MISSING', 'La base est là, mais sa clé manque sur ce poste.');
}

function keyFault(code: string, happened: string, cause?: unknown): DatabaseFault {
  return new DatabaseFault(
    code,
    {
      title: 'La base est fermée à clé',
      happened,
      kept: "La base n'a pas été touchée : rien n'est perdu.",
      next: 'Faites remettre la clé du poste, ou ouvrez la base avec la clé de secours de l’agence.',
    },
    cause === undefined ? undefined : { cause },
  );
}

const PLAIN_HEADER = 'SQLite format 3\0';

function refusePlainFile(file: string): void {
  const head = Buffer.alloc(PLAIN_HEADER.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1') !== PLAIN_HEADER) return;
  throw new DatabaseFault('BASE-FOREIGN', {
    title: "Ce fichier n'est pas une base de Guichet",
    happened: "Il n'est pas chiffré : un autre programme l'a écrit à la place de la base.",
    kept: "Le fichier n'a pas été touché.",
    next: 'Rendez au dossier de données la base de ce poste, puis relancez.',
  });
}

function connect(file: string, key: Buffer, exists: boolean): WritableDb {
  try {
    return openConnection(file, key, { create: !exists });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'SQLITE_NOTADB') {
      throw new DatabaseFault(
        'BASE-UNREADABLE',
        {
          title: 'La base ne s’ouvre pas avec la clé de ce poste',
          happened: 'La clé n’est pas celle de cette base, ou le début du fichier est abîmé.',
          kept: "Le fichier n'a pas été touché : il peut encore être ouvert avec sa clé.",
          next: 'Rendez la clé ou la base d’origine, ou restaurez une sauvegarde.',
        },
        { cause: error },
      );
    }
    if (code.startsWith('SQLITE_CORRUPT')) throw damaged(error);
    throw error;
  }
}

function checkPages(db: WritableDb): void {
  let verdict: unknown;
  try {
    verdict = db.pragma('quick_check(1)', { simple: true });
  } catch (error) {
    throw damaged(error);
  }
  if (verdict !== 'ok') throw damaged(undefined);
}

function damaged(cause: unknown): DatabaseFault {
  return new DatabaseFault(
    'BASE-DAMAGED',
    {
      title: 'La base est abîmée',
      happened: 'Des pages du fichier ne se lisent plus.',
      kept: "Le fichier n'a pas été touché ni effacé.",
      next: 'Copiez le dossier de données en lieu sûr, puis restaurez la dernière sauvegarde.',
    },
    cause === undefined ? undefined : { cause },
  );
}
