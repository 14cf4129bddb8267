import type { AttachmentRow } from '../../../contract/attachments.ts';
import { readScan, removeScan } from '../../attachments/scanner.ts';
import { sha256Of } from '../../documents/file-store.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import type { KioskVisit } from '../../procedures/session.ts';
import { stageVisitFile } from './stage-file.ts';
import { newestScan } from './tray-folder.ts';

/**
 * Takes the page just laid in the tray, which leaves the scanner's folder. One that cannot be taken, or is still coming,
 * stays until the visit ends.
 * @throws Refusal `BOR-BAC` when there is none, `FIC-…` when it is no picture and no PDF
 */
export async function takeScan(scope: EffectScope, visit: KioskVisit): Promise<AttachmentRow> {
  const { core } = scope;
  const name = newestScan(core, visit.since);
  if (name === undefined) {
    throw new Refusal('BOR-BAC', "Aucune page n'est arrivée du bac.", {
      next: 'Posez la page, attendez la fin du bruit, puis recommencez.',
    });
  }
  const bytes = readScan(core, name);
  const file = await stageVisitFile(scope, visit, { name, bytes });
  removeScan(core, name, sha256Of(bytes));
  return file;
}
