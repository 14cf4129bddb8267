import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from '../database/backup.ts';
import { Refusal } from '../procedures/refusal.ts';
import { type FileKeys, fileKeys, seal, sealedName, unseal } from './sealed-file.ts';

/** Where the attachments of a post are kept, encrypted; rows of the base name them by their SHA-256. */
export type FileStore = { readonly folder: string; readonly keys: FileKeys };

export type StoredFile = {
  /** SHA-256 of the plain bytes, hexadecimal: the file's only name in the base. */
  readonly sha256: string;
  /** Plain bytes. */
  readonly size: number;
};

/** Folder of the attachments inside the data folder of a post. */
export const FILES_FOLDER = 'fichiers';

/** @param dataKey the base's 32-byte key (`base.key`, or the key lent to an import) */
export function openFileStore(folder: string, dataKey: Uint8Array): FileStore {
  mkdirSync(folder, { recursive: true });
  return { folder, keys: fileKeys(dataKey) };
}

/**
 * Keeps the bytes for good before returning: written aside, flushed, renamed, folder flushed. Call it BEFORE the
 * row that names the file is committed: a crash between the two leaves an unnamed file, never a row without bytes.
 * The same bytes are kept once; a damaged copy already there is replaced.
 */
export function storeFile(store: FileStore, bytes: Uint8Array): StoredFile {
  const sha256 = sha256Of(bytes);
  const target = pathOf(store, sha256);
  if (!existsSync(target) || unseal(store.keys, readFileSync(target)) === undefined)
    writeDurably(target, seal(store.keys, bytes));
  return { sha256, size: bytes.byteLength };
}

/**
 * The bytes, exactly as they were kept.
 * @throws Refusal `DOC-MISSING` when there is no such file, `DOC-ALTERED` when it is not what was kept.
 */
export function readStoredFile(store: FileStore, sha256: string): Uint8Array {
  const target = pathOf(store, sha256);
  if (!existsSync(target)) {
    throw new Refusal('DOC-MISSING', "Le fichier de ce document n'est plus sur ce poste.", {
      kept: 'Le document reste inscrit au compte.',
      next: "Restaurez une sauvegarde, ou demandez de nouveau l'export de la gestion locative.",
    });
  }
  const bytes = unseal(store.keys, readFileSync(target));
  if (bytes === undefined || sha256Of(bytes) !== sha256) {
    throw new Refusal(
      'DOC-ALTERED',
      "Le fichier de ce document a été modifié ou abîmé\u202f: il n'est pas montré.",
      {
        kept: 'Le document reste inscrit au compte, le fichier est laissé tel quel.',
        next: 'Prévenez votre responsable et restaurez une sauvegarde.',
      },
    );
  }
  return bytes;
}

/** Whether there is a file of that name; its bytes are not looked at. */
export function hasStoredFile(store: FileStore, sha256: string): boolean {
  return existsSync(pathOf(store, sha256));
}

/** Erases a file that no row names any more; one that is not there is as good as erased. */
export function eraseStoredFile(store: FileStore, sha256: string): void {
  rmSync(pathOf(store, sha256), { force: true });
}

/** A file's name in the base: SHA-256 of its plain bytes, hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Two letters of folder: a single folder of a million names is slow on some disks. */
function pathOf(store: FileStore, sha256: string): string {
  const name = sealedName(store.keys, sha256);
  return join(store.folder, name.slice(0, 2), name.slice(2));
}

function writeDurably(target: string, bytes: Uint8Array): void {
  const folder = dirname(target);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    syncFolder(dirname(folder));
  }
  const draft = `${target}.${randomBytes(6).toString('hex')}.partiel`;
  try {
    const handle = openSync(draft, 'wx');
    try {
      for (let done = 0; done < bytes.byteLength; ) done += writeSync(handle, bytes, done);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(folder);
}
