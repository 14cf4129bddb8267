import type { DocumentRow } from '../../../contract/documents.ts';

/** False for a file the landlord named and never gave. */
export function readable({ origin, size }: DocumentRow): boolean {
  return origin === 'issued' || size !== null;
}

/**
 * What F8 shows of an account: the newest paper given here, else the newest file of the landlord. The core gives the
 * newest first.
 */
export function lastPaper(rows: readonly DocumentRow[]): DocumentRow | undefined {
  return rows.find(({ origin }) => origin === 'issued') ?? rows.find(readable);
}
