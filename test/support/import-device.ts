import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection, type WritableDb } from '../../src/core/database/connection.ts';
import { migrate } from '../../src/core/database/migrate.ts';
import { migrations } from '../../src/core/database/migrations/migrations.ts';
import { openFileStore } from '../../src/core/documents/file-store.ts';
import { type ApplyOptions, applyFolder } from '../../src/core/import/apply.ts';
import { temporaryFolder } from './data-folder.ts';
import { type ErpFiles, writeErpFolder } from './erp-folder.ts';
import { TEST_KEY } from './test-ports.ts';

export const REFERENCES = { form: 'digits-letter', digits: 10, digitsWithoutFirstZero: 9 } as const;

/** A base without a core, and an ERP's folder to import into it in this thread. */
export function importDevice() {
  const folder = temporaryFolder();
  const db = openConnection(join(folder, 'essai.db'), TEST_KEY, { create: true });
  migrate(db, migrations, () => {});
  const files = openFileStore(join(folder, 'fichiers'), TEST_KEY);
  const erp = join(folder, 'erp');
  const steps: string[] = [];
  const run = (set: ErpFiles, more: Partial<ApplyOptions> = {}, alongside?: () => void) => {
    rmSync(erp, { recursive: true, force: true });
    writeErpFolder(erp, set);
    return again(more, alongside);
  };
  const again = (more: Partial<ApplyOptions> = {}, alongside?: () => void) => {
    const options = {
      folder: erp,
      referenceRule: REFERENCES,
      dryRun: false,
      day: '2026-11-17',
      at: '2026-11-17T13:05:00.000Z',
      files,
      onProgress: (step: string) => steps.push(step),
      ...more,
    };
    return applyFolder(db, options, alongside);
  };
  return { db, erp, files, run, again, steps };
}

/** Every row of every table of the base, to compare two moments of it. */
export function picture(db: WritableDb): Record<string, unknown[]> {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).raw().all()]),
  );
}

/** Cents by account. */
export const balances = (db: WritableDb) =>
  Object.fromEntries(
    db.prepare('SELECT key, balance_cents FROM lease ORDER BY key').raw().all() as [string, number][],
  );

/** The report of one file, `baux` for `baux.csv`. */
export const fileOf = (report: ReturnType<typeof applyFolder>, name: string) =>
  report.files.find(({ file }) => file === `${name}.csv`);
