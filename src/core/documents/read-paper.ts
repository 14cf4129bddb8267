import { join } from 'node:path';
import { BaseUnavailable } from '../database/base-holder.ts';
import type { CoreServices, EffectScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import {
  FILES_FOLDER,
  type FileStore,
  openFileStore,
  readStoredFile,
  sha256Of,
  storeFile,
} from './file-store.ts';
import { paperFactsSchema } from './paper-facts.ts';
import { findIssued, freezeFile, type IssuedPaperRow } from './queries.ts';
import { renderPaper } from './renderer.ts';

/** The attachments of this core's base. */
export function filesOf(core: CoreServices): FileStore {
  return openFileStore(join(core.ports.directories.data, FILES_FOLDER), core.base.key);
}

/**
 * The bytes of a paper given here: drawn once from its frozen facts, then always the same stored ones.
 * @throws Refusal `DOC-RENDER` when it cannot be drawn; its facts and number are safe
 */
export async function readPaper(
  scope: EffectScope,
  account: string,
  row: IssuedPaperRow,
): Promise<Uint8Array> {
  const files = filesOf(scope.core);
  if (row.sha256 !== null) return readFrozen(scope, files, row, row.sha256);
  const drawn = await renderPaper(scope.core, paperFactsSchema.parse(JSON.parse(row.facts)));
  const file = storeFile(files, drawn);
  try {
    scope.write(({ db }) => freezeFile(db, row.number, file));
  } catch (error) {
    // An import holds the base. The paper is due at once (B3); the same facts will give the same bytes later.
    if (error instanceof BaseUnavailable) return drawn;
    throw error;
  }
  const frozen = scope.read((db) => findIssued(db, account, row.number)?.sha256 ?? file.sha256);
  // Another window drew it at the same moment: both show the bytes that were written first.
  return frozen === file.sha256 ? drawn : readStoredFile(files, frozen);
}

/** A file that was lost or touched is drawn again, and shown only if it is the same to the byte. */
async function readFrozen(
  scope: EffectScope,
  files: FileStore,
  row: IssuedPaperRow,
  sha256: string,
): Promise<Uint8Array> {
  try {
    return readStoredFile(files, sha256);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const drawn = await renderPaper(scope.core, paperFactsSchema.parse(JSON.parse(row.facts)));
    if (sha256Of(drawn) !== sha256) throw error;
    storeFile(files, drawn);
    scope.core.ports.log.info('paper-redrawn', { code: error.failure.code });
    return drawn;
  }
}
