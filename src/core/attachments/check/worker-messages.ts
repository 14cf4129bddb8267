import type { AttachmentType } from '../../../rules/attachments/files.ts';
import type { FileFault } from '../../../rules/attachments/refusals.ts';

/** What the core asks of the checking thread: one file at a time. */
export type CheckOrder = { readonly id: number; readonly name: string; readonly bytes: Uint8Array };
/** What it answers; `failed` carries words for the log, never for the clerk. */
export type CheckReport =
  /** Everything it needs is loaded. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'checked';
      readonly id: number;
      readonly type: AttachmentType;
      readonly bytes: Uint8Array;
      readonly pages: number;
    }
  | { readonly kind: 'refused'; readonly id: number; readonly code: FileFault }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
