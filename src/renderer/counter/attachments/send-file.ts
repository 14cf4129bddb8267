import type { AttachmentRow } from '../../../contract/attachments.ts';
import { APPENDED_BYTES } from '../../../rules/attachments/files.ts';
import type { CoreClient } from '../../app/core.tsx';

/** A file as a person gave it. */
export type GivenFile = { readonly name: string; readonly bytes: Blob };

/** Longest name the core takes; the end says what it is. */
const LONGEST_NAME = 255;

/**
 * Gives a file to the core, part by part, and has it checked.
 * @param onSent bytes that the core holds; the whole size once it is being checked
 * @throws the core's refusal; the signal's reason, the file then being given up on the core's side too
 */
export async function sendFile(
  { attachments }: Pick<CoreClient, 'attachments'>,
  { name, bytes }: GivenFile,
  onSent: (sent: number) => void,
  signal: AbortSignal,
): Promise<AttachmentRow> {
  signal.throwIfAborted();
  const { upload } = await attachments.begin({ name: name.slice(-LONGEST_NAME), size: bytes.size });
  try {
    for (let offset = 0; offset < bytes.size; ) {
      signal.throwIfAborted();
      const part = bytes.slice(offset, offset + APPENDED_BYTES);
      ({ offset } = await attachments.append({ upload, offset, bytes: part }));
      onSent(offset);
    }
    signal.throwIfAborted();
    return await attachments.finish({ upload });
  } catch (error) {
    await attachments.drop({ upload, sha256: null }).catch(() => {});
    throw error;
  }
}
