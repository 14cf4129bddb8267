import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrinterFault, type PrinterPort } from '../ports.ts';

/** What is used of the package `pdf-to-printer` 5.8.1. */
export type PdfToPrinter = {
  getPrinters(): Promise<readonly { readonly deviceId: string; readonly name: string }[]>;
  print(
    file: string,
    options: {
      readonly printer: string;
      readonly scale: 'noscale';
      readonly paperSize?: string;
      readonly silent: boolean;
    },
  ): Promise<void>;
};

// Not a literal: the package is looked for at run time only (docs/adr/0002-pdf-to-printer.md).
const PACKAGE: string = 'pdf-to-printer';

async function loadPackage(): Promise<PdfToPrinter> {
  return (await import(PACKAGE)) as PdfToPrinter;
}

/**
 * Queues of Windows, through pdf-to-printer. Accepted = SumatraPDF has given the file to the spooler and ended.
 * Never yet run on Windows: docs/printing.md.
 */
export function windowsPrinters(load: () => Promise<PdfToPrinter> = loadPackage): PrinterPort {
  return {
    async list() {
      const installed = await load()
        .then((library) => library.getPrinters())
        .catch(() => []);
      return installed.map(({ deviceId, name }) => ({
        id: deviceId,
        name,
        formats: ['a4', '80mm'],
        state: 'ready',
      }));
    },
    async send(printerId, pdf, { format }) {
      const library = await load().catch(() => {
        throw new PrinterFault('absent', 'pdf-to-printer is not installed');
      });
      const installed = await library.getPrinters().catch(() => []);
      if (!installed.some(({ deviceId }) => deviceId === printerId))
        throw new PrinterFault('absent', 'no such queue');
      // It prints files only: the paper stands in the clear for as long as it takes, in a folder of this user.
      const folder = await mkdtemp(join(tmpdir(), 'guichet-'));
      const file = join(folder, 'papier.pdf');
      try {
        await writeFile(file, pdf, { mode: 0o600 });
        await library.print(file, {
          printer: printerId,
          scale: 'noscale',
          silent: true,
          ...(format === 'a4' ? { paperSize: 'A4' } : {}),
        });
      } catch (error) {
        throw new PrinterFault('refused', error instanceof Error ? error.name : 'unknown');
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
