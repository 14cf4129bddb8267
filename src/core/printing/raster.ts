/** A picture of dots, one bit each: rows of `rowBytes` bytes, left dot in the highest bit, 1 = black. */
export type Raster = {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
};

/** Dots across the printable 72 mm of an 80 mm roll, at 203 dots per inch: eight a millimetre. */
export const ROLL_DOTS = 576;
export const DOTS_PER_MM = 8;

/** Bytes of one row; the dots beyond `width` are white. */
export function rowBytes(width: number): number {
  return Math.ceil(width / 8);
}
