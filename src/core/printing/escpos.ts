import { type Raster, rowBytes } from './raster.ts';

export type EscPosOptions = {
  /** Opens the drawer wired to the printer, before the paper. */
  readonly openDrawer?: boolean;
};

/** Rows sent at once: small enough for the memory of the oldest printers. */
export const BAND_ROWS = 128;

const ESC = 0x1b;
const GS = 0x1d;
const INITIALISE = [ESC, 0x40];
/** Pin 2 of the drawer's plug, 50 ms on and 500 ms off. */
const KICK = [ESC, 0x70, 0x00, 0x19, 0xfa];
/** Feeds to the knife, cuts and leaves a point of paper. */
const CUT = [GS, 0x56, 0x42, 0x00];

/** The dots as ESC/POS: `GS v 0` in bands, then the cut. No text is sent, so no table of characters can garble it. */
export function escposOf(raster: Raster, { openDrawer = false }: EscPosOptions = {}): Uint8Array {
  const width = rowBytes(raster.width);
  const pieces: Uint8Array[] = [Uint8Array.from([...INITIALISE, ...(openDrawer ? KICK : [])])];
  for (let row = 0; row < raster.height; row += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, raster.height - row);
    pieces.push(
      Uint8Array.from([GS, 0x76, 0x30, 0, width & 0xff, width >> 8, rows & 0xff, rows >> 8]),
      raster.bits.subarray(row * width, (row + rows) * width),
    );
  }
  pieces.push(Uint8Array.from(CUT));
  return Buffer.concat(pieces);
}
