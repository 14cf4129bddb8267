import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** `lot-000012` */
export function batchFolderName(no: number): string {
  return `lot-${String(no).padStart(6, '0')}`;
}

/**
 * Writes the files of a batch into `folder`: all of them or none, whenever the machine stops. What another program may
 * have made of a folder of that name is kept aside, never lost.
 * @param files text by file name
 * @returns the folder of the batch
 */
export function writeBatch(folder: string, no: number, files: ReadonlyMap<string, string>): string {
  mkdirSync(folder, { recursive: true });
  const place = join(folder, batchFolderName(no));
  if (holds(place, files)) return place;
  const draft = join(folder, `.${batchFolderName(no)}.${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  try {
    for (const [name, text] of files) writeDurably(join(draft, name), text);
    syncFolder(draft);
    if (existsSync(place)) renameSync(place, freeName(place));
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  syncFolder(folder);
  return place;
}

function holds(place: string, files: ReadonlyMap<string, string>): boolean {
  if (!existsSync(place) || readdirSync(place).length !== files.size) return false;
  return [...files].every(([name, text]) => {
    const path = join(place, name);
    return existsSync(path) && readFileSync(path, 'utf8') === text;
  });
}

function freeName(place: string): string {
  for (let n = 1; ; n += 1) {
    const name = `${place}.ancien-${n}`;
    if (!existsSync(name)) return name;
  }
}

function writeDurably(path: string, text: string): void {
  const descriptor = openSync(path, 'wx', 0o640);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A rename is only durable once its folder is; Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
