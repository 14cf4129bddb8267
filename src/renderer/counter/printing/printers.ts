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
 * one there is. Null where the clerk must choose: a tenant's paper may not come out in another office.
 */
export function printerFor(printers: Printers, format: PaperFormat): Printer | null {
  const offered = printersFor(printers, format);
  const chosen = offered.find(({ id }) => id === printers.chosen[format]);
  if (chosen !== undefined) return chosen;
  return offered.length === 1 ? (offered[0] ?? null) : null;
}
