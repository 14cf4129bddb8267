import { z } from 'zod';
import { ATTACHMENT_BYTES, ATTACHMENT_TYPES, ATTACHMENTS } from '../rules/attachments/files.ts';
import { command, effect, query, STAFF } from './base.ts';
import { accountKeySchema, instantSchema } from './values.ts';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A file that an act names. */
export const attachmentSchema = z.strictObject({
  sha256: sha256Schema,
  size: z.number().int().positive(),
  type: z.enum(ATTACHMENT_TYPES),
  name: z.string().min(1).max(120),
  pages: z.number().int().positive(),
});
export const attachmentsSchema = z.array(attachmentSchema).max(ATTACHMENTS);
export type AttachmentRow = z.infer<typeof attachmentSchema>;

/** A file of an act as a screen shows it. */
export const shownAttachmentSchema = attachmentSchema.extend({
  /** Its bytes are on this post. */
  here: z.boolean(),
  /** On its way to the portal: bytes that arrived; null once it is there, or where this post does not send it. */
  uploaded: z.number().int().nullable(),
});
export type ShownAttachment = z.infer<typeof shownAttachmentSchema>;

const scannerSchema = z.strictObject({
  /** Null: not set. */
  folder: z.string().nullable(),
  /** Why it cannot be read, in a sentence. */
  fault: z.string().nullable(),
  files: z.array(z.strictObject({ name: z.string(), size: z.number().int(), modifiedAt: instantSchema })),
});
export type ScannerFolder = z.infer<typeof scannerSchema>;

/** Files on their way into an act: checked, re-encoded where they are pictures, kept encrypted. */
export const attachmentsContract = {
  /** A file is about to come. Refused at once when it is empty or too large. */
  begin: effect(STAFF)
    .input(
      z.strictObject({ name: z.string().min(1).max(255), size: z.number().int().min(0).max(10_000_000_000) }),
    )
    .output(z.strictObject({ upload: z.uuid() })),
  /** The next bytes, in order; at most APPENDED_BYTES. */
  append: effect(STAFF)
    .input(
      z.strictObject({
        upload: z.uuid(),
        offset: z.number().int().min(0).max(ATTACHMENT_BYTES),
        bytes: z.instanceof(Blob),
      }),
    )
    .output(z.strictObject({ offset: z.number().int() })),
  /** Checks what came and stages it. */
  finish: effect(STAFF)
    .input(z.strictObject({ upload: z.uuid() }))
    .output(attachmentSchema),
  /** Gives up a file before or after it was staged; one that an act names stays. */
  drop: effect(STAFF)
    .input(z.strictObject({ upload: z.uuid().nullable(), sha256: sha256Schema.nullable() }))
    .output(z.strictObject({})),
  scanner: effect(STAFF).output(scannerSchema),
  /** Takes a file of the scanner's folder; it leaves the folder once an act names it. */
  takeScan: effect(STAFF)
    .input(z.strictObject({ name: z.string().min(1).max(255) }))
    .output(attachmentSchema),
  setScannerFolder: command(['responsable', 'administrateur'])
    .input(z.strictObject({ folder: z.string().trim().max(1_000).nullable() }))
    .output(z.strictObject({ folder: z.string().nullable() })),
  /**
   * The bytes, to be shown or saved: of a staged file (`account` null), or of one that an act of this account names.
   * Brought from the portal when they are not here; refused with a sentence offline.
   */
  read: effect(STAFF)
    .input(z.strictObject({ account: accountKeySchema.nullable(), sha256: sha256Schema }))
    .output(z.strictObject({ name: z.string(), type: z.enum(ATTACHMENT_TYPES), bytes: z.instanceof(Blob) })),
  /** Files that this post still has to send. */
  uploads: query(STAFF).output(
    z.strictObject({
      files: z.number().int(),
      bytes: z.number().int(),
      sent: z.number().int(),
    }),
  ),
};
