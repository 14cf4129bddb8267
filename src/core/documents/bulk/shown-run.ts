import type { BulkRun } from '../../../contract/documents.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { partsOf } from './part-rows.ts';
import type { RunRow, Skipped } from './run-rows.ts';

/** A run as a screen shows it. */
export function shownRun(db: ReadableDb, run: RunRow): BulkRun {
  const { lastLease: _, paperOnly, skipped, ...shown } = run;
  return {
    ...shown,
    paperOnly: paperOnly === 1,
    skipped: JSON.parse(skipped) as Skipped,
    parts: partsOf(db, run.id).map(({ part, papers, size, printed }) => ({
      part,
      papers,
      size,
      printed: printed === 1,
    })),
  };
}
