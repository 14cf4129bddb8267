import type { InferContractRouterOutputs } from '@orpc/contract';
import type { PaperFormat, Printer, printingContract } from '../../../contract/printing.ts';

/** The printers in reach, and the one chosen for each format on this post. */
export type Printers = InferContractRouterOutputs<typeof printingContract>['printers'];

/** Printers that take this format; those that are ready first, else as the core gives them. */
export function printersFor({ printers }: Printers, format: PaperFormat): Printer[] {
  return printers
    .filter(({ formats }) => formats.includes(format))
    .toSorted((a, b) => Number(b.ready) - Number(a.ready));
}

/**
 * Where a paper of this format goes without asking: the printer chosen on this post while it is in reach, else the only
 * one there is; for tickets, the only printer of tickets. Null where the clerk must choose: a tenant's paper may not
 * come out in another office.
 */
export function printerFor(printers: Printers, format: PaperFormat): Printer | null {
  const offered = printersFor(printers, format);
  const chosen = offered.find(({ id }) => id === printers.chosen[format]);
  if (chosen !== undefined) return chosen;
  const made = format === '80mm' ? offered.filter(({ kind }) => kind === 'escpos') : [];
  const [only, second] = made.length > 0 ? made : offered;
  return second === undefined ? (only ?? null) : null;
}

/**
 * The format a paper usually takes: a reçu is a ticket where the post prints tickets, everything else is A4. A queue of
 * the system that could cut paper to 80 mm is no printer of tickets unless it was chosen for it.
 * @param kind of the paper, as the list of documents names it
 */
export function usualFormat(kind: string | undefined, printers: Printers | undefined): PaperFormat {
  if (kind !== 'recu' || printers === undefined) return 'a4';
  const printer = printerFor(printers, '80mm');
  const ticket = printer !== null && (printer.kind === 'escpos' || printers.chosen['80mm'] === printer.id);
  return ticket ? '80mm' : 'a4';
}
