/** What may be attached to an act: read from the bytes, never from the name. */
export const ATTACHMENT_TYPES = ['pdf', 'jpeg', 'png'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** One file, in bytes: 20 MB. */
export const ATTACHMENT_BYTES = 20_000_000;
/** Files of one act. */
export const ATTACHMENTS = 10;
/** Bytes of one part on its way from the screen to the core: its frame holds a megabyte. */
export const APPENDED_BYTES = 768 * 1024;
/** Bytes of one part on its way to the portal: what a cut may cost. */
export const UPLOADED_BYTES = 1024 * 1024;

/** A file as an act names it. */
export type Attachment = {
  /** SHA-256 of the bytes that are kept, hexadecimal. */
  readonly sha256: string;
  readonly size: number;
  readonly type: AttachmentType;
  /** As its owner named it; shown, never used as a path. */
  readonly name: string;
  readonly pages: number;
};
