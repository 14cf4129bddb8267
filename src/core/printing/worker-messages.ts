import type { Raster } from './raster.ts';

/** What the core asks of the thread that turns papers into dots. */
export type RasterOrder = { readonly id: number; readonly pdf: Uint8Array };
/** What it answers; `failed` carries words for the log, never for the clerk. */
export type RasterReport =
  | { readonly kind: 'drawn'; readonly id: number; readonly raster: Raster }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
