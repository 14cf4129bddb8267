import { fileTypeFromBuffer } from 'file-type';
import type { AttachmentType } from '../../../rules/attachments/files.ts';
import { typeOfName } from '../../../rules/attachments/names.ts';
import { checkPdf } from './check-pdf.ts';
import { checkPicture } from './check-picture.ts';
import { FileRefused } from './fault.ts';

export type CheckedFile = {
  readonly type: AttachmentType;
  /** What is kept: a picture drawn again, a PDF as it came. */
  readonly bytes: Uint8Array;
  readonly pages: number;
};

/** Viewers look for a PDF's header this far. */
const HEADER_WITHIN = 1_024;

/**
 * Reads what the bytes are and whether they may be kept. Runs in a worker thread only: hostile bytes may exhaust it.
 * @param seconds for the drawing of a picture
 * @throws FileRefused
 */
export async function checkFile(name: string, given: Uint8Array, seconds: number): Promise<CheckedFile> {
  if (given.byteLength === 0) throw new FileRefused('FIC-VIDE');
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const type = await typeOf(bytes);
  const said = typeOfName(name);
  if (said !== null && said !== type) throw new FileRefused('FIC-EXTENSION');
  if (type === 'pdf') return { type, bytes, pages: await checkPdf(bytes) };
  return { ...(await checkPicture(bytes, type, seconds)), pages: 1 };
}

async function typeOf(bytes: Buffer): Promise<AttachmentType> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  switch (found?.mime) {
    case 'application/pdf':
      if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new FileRefused('FIC-DOUBLE');
      return 'pdf';
    case 'image/jpeg':
      return 'jpeg';
    case 'image/png':
    case 'image/apng':
      return 'png';
    case 'image/heic':
    case 'image/heif':
    case 'image/heic-sequence':
    case 'image/heif-sequence':
      throw new FileRefused('FIC-HEIC');
    default:
      if (bytes.subarray(0, HEADER_WITHIN).indexOf('%PDF-') > -1) throw new FileRefused('FIC-DOUBLE');
      throw new FileRefused('FIC-TYPE');
  }
}
