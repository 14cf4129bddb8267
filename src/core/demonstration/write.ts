import { closeSync, existsSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileNameOf, IMPORT_FILES, type ImportFileId } from '../../rules/import/files.ts';
import { headerLine, rowLine } from './csv.ts';
import { type DemonstrationOptions, generateDemonstration } from './generate.ts';

export type WrittenDemonstration = {
  readonly accounts: number;
  readonly rows: Readonly<Record<ImportFileId, number>>;
  readonly documents: number;
};

export type WriteOptions = DemonstrationOptions & {
  /** Told every thousand accounts, and at the end. */
  readonly onProgress?: (accountsDone: number, accountsTotal: number) => void;
};

/** True when the folder can receive a demonstration: it does not exist yet, or holds nothing. */
export function isFreeFolder(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

/**
 * Writes a demonstration as the folder an ERP would hand over (import-format.md), row by row: a million accounts
 * take no more memory than ten.
 * @throws Error when the folder already holds something: nothing is ever written over
 */
export function writeDemonstration(folder: string, options: WriteOptions): WrittenDemonstration {
  if (!isFreeFolder(folder)) throw new Error(`Folder not empty: ${folder}`);
  mkdirSync(join(folder, 'documents'), { recursive: true });
  const demonstration = generateDemonstration(options);
  const files = new Map(IMPORT_FILES.map((id) => [id, openFile(folder, id)]));
  let accounts = 0;
  try {
    for (const imported of demonstration.rows()) {
      files.get(imported.file)?.write(rowLine(imported));
      if (imported.file !== 'baux') continue;
      accounts += 1;
      if (accounts % 1000 === 0) options.onProgress?.(accounts, options.accounts);
    }
  } finally {
    for (const file of files.values()) file.close();
  }
  let documents = 0;
  for (const document of demonstration.documents()) {
    writeFileSync(join(folder, 'documents', document.fichier), document.bytes(), { flag: 'wx' });
    documents += 1;
  }
  options.onProgress?.(accounts, options.accounts);
  const rows = Object.fromEntries([...files].map(([id, file]) => [id, file.rows()])) as Record<
    ImportFileId,
    number
  >;
  return { accounts, rows, documents };
}

const BLOCK = 1 << 18;

function openFile(folder: string, id: ImportFileId) {
  const descriptor = openSync(join(folder, fileNameOf(id)), 'wx');
  let pending = headerLine(id);
  let rows = 0;
  const flush = (): void => {
    writeSync(descriptor, pending);
    pending = '';
  };
  return {
    write(line: string): void {
      pending += line;
      rows += 1;
      if (pending.length >= BLOCK) flush();
    },
    rows: () => rows,
    close(): void {
      flush();
      closeSync(descriptor);
    },
  };
}
