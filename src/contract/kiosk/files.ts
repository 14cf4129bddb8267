import { z } from 'zod';
import { ATTACHMENT_BYTES } from '../../rules/attachments/files.ts';
import { attachmentSchema, sha256Schema } from '../attachments.ts';
import { effect } from '../base.ts';

/** A picture of the camera, or a page of the tray, on its way into an act; of this visit alone. */
export const kioskFilesContract = {
  begin: effect(['kiosk'])
    .input(
      z.strictObject({ name: z.string().min(1).max(255), size: z.number().int().min(0).max(10_000_000_000) }),
    )
    .output(z.strictObject({ upload: z.uuid() })),
  append: effect(['kiosk'])
    .input(
      z.strictObject({
        upload: z.uuid(),
        offset: z.number().int().min(0).max(ATTACHMENT_BYTES),
        bytes: z.instanceof(Blob),
      }),
    )
    .output(z.strictObject({ offset: z.number().int() })),
  finish: effect(['kiosk'])
    .input(z.strictObject({ upload: z.uuid() }))
    .output(attachmentSchema),
  drop: effect(['kiosk'])
    .input(z.strictObject({ upload: z.uuid().nullable(), sha256: sha256Schema.nullable() }))
    .output(z.strictObject({})),
  /** The page just laid in the tray: scanned since this visit began, never an older one. `BOR-BAC` when there is none. */
  tray: effect(['kiosk']).output(attachmentSchema),
};
