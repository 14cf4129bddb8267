import type { AttachmentRow } from '../../../contract/attachments.ts';

/** The pages with one more; the same page twice is one page. */
export function joined(files: readonly AttachmentRow[], file: AttachmentRow): readonly AttachmentRow[] {
  return files.some(({ sha256 }) => sha256 === file.sha256) ? files : [...files, file];
}
