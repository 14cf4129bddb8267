import { paperFileName } from '../documents/titles.ts';
import { refuseCardNumbers } from '../payments/checks.ts';
import { type CoreServices, command, effect, type Procedures, query } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { isHost } from './host-name.ts';
import { openPrintDesk, type PaperFile } from './print-desk.ts';
import { parsePrinterId, printerId } from './printers.ts';
import {
  deleteNetworkPrinter,
  forgetChoice,
  insertNetworkPrinter,
  listJobs,
  listNetworkPrinters,
  readChoices,
  writeChoice,
} from './queries.ts';

/** Printing: which printers, and every paper that leaves, printed or saved. */
export function printingHandlers(core: CoreServices, os: Procedures) {
  const desk = openPrintDesk(core);
  return {
    printers: os.printing.printers.handler(
      effect(core, async ({ read }) => ({ printers: await desk.printers.list(), chosen: read(readChoices) })),
    ),
    choose: os.printing.choose.handler(
      command(core, ({ db, changed }, { format, printer }) => {
        if (format === 'a4' && printer !== null && parsePrinterId(printer)?.kind === 'escpos') {
          throw new Refusal('PRN-FORMAT', "Cette imprimante n'imprime que le 80\u00a0mm.", {
            field: 'printer',
            next: 'Choisissez une autre imprimante pour le A4.',
          });
        }
        writeChoice(db, format, printer);
        changed('printing');
        return {};
      }),
    ),
    addNetworkPrinter: os.printing.addNetworkPrinter.handler(
      command(core, ({ db, changed }, { name, host, port }) => {
        refuseCardNumbers({ name });
        if (!isHost(host)) {
          throw new Refusal('PRN-HOST', "Cette adresse n'est pas celle d'une imprimante.", {
            field: 'host',
            kept: 'Votre saisie est gardée.',
            next: 'Tapez son adresse IP (192.168.1.50) ou son nom sur le réseau, sans http ni port.',
          });
        }
        const twin = listNetworkPrinters(db).find(
          (known) => known.host.toLowerCase() === host.toLowerCase() && known.port === port,
        );
        if (twin !== undefined) {
          throw new Refusal('PRN-DOUBLE', 'Une imprimante de ce poste a déjà cette adresse et ce port.', {
            field: 'host',
            kept: 'Votre saisie est gardée.',
          });
        }
        const id = core.ports.ids.next();
        insertNetworkPrinter(db, { id, name, host, port });
        changed('printing');
        return { id: printerId('escpos', id) };
      }),
    ),
    removeNetworkPrinter: os.printing.removeNetworkPrinter.handler(
      command(core, ({ db, changed }, { id }) => {
        const parsed = parsePrinterId(id);
        if (parsed?.kind !== 'escpos' || !deleteNetworkPrinter(db, parsed.id)) {
          throw new Refusal('PRN-ABSENT', "Cette imprimante n'est pas parmi celles ajoutées à ce poste.", {
            next: 'Relisez la liste des imprimantes.',
          });
        }
        forgetChoice(db, id);
        changed('printing');
        return {};
      }),
    ),
    preview: os.printing.preview.handler(
      effect(core, async (scope, order) => fileOf(await desk.preview(scope, order))),
    ),
    print: os.printing.print.handler(effect(core, (scope, order) => desk.print(scope, order))),
    save: os.printing.save.handler(
      effect(core, async (scope, order) => fileOf(await desk.save(scope, order))),
    ),
    jobs: os.printing.jobs.handler(query(core, ({ db }) => listJobs(db))),
    retry: os.printing.retry.handler(effect(core, (scope, order) => desk.retry(scope, order))),
    testPage: os.printing.testPage.handler(effect(core, (scope, order) => desk.testPage(scope, order))),
  };
}

function fileOf({ paper, bytes, copy }: PaperFile) {
  return {
    name: paperFileName(paper.title, paper.number),
    bytes: new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }),
    copy,
  };
}
