import type { AttachmentRow } from '../../../contract/attachments.ts';
import { APPENDED_BYTES } from '../../../rules/attachments/files.ts';
import type { CoreClient } from '../../app/core.tsx';

type Files = Pick<CoreClient['kiosk']['files'], 'begin' | 'append' | 'finish' | 'drop'>;

/**
 * Gives a picture to the core, part by part, and has it checked.
 * @throws the core's refusal; what was begun is given up on its side too
 */
export async function sendPicture(files: Files, name: string, bytes: Blob): Promise<AttachmentRow> {
  const { upload } = await files.begin({ name, size: bytes.size });
  try {
    for (let offset = 0; offset < bytes.size; ) {
      const part = bytes.slice(offset, offset + APPENDED_BYTES);
      ({ offset } = await files.append({ upload, offset, bytes: part }));
    }
    return await files.finish({ upload });
  } catch (error) {
    await files.drop({ upload, sha256: null }).catch(() => {});
    throw error;
  }
}
