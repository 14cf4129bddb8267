import type { DocumentRow } from '../../../contract/documents.ts';

/** False for a file the landlord named and never gave. */
export function printable({ origin, size }: DocumentRow): boolean {
  return origin === 'issued' || size !== null;
}

/** The newest paper that can be shown; the core gives the newest first. */
export function lastPaper(rows: readonly DocumentRow[]): DocumentRow | undefined {
  return rows.find(printable);
}
