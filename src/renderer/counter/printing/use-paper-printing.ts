import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaperFormat, Printer } from '../../../contract/printing.ts';
import { useCore } from '../../app/core.tsx';
import type { Delivery } from './delivery.ts';
import { type Printers, printerFor, usualFormat } from './printers.ts';
import { useDelivery } from './use-delivery.ts';
import { useChoosePrinter, usePrinters } from './use-printers.ts';

export type PaperPrinting = {
  readonly delivery: Delivery;
  /** Undefined until the core has told them; reaching them may fail, and the PDF stays. */
  readonly printers: Printers | undefined;
  readonly format: PaperFormat;
  setFormat(format: PaperFormat): void;
  /** Where the paper goes; null: to be chosen, or there is none. */
  readonly printer: Printer | null;
  /** Takes a printer for this format, from now on. */
  choosePrinter(printer: string): void;
  /** The copy that would be made: 0 the original, null for a file of the landlord or not known yet. */
  readonly nextCopy: number | null;
  /** False when there is no printer to send to: it must be chosen, or the PDF saved. */
  print(): boolean;
  save(): void;
  /** Done with this copy: the next is another one. */
  forget(): void;
};

/** Everything the printing of one paper needs, whichever screen shows it. */
export function usePaperPrinting(account: string, id: string): PaperPrinting {
  const { ask } = useCore();
  const documents = useQuery(ask.documents.list.queryOptions({ input: { account } }));
  const printers = usePrinters().data;
  const remember = useChoosePrinter();
  const { delivery, print, save, forget } = useDelivery(account, id);
  const row = documents.data?.find((one) => one.id === id);
  const [picked, setPicked] = useState<PaperFormat | null>(null);
  const [taken, setTaken] = useState<{ readonly format: PaperFormat; readonly printer: string } | null>(null);
  const format = picked ?? usualFormat(row?.type, printers);
  // What was just chosen counts at once, before the core has kept it.
  const chosen =
    taken?.format === format ? printers?.printers.find((one) => one.id === taken.printer) : undefined;
  const printer = chosen ?? (printers === undefined ? null : printerFor(printers, format));
  return {
    delivery,
    printers,
    format,
    setFormat: setPicked,
    printer,
    choosePrinter(next) {
      setTaken({ format, printer: next });
      remember(format, next);
    },
    nextCopy: row?.copies ?? null,
    print() {
      if (printer === null) return false;
      print(format, printer.id);
      return true;
    },
    save: () => save(format),
    forget,
  };
}
