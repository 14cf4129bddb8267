import type { PaperFormat } from '../../contract/printing.ts';

/** What may be drawn. `facts` and `marks` are read again by their schemas before they are. */
export type Drawable =
  | { readonly kind: 'paper'; readonly facts: unknown; readonly format: PaperFormat; readonly marks: unknown }
  /** A4 papers in one PDF, in their order, each from a page of its own. */
  | {
      readonly kind: 'papers';
      readonly papers: readonly { readonly facts: unknown; readonly marks: unknown }[];
    }
  /** A ticket of a kiosk; `facts` are read again by its own schema. */
  | { readonly kind: 'kiosk-ticket'; readonly facts: unknown }
  | { readonly kind: 'test-page'; readonly format: PaperFormat; readonly name: string };

/** What the core asks of the drawing thread. */
export type DrawOrder = { readonly id: number; readonly job: unknown };
/** What it answers; `failed` carries words for the log, never for the clerk. */
export type DrawReport =
  | { readonly kind: 'drawn'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
