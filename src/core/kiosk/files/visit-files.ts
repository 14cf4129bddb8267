import { eraseUnnamed } from '../../attachments/stage.ts';
import { sql } from '../../database/connection.ts';
import type { CoreServices } from '../../procedures/procedures.ts';

/** Whose the files of a visit are, until an act of it names them. */
export function visitOwner(visitId: string): string {
  return `borne:${visitId}`;
}

/**
 * Erases what a visit staged and no act of it named: rows first, then the bytes that nothing names. To be called once
 * the visit is over, outside of any transaction; twice does nothing more.
 */
export function forgetVisitFiles(core: CoreServices, visitId: string): void {
  const db = core.base.writable();
  const owner = visitOwner(visitId);
  const left = sql<{ sha256: string }>(db, 'SELECT sha256 FROM staged_file WHERE agent_id = ?').all(owner);
  if (left.length === 0) return;
  db.transaction(() => sql(db, 'DELETE FROM staged_file WHERE agent_id = ?').run(owner)).immediate();
  core.base.written();
  for (const { sha256 } of left) eraseUnnamed(core, sha256);
}
