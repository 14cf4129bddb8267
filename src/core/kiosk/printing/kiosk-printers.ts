import type { PaperFormat } from '../../../contract/printing.ts';
import type { SystemPrinter } from '../../ports.ts';
import { PRINTER_KINDS, type PrinterKind, printerId, printerPorts } from '../../printing/printers.ts';
import { readChoices } from '../../printing/queries.ts';
import type { CoreServices } from '../../procedures/procedures.ts';

/** A printer and the kind of printing it is reached by. */
export type KioskPrinter = SystemPrinter & { readonly kind: PrinterKind };

export type KioskPrinters = {
  list(): Promise<KioskPrinter[]>;
  /** The one set for a format; where none is, the first of the network for tickets, of the system for A4. */
  choose(printers: readonly KioskPrinter[], format: PaperFormat): KioskPrinter | undefined;
  /** @throws PrinterFault */
  send(printer: KioskPrinter, pdf: Uint8Array, job: { format: PaperFormat; title: string }): Promise<void>;
};

const opened = new WeakMap<CoreServices, KioskPrinters>();

/** The printers a kiosk reaches: they are asked whether they have paper. */
export function kioskPrinters(core: CoreServices): KioskPrinters {
  const known = opened.get(core);
  if (known !== undefined) return known;
  const ports = printerPorts(core, { askPaper: true });
  const printers: KioskPrinters = {
    async list() {
      const found = await Promise.all(
        PRINTER_KINDS.map(async (kind) => (await ports[kind].list()).map((one) => ({ ...one, kind }))),
      );
      return found.flat();
    },
    choose(among, format) {
      const able = among.filter(({ formats }) => formats.includes(format));
      const chosen = readChoices(core.base.readable())[format];
      if (chosen !== null) return able.find(({ kind, id }) => printerId(kind, id) === chosen);
      return able.find(({ kind }) => kind === (format === '80mm' ? 'escpos' : 'system')) ?? able[0];
    },
    send: (printer, pdf, job) => ports[printer.kind].send(printer.id, pdf, job),
  };
  opened.set(core, printers);
  return printers;
}
