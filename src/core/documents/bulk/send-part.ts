import type { Agent } from '../../../contract/session.ts';
import { NBSP } from '../../../rules/unicode.ts';
import { PrinterFault } from '../../ports.ts';
import { failureSentence } from '../../printing/failures.ts';
import { parsePrinterId } from '../../printing/printers.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { readStoredFile } from '../file-store.ts';
import { filesOf } from '../read-paper.ts';
import { writeWhenFree } from './breathe.ts';
import { findPart, markPrinted } from './part-rows.ts';
import { findRun, namePrinter } from './run-rows.ts';

/**
 * Sends a drawn part to the printer of its run, once: one that was on its way when the program stopped is not sent
 * again by itself, for nobody knows what came out.
 * @throws Refusal `PRN-VRAC` with why the printer did not take it
 */
export async function sendPart(
  core: CoreServices,
  { run: id, part, agent }: { readonly run: string; readonly part: number; readonly agent: Agent },
): Promise<void> {
  const db = core.base.readable();
  const run = findRun(db, id);
  const row = findPart(db, id, part);
  if (run?.state !== 'en-cours' || run.printer === null) return;
  if (row === undefined || row.sha256 === null || row.printed !== 0) return;
  const printer = parsePrinterId(run.printer);
  if (printer?.kind !== 'system') throw notTaken(new PrinterFault('format', 'a4 only'));
  const bytes = readStoredFile(filesOf(core), row.sha256);
  const mark = (printed: 0 | 1 | 2) =>
    writeWhenFree(core, agent, (write) => {
      markPrinted(write.db, id, part, printed);
      write.changed('documents');
    });
  await mark(2);
  try {
    await core.ports.printers.send(printer.id, bytes, { format: 'a4', title: `${run.month}-${part + 1}` });
  } catch (error) {
    // Nothing left: it may be sent again.
    if (error instanceof PrinterFault && error.reason !== 'cut' && error.reason !== 'silent') await mark(0);
    throw notTaken(error);
  }
  await mark(1);
}

function notTaken(error: unknown): Refusal {
  return new Refusal('PRN-VRAC', failureSentence(error), {
    next: "Rien n'est perdu\u202f: reprenez l'impression, ou enregistrez les fichiers.",
  });
}

/** Said of the parts that were on their way to the printer at a stop. @param parts from 0 */
export function unsureSentence(parts: readonly number[]): string {
  const which = parts.map((part) => `n°${NBSP}${part + 1}`).join(', ');
  const [file, it] = parts.length === 1 ? ['Le fichier', 'partait'] : ['Les fichiers', 'partaient'];
  return `${file} ${which} ${it} à l'imprimante au moment d'un arrêt\u202f: vérifiez le papier, puis enregistrez ce qui manque.`;
}

/** The name of the run's printer, as the system says it. */
export async function learnPrinterName(core: CoreServices, id: string, agent: Agent): Promise<void> {
  const run = findRun(core.base.readable(), id);
  const printer = run?.printer == null ? undefined : parsePrinterId(run.printer);
  if (printer?.kind !== 'system') return;
  const listed = await core.ports.printers.list();
  const name = listed.find((one) => one.id === printer.id)?.name;
  if (name === undefined || name === run?.printerName) return;
  await writeWhenFree(core, agent, ({ db }) => namePrinter(db, id, name));
}
