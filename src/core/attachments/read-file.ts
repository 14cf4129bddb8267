import type { AttachmentType } from '../../rules/attachments/files.ts';
import { recordConsultation } from '../accounts/recent.ts';
import { BaseUnavailable } from '../database/base-holder.ts';
import { requireMeta } from '../database/meta.ts';
import { hasStoredFile, readStoredFile } from '../documents/file-store.ts';
import { filesOf } from '../documents/read-paper.ts';
import type { EffectScope } from '../procedures/procedures.ts';
import { findNamed, findStaged, type NamedFile } from './queries.ts';
import { notArrived, notHere, unknownFile } from './refusals.ts';

type ReadFile = { name: string; type: AttachmentType; bytes: Blob };

const MEDIA: Readonly<Record<AttachmentType, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** A file that this agent staged. @throws Refusal `FIC-404` */
export async function readStaged(scope: EffectScope, sha256: string): Promise<ReadFile> {
  const row = scope.read((db) => findStaged(db, sha256, scope.session.agent().id));
  if (row === undefined) throw unknownFile();
  return fileOf(row, readStoredFile(filesOf(scope.core), sha256));
}

/**
 * A file that an act of this account names, brought from the portal where it is not here. Who looked at it is kept.
 * @throws Refusal `FIC-404`, `FIC-EN-ROUTE`
 */
export async function readNamed(scope: EffectScope, account: string, sha256: string): Promise<ReadFile> {
  const row = scope.read((db) => findNamed(db, account, sha256));
  if (row === undefined) throw unknownFile();
  const store = filesOf(scope.core);
  if (!hasStoredFile(store, sha256)) await bring(scope, sha256);
  const bytes = readStoredFile(store, sha256);
  noteConsultation(scope, row);
  return fileOf(row, bytes);
}

async function bring(scope: EffectScope, sha256: string): Promise<void> {
  const fetched = await scope.core.sync.fetchFile(sha256);
  if (fetched === 'kept') scope.core.events.changed(['attachments']);
  else throw fetched === 'absent' ? notArrived() : notHere();
}

function noteConsultation(scope: EffectScope, { leaseId }: NamedFile): void {
  const { clock } = scope.core.ports;
  try {
    scope.write(({ db, session }) =>
      recordConsultation(db, {
        leaseId,
        agentId: session.agent().id,
        post: requireMeta(db, 'post'),
        at: new Date(clock.now()).toISOString(),
      }),
    );
  } catch (error) {
    // An import holds the base: the file is due to the person waiting, the account itself was opened and noted before.
    if (!(error instanceof BaseUnavailable)) throw error;
  }
}

function fileOf({ name, type }: { name: string; type: AttachmentType }, bytes: Uint8Array): ReadFile {
  return { name, type, bytes: new Blob([new Uint8Array(bytes)], { type: MEDIA[type] }) };
}
