import type { PaperFormat, Printer } from '../../contract/printing.ts';
import { PrinterFault, type PrinterPort } from '../ports.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { stateWords } from './failures.ts';
import { networkPrinters } from './network-printers.ts';
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

const KINDS = ['system', 'escpos'] as const;
type Kind = (typeof KINDS)[number];

/** How a screen and the base name a printer: `system:accueil`, `escpos:…`. */
export function printerId(kind: Kind, id: string): string {
  return `${kind}:${id}`;
}

/** The kind and the id inside it; undefined for what no list ever gave. */
export function parsePrinterId(printer: string): { kind: Kind; id: string } | undefined {
  const kind = KINDS.find((one) => printer.startsWith(`${one}:`));
  return kind === undefined ? undefined : { kind, id: printer.slice(kind.length + 1) };
}

export function printersOf(core: CoreServices): Printers {
  const rasteriser = openRasteriser(core.ports.workers.raster, core.ports.log);
  core.closing.add(() => rasteriser.close());
  const known = () => listNetworkPrinters(core.base.readable());
  const ports: Readonly<Record<Kind, PrinterPort>> = {
    system: core.ports.printers,
    escpos: networkPrinters(known, (pdf) => rasteriser.draw(pdf)),
  };
  const heard = new Map<string, string>();

  async function listKind(kind: Kind): Promise<Printer[]> {
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
    list: async () => (await Promise.all(KINDS.map(listKind))).flat(),
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
