import type { PaperFormat, Printer } from '../../contract/printing.ts';
import { PrinterFault, type PrinterPort } from '../ports.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { stateWords } from './failures.ts';
import { type NetworkPrintersOptions, networkPrinters } from './network-printers.ts';
import { listNetworkPrinters } from './queries.ts';
import { openRasteriser } from './rasteriser.ts';

/** Every printer this post reaches, whatever its kind; their ids tell the kinds apart. */
export type Printers = {
  list(): Promise<Printer[]>;
  /** The name last heard for it: asking again could take seconds. */
  nameOf(id: string): string;
  /** @throws PrinterFault */
  send(id: string, pdf: Uint8Array, job: { format: PaperFormat; title: string }): Promise<void>;
};

export const PRINTER_KINDS = ['system', 'escpos'] as const;
export type PrinterKind = (typeof PRINTER_KINDS)[number];

/** How a screen and the base name a printer: `system:accueil`, `escpos:…`. */
export function printerId(kind: PrinterKind, id: string): string {
  return `${kind}:${id}`;
}

/** The kind and the id inside it; undefined for what no list ever gave. */
export function parsePrinterId(printer: string): { kind: PrinterKind; id: string } | undefined {
  const kind = PRINTER_KINDS.find((one) => printer.startsWith(`${one}:`));
  return kind === undefined ? undefined : { kind, id: printer.slice(kind.length + 1) };
}

/** Each kind of printing of this post; its thread ends with the core. */
export function printerPorts(
  core: CoreServices,
  options: NetworkPrintersOptions = {},
): Readonly<Record<PrinterKind, PrinterPort>> {
  const rasteriser = openRasteriser(core.ports.workers.raster, core.ports.log);
  core.closing.add(() => rasteriser.close());
  return {
    system: core.ports.printers,
    escpos: networkPrinters(
      () => listNetworkPrinters(core.base.readable()),
      (pdf) => rasteriser.draw(pdf),
      options,
    ),
  };
}

export function printersOf(core: CoreServices): Printers {
  const ports = printerPorts(core);
  const known = () => listNetworkPrinters(core.base.readable());
  const heard = new Map<string, string>();

  async function listKind(kind: PrinterKind): Promise<Printer[]> {
    const found = await ports[kind].list();
    return found.map(({ id, name, formats, state }) => {
      heard.set(printerId(kind, id), name);
      return {
        id: printerId(kind, id),
        name,
        kind,
        formats: [...formats],
        ready: state === 'ready',
        state: stateWords(state),
      };
    });
  }

  return {
    list: async () => (await Promise.all(PRINTER_KINDS.map(listKind))).flat(),
    nameOf(printer) {
      const parsed = parsePrinterId(printer);
      if (parsed?.kind === 'escpos') {
        const row = known().find(({ id }) => id === parsed.id);
        if (row !== undefined) return row.name;
      }
      return heard.get(printer) ?? parsed?.id ?? printer;
    },
    async send(printer, pdf, job) {
      const parsed = parsePrinterId(printer);
      if (parsed === undefined) throw new PrinterFault('absent', 'unknown kind');
      await ports[parsed.kind].send(parsed.id, pdf, job);
    },
  };
}
