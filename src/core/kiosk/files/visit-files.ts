import type { Attachment } from '../../../rules/attachments/files.ts';
import { nameFiles, requireFiles } from '../../attachments/name-files.ts';
import type { AttachmentOwner } from '../../attachments/owner.ts';
import { findStaged } from '../../attachments/queries.ts';
import { eraseUnnamed } from '../../attachments/stage.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import type { CommandScope, CoreServices } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import type { KioskVisit } from '../../procedures/session.ts';
import { emptyTray } from './tray-folder.ts';

/** Whose the files of a visit are, until an act of it names them. */
export function visitOwner(visitId: string): string {
  return `borne:${visitId}`;
}

/**
 * The files that an act names are of this very visit: one of another visitor's is not there for it, whatever is known of
 * it.
 * @throws Refusal `FIC-PERDU`, `FIC-DOUBLON`
 */
export function requireVisitFiles(
  db: ReadableDb,
  visit: Pick<KioskVisit, 'id'>,
  files: readonly Attachment[],
): void {
  const owner = visitOwner(visit.id);
  if (files.some(({ sha256 }) => findStaged(db, sha256, owner) === undefined)) {
    throw new Refusal('FIC-PERDU', "L'une des images n'est plus sur cette borne.", {
      field: 'files',
      kept: "Rien n'a été enregistré.",
      next: 'Prenez-la de nouveau.',
    });
  }
  requireFiles(db, files);
}

/** Ties the files to what an act brought; they leave with the others of this base. */
export function nameVisitFiles(
  scope: CommandScope,
  named: {
    readonly visit: Pick<KioskVisit, 'id'>;
    readonly owner: AttachmentOwner;
    readonly commandId: string;
    readonly files: readonly Attachment[];
  },
): void {
  const { visit, owner, commandId, files } = named;
  nameFiles(scope, {
    owner,
    ownerId: commandId,
    lease: null,
    commandId,
    files,
    stagedBy: visitOwner(visit.id),
  });
}

/**
 * Erases what a visit staged and no act of it named: rows first, then the bytes that nothing names. To be called once
 * the visit is over, outside of any transaction; twice does nothing more.
 * @param since when the visit began, ISO instant: what was laid in the scanner's tray since then is removed too
 */
export function forgetVisitFiles(core: CoreServices, visitId: string, since?: string): void {
  const db = core.base.writable();
  const owner = visitOwner(visitId);
  if (since !== undefined) emptyTray(core, since);
  const left = sql<{ sha256: string }>(db, 'SELECT sha256 FROM staged_file WHERE agent_id = ?').all(owner);
  if (left.length === 0) return;
  db.transaction(() => sql(db, 'DELETE FROM staged_file WHERE agent_id = ?').run(owner)).immediate();
  core.base.written();
  for (const { sha256 } of left) eraseUnnamed(core, sha256);
}
