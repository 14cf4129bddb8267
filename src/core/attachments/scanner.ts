import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { ScannerFolder } from '../../contract/attachments.ts';
import { typeOfName } from '../../rules/attachments/names.ts';
import { sql } from '../database/connection.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { sha256Of } from '../documents/file-store.ts';
import type { CommandScope, CoreServices } from '../procedures/procedures.ts';
import { requireSize } from './intake.ts';
import { badFolder, noSuchScan } from './refusals.ts';

/** Scans shown at once, the newest first. */
const SHOWN = 100;

/** Null: not set. An empty text is how the base says so once it was. */
export function scannerFolder(core: CoreServices): string | null {
  const folder = readMeta(core.base.readable(), 'scanner-folder');
  return folder === undefined || folder === '' ? null : folder;
}

/** @throws Refusal `FIC-DOSSIER` */
export function setScannerFolder(
  { db, core, changed }: CommandScope,
  given: string | null,
): { folder: string | null } {
  const folder = given === null || given === '' ? null : resolve(requireFolder(core, given));
  writeMeta(db, 'scanner-folder', folder ?? '');
  changed('attachments');
  return { folder };
}

function requireFolder(core: CoreServices, folder: string): string {
  if (!isAbsolute(folder)) throw badFolder("son chemin n'est pas complet");
  const { data } = core.ports.directories;
  if (!relative(data, folder).startsWith('..') || !relative(folder, data).startsWith('..'))
    throw badFolder('il contient les données de Guichet, ou elles le contiennent');
  const fault = faultOf(folder);
  if (fault !== null) throw badFolder(fault);
  return folder;
}

/** Why a folder cannot be read, as the end of a sentence; null when it can. */
function faultOf(folder: string): string | null {
  try {
    if (!statSync(folder).isDirectory()) return "ce n'est pas un dossier";
    readdirSync(folder);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? "il n'existe pas"
      : "ce poste n'a pas le droit de le lire";
  }
}

/** What the scanner left: files directly in its folder, of a kind that is taken. */
export function listScans(core: CoreServices): ScannerFolder {
  const folder = scannerFolder(core);
  if (folder === null) return { folder, fault: null, files: [] };
  const fault = faultOf(folder);
  if (fault !== null) return { folder, fault: `Le dossier du scanner ne se lit pas, ${fault}.`, files: [] };
  const files = readdirSync(folder, { withFileTypes: true })
    // A link may lead anywhere: only files.
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && isTaken(entry.name))
    .flatMap(({ name }) => {
      // It may have left meanwhile.
      const found = lstatSync(join(folder, name), { throwIfNoEntry: false });
      return found?.isFile() === true
        ? [{ name, size: found.size, modifiedAt: found.mtime.toISOString() }]
        : [];
    })
    .toSorted((a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1));
  return { folder, fault: null, files: files.slice(0, SHOWN) };
}

function isTaken(name: string): boolean {
  const type = typeOfName(name);
  return type !== null && type !== 'other' && name.length <= 255;
}

/**
 * The bytes of one scan.
 * @throws Refusal `FIC-NUMERISE` when it is not a file directly in the folder, `FIC-VIDE`, `FIC-TAILLE`
 */
export function readScan(core: CoreServices, name: string): Uint8Array {
  const folder = scannerFolder(core);
  const bytes =
    folder === null || !isPlainName(name) ? undefined : readPlainFile(join(folder, name), requireSize);
  if (bytes === undefined) throw noSuchScan();
  return bytes;
}

function isPlainName(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/\\\0]/.test(name) && !/^[a-z]:/i.test(name);
}

/** Undefined where there is none, or a link, a folder or a device stands in its place. */
function readPlainFile(path: string, accept: (size: number) => void): Uint8Array | undefined {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  // It could have become a link since: the opening itself refuses one, where the system knows how.
  const handle = openOrNothing(path);
  if (handle === undefined) return undefined;
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) return undefined;
    accept(found.size);
    const bytes = Buffer.alloc(found.size);
    let done = 0;
    for (let read = -1; read !== 0 && done < bytes.length; done += read) {
      read = readSync(handle, bytes, done, bytes.length - done, done);
    }
    return bytes.subarray(0, done);
  } finally {
    closeSync(handle);
  }
}

function openOrNothing(path: string): number | undefined {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch {
    return undefined;
  }
}

/** Removes the scans that a recorded act named, as long as they are still what was taken. Never fails an act. */
export function removeTakenScans(core: CoreServices): void {
  const db = core.base.writable();
  const taken = sql<{ name: string; sha256: string }>(db, 'SELECT name, sha256 FROM scan_taken').all();
  if (taken.length === 0) return;
  const folder = scannerFolder(core);
  for (const { name, sha256 } of taken) {
    if (folder !== null) removeScan(core, name, sha256);
  }
  db.transaction(() => {
    for (const { name, sha256 } of taken)
      sql(db, 'DELETE FROM scan_taken WHERE name = ? AND sha256 = ?').run(name, sha256);
  }).immediate();
}

/** @param sha256 of what it has to be still; null: whatever it is */
export function removeScan(core: CoreServices, name: string, sha256: string | null): void {
  const folder = scannerFolder(core);
  if (folder === null || !isPlainName(name)) return;
  const path = join(folder, name);
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return;
    const bytes = sha256 === null ? undefined : readPlainFile(path, () => {});
    if (sha256 === null || (bytes !== undefined && sha256Of(bytes) === sha256)) rmSync(path);
  } catch (error) {
    // Held open by another program: the clerk sees it in the list and removes it.
    core.ports.log.error('scan-not-removed', error);
  }
}
