import { join } from 'node:path';
import type { PaperFormat } from '../../contract/printing.ts';
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
import type { Marks } from './marks.ts';
import { issuedFactsSchema } from './paper-facts.ts';
import type { IssuedPaperRow } from './queries.ts';
import { renderPaper } from './renderer.ts';
import { findRendering, freezeRendering, nameOf, type Rendering } from './renderings.ts';

/** The attachments of this core's base. */
export function filesOf(core: CoreServices): FileStore {
  return openFileStore(join(core.ports.directories.data, FILES_FOLDER), core.base.key);
}

/**
 * The bytes of a paper given here in one format and copy: drawn once from its frozen facts, then always the same
 * stored ones; the marks of the first drawing stay.
 * @throws Refusal `DOC-RENDER` when it cannot be drawn; its facts and number are safe
 */
export async function frozenBytes(
  scope: EffectScope,
  paper: IssuedPaperRow,
  format: PaperFormat,
  marks: Marks,
): Promise<Uint8Array> {
  const name = nameOf(paper.number, format, marks);
  const files = filesOf(scope.core);
  const known = scope.read((db) => findRendering(db, name));
  if (known !== undefined) return readFrozen(scope, files, paper, format, known);
  const drawn = await draw(scope, paper, format, marks);
  const file = { ...storeFile(files, drawn), marks };
  try {
    scope.write(({ db }) => freezeRendering(db, name, file));
  } catch (error) {
    // An import holds the base. The paper is due at once (B3); the same facts will give the same bytes later.
    if (error instanceof BaseUnavailable) return drawn;
    throw error;
  }
  const frozen = scope.read((db) => findRendering(db, name)) ?? file;
  // Another window drew it at the same moment: both show the bytes that were written first.
  return frozen.sha256 === file.sha256 ? drawn : readStoredFile(files, frozen.sha256);
}

/** A file that was lost or touched is drawn again, and shown only if it is the same to the byte. */
async function readFrozen(
  scope: EffectScope,
  files: FileStore,
  paper: IssuedPaperRow,
  format: PaperFormat,
  { sha256, marks }: Rendering,
): Promise<Uint8Array> {
  try {
    return readStoredFile(files, sha256);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const drawn = await draw(scope, paper, format, marks);
    if (sha256Of(drawn) !== sha256) throw error;
    storeFile(files, drawn);
    scope.core.ports.log.info('paper-redrawn', { code: error.failure.code });
    return drawn;
  }
}

function draw(
  scope: EffectScope,
  paper: IssuedPaperRow,
  format: PaperFormat,
  marks: Marks,
): Promise<Uint8Array> {
  const facts = issuedFactsSchema.parse(JSON.parse(paper.facts));
  return renderPaper(scope.core, { kind: 'paper', facts, format, marks });
}
