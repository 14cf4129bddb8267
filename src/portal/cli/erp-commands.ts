import type { ImportReport } from '../../contract/import.ts';
import { ErpFault } from '../erp/erp-fault.ts';
import { exportErp } from '../erp/export-erp.ts';
import { importErp } from '../erp/import-erp.ts';
import { PortalStop } from '../server/portal-stop.ts';
import type { PortalServices } from '../server/services.ts';
import type { Console } from './console.ts';

/** @throws PortalStop when the folder was refused */
export async function runImport(
  { folder, dryRun }: { readonly folder: string; readonly dryRun: boolean },
  { database, landlord, now }: PortalServices,
  console: Console,
): Promise<void> {
  const report = await told(() => importErp(database, { folder, landlord, dryRun, now: now() }));
  tellReport(report, console);
  if (report.refused !== null) throw new PortalStop(report.refused);
}

/** @throws PortalStop */
export async function runExport(
  { folder, batch }: { readonly folder: string; readonly batch: number | undefined },
  { database, landlord, now }: PortalServices,
  console: Console,
): Promise<void> {
  const { batches } = await told(() =>
    exportErp(database, { folder, landlord, now: now(), ...(batch === undefined ? {} : { batch }) }),
  );
  if (batches.length === 0) console.say('Rien de nouveau à exporter.');
  for (const { no, folder: where, lines } of batches) {
    const files = Object.entries(lines).map(([file, count]) => `${file}\u202f: ${count}`);
    console.say(`Lot ${no} dans ${where} (${files.join(', ')}).`);
  }
}

/** @throws PortalStop with the sentence of what could not be done */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ErpFault) throw new PortalStop(error.message);
    throw error;
  }
}

function tellReport(report: ImportReport, console: Console): void {
  for (const { file, rows, added, changed, unchanged, absent, faults } of report.files) {
    console.say(
      `${file}\u202f: ${rows} lignes, ${added} ajoutées, ${changed} changées, ${unchanged} inchangées, ${absent} absentes, ${faults} en défaut.`,
    );
  }
  for (const { file, line, column, reason } of report.faults) {
    const where = [file, line === null ? '' : `ligne ${line}`, column ?? ''].filter((part) => part !== '');
    console.warn(`${where.join(', ')}\u202f: ${reason}`);
  }
  if (report.moreFaults > 0) console.warn(`Et ${report.moreFaults} autres défauts.`);
  if (report.refused !== null) return;
  console.say(report.applied ? 'Import appliqué.' : "Essai\u202f: rien n'a été écrit.");
}
