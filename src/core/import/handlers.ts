import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { ImportReport } from '../../contract/import.ts';
import type { LentBase } from '../database/base-holder.ts';
import { FILES_FOLDER } from '../documents/file-store.ts';
import { localDay } from '../local-day.ts';
import { type CoreServices, effect, type Procedures } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { runImportWorker } from './run-worker.ts';

const BUSY =
  "Les fichiers du logiciel de gestion sont en cours de contrôle ou d'import\u202f: recommencez dans un instant.";

/** The ERP's folder into this device's base, in a thread of its own; meanwhile the counter reads, and does not write. */
export function importHandlers(core: CoreServices, os: Procedures) {
  return {
    run: os.import.run.handler(
      effect(core, async (_scope, { folder, dryRun }) => {
        refuseUnlessFolder(folder);
        const report = await core.base.lend(BUSY, (base) => importFolder(core, base, folder, dryRun));
        if (report.applied) core.events.changed(['import', 'accounts', 'payments', 'documents', 'landlord']);
        core.ports.log.info('import', {
          applied: report.applied,
          dryRun,
          faults: report.faults.length + report.moreFaults,
        });
        return report;
      }),
    ),
  };
}

function importFolder(
  core: CoreServices,
  { file, key, signal }: LentBase,
  folder: string,
  dryRun: boolean,
): Promise<ImportReport> {
  const { clock, directories, workers } = core.ports;
  const now = clock.now();
  const order = {
    file,
    key,
    filesFolder: join(directories.data, FILES_FOLDER),
    day: localDay(clock, now),
    at: new Date(now).toISOString(),
    job: { kind: 'import', folder, dryRun } as const,
  };
  return runImportWorker(
    workers.import,
    order,
    (step, done, total) => core.events.publish({ kind: 'progress', work: 'import', step, done, total }),
    signal,
  );
}

function refuseUnlessFolder(folder: string): void {
  const more = { field: 'folder', kept: "Rien n'a été importé." };
  if (!isAbsolute(folder)) {
    throw new Refusal('IMP-001', 'Indiquez le chemin complet du dossier, depuis la racine du poste.', more);
  }
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new Refusal('IMP-002', `Le dossier «\u202f${folder}\u202f» n'existe pas sur ce poste.`, more);
  }
  if (!found.isDirectory()) {
    throw new Refusal(
      'IMP-003',
      `«\u202f${folder}\u202f» est un fichier\u202f: indiquez le dossier qui contient les fichiers CSV.`,
      more,
    );
  }
}
