/** What the core asks of the drawing thread. */
export type DrawOrder = { readonly id: number; readonly facts: unknown };
/** What it answers; `failed` carries words for the log, never for the clerk. */
export type DrawReport =
  | { readonly kind: 'drawn'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
