import type { ShownAttachment } from '../../contract/attachments.ts';
import type { Attachment } from '../../rules/attachments/files.ts';
import type { ReadableDb } from '../database/connection.ts';
import { hasStoredFile } from '../documents/file-store.ts';
import { filesOf } from '../documents/read-paper.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { uploadedBytes } from './queries.ts';

/** Files of an act as a screen shows them: whether their bytes are here, and how far they are on their way. */
export function shownFiles(
  core: CoreServices,
  db: ReadableDb,
  files: readonly Attachment[],
): ShownAttachment[] {
  if (files.length === 0) return [];
  const store = filesOf(core);
  return files.map(({ sha256, size, type, name, pages }) => ({
    sha256,
    size,
    type,
    name,
    pages,
    here: hasStoredFile(store, sha256),
    uploaded: uploadedBytes(db, sha256),
  }));
}
