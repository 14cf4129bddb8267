import type { GivenFile } from './send-file.ts';

/** What was dropped: files, and names of folders, which cannot be joined. */
export function droppedFiles(transfer: DataTransfer): {
  readonly files: readonly GivenFile[];
  readonly folders: readonly string[];
} {
  const folders: string[] = [];
  const files: GivenFile[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory === true) folders.push(entry.name);
    else if (file !== null) files.push(givenFile(file));
  }
  return { files, folders };
}

export function givenFile(file: File): GivenFile {
  // A file from the clipboard may have no name.
  return { name: file.name === '' ? 'fichier' : file.name, bytes: file };
}

/** Whether a drag brings files, and not a text or a link of the page. */
export function bringsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}
