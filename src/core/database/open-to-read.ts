import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { ReadableDb } from './connection.ts';
import { DatabaseFault } from './faults.ts';
import { migrations } from './migrations/migrations.ts';

const KEPT = "La base n'a pas été touchée.";

/**
 * Opens a base to look at it: nothing is created, moved to a newer form or written, and a Guichet open on it goes on.
 * @throws DatabaseFault when there is none, its key is not this one, or another version of the program wrote it
 */
export function openToRead(file: string, key: Buffer): ReadableDb {
  if (!existsSync(file) || statSync(file).size === 0) {
    throw new DatabaseFault('BASE-MISSING', {
      title: "Il n'y a pas de base dans ce dossier",
      happened: `${file} ne s'y trouve pas.`,
      kept: "Rien n'a été créé.",
      next: 'Donnez le dossier de données de ce poste.',
    });
  }
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 }) as ReadableDb;
  try {
    db.pragma("cipher='chacha20'");
    db.key(key);
    db.pragma('query_only=ON');
    db.pragma('temp_store=MEMORY');
    db.pragma('trusted_schema=OFF');
    db.pragma('cell_size_check=ON');
    refuseOtherVersion(db);
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') throw unreadable(error);
    throw error;
  }
}

function refuseOtherVersion(db: ReadableDb): void {
  const version = db.pragma('user_version', { simple: true });
  if (version === migrations.length) return;
  throw new DatabaseFault('BASE-VERSION', {
    title: "La base est d'une autre version de Guichet",
    happened: `Elle porte le numéro ${String(version)}\u202f; ce programme attend le ${migrations.length}.`,
    kept: KEPT,
    next: 'Ouvrez-la une fois avec la version de Guichet de ce poste, puis recommencez.',
  });
}

function unreadable(cause: unknown): DatabaseFault {
  return new DatabaseFault(
    'BASE-UNREADABLE',
    {
      title: "La base ne s'ouvre pas avec la clé de ce poste",
      happened: "La clé n'est pas celle de cette base, ou le début du fichier est abîmé.",
      kept: KEPT,
      next: "Rendez la clé ou la base d'origine, ou restaurez une sauvegarde.",
    },
    { cause },
  );
}
