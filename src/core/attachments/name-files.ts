import type { Attachment } from '../../rules/attachments/files.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import type { AttachmentOwner } from './owner.ts';
import { deleteStaged, findStaged, knownFacts } from './queries.ts';

/**
 * Holds the files that an act names against what is on this base.
 * @throws Refusal `FIC-PERDU` for one that was neither staged here nor named by an act before, or is not what was
 * staged; `FIC-DOUBLON` for one named twice
 */
export function requireFiles(db: ReadableDb, files: readonly Attachment[]): void {
  for (const [place, file] of files.entries()) {
    const known = knownFacts(db, file.sha256);
    if (known?.size !== file.size || known.type !== file.type || known.pages !== file.pages) {
      throw new Refusal('FIC-PERDU', `Le fichier «\u202f${file.name}\u202f» n'est plus sur ce poste.`, {
        field: 'files',
        kept: "Votre saisie est gardée, rien n'a été enregistré.",
        next: 'Retirez-le de la liste et joignez-le de nouveau.',
      });
    }
    if (files.findIndex(({ sha256 }) => sha256 === file.sha256) !== place) {
      throw new Refusal('FIC-DOUBLON', `Le fichier «\u202f${file.name}\u202f» est joint deux fois.`, {
        field: 'files',
        kept: "Votre saisie est gardée, rien n'a été enregistré.",
        next: "Retirez l'un des deux.",
      });
    }
  }
}

export type NamedBy = {
  readonly owner: AttachmentOwner;
  readonly ownerId: string;
  /** Null on a kiosk, which holds none. */
  readonly lease: number | null;
  /** Already recorded: its bytes leave once the portal has accepted it. */
  readonly commandId: string;
  readonly files: readonly Attachment[];
  /** Whose they were until now; by default, the agent's of this port. */
  readonly stagedBy?: string;
};

/** Ties files to what an act brought: from now on they are kept, and owed to the portal. */
export function nameFiles(scope: CommandScope, named: NamedBy): void {
  const { db, session, core } = scope;
  const { owner, ownerId, lease, commandId, files } = named;
  const agent = named.stagedBy ?? session.agent().id;
  const at = new Date(core.ports.clock.now()).toISOString();
  for (const file of files) {
    const { sha256, size, type, name, pages } = file;
    sql(
      db,
      `INSERT INTO attachment (owner, owner_id, sha256, lease_id, size, type, name, pages)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (owner, owner_id, sha256) DO NOTHING`,
    ).run(owner, ownerId, sha256, lease, size, type, name, pages);
    sql(
      db,
      `INSERT INTO file_upload (sha256, size, command_id, updated_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (sha256, command_id) DO NOTHING`,
    ).run(sha256, size, commandId, at);
    const staged = findStaged(db, sha256, agent);
    if (staged?.scanName != null && staged.scanSha256 !== null) {
      sql(db, 'INSERT INTO scan_taken (name, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
        staged.scanName,
        staged.scanSha256,
      );
    }
    deleteStaged(db, sha256, agent);
  }
  if (files.length > 0) scope.changed('attachments');
}
