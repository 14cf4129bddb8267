/** What an 80 mm printer would do with the bytes it was sent. */
export type Ticket = {
  readonly width: number;
  readonly height: number;
  /** One byte a dot: 1 black. */
  readonly dots: Uint8Array;
  readonly cuts: number;
  readonly drawerKicks: number;
  /** Rows of each image, in order. */
  readonly bands: readonly number[];
};

/** Reads ESC/POS as its reference says, apart from the program's own writer. @throws on what a printer would print as text */
export function readEscPos(bytes: Buffer): Ticket {
  const rows: Uint8Array[] = [];
  const bands: number[] = [];
  let width = 0;
  let cuts = 0;
  let drawerKicks = 0;
  let at = 0;
  const starts = (...wanted: number[]) => wanted.every((byte, index) => bytes[at + index] === byte);
  if (!starts(0x1b, 0x40)) throw new Error('a ticket begins by ESC @');
  at += 2;
  while (at < bytes.length) {
    if (starts(0x1d, 0x76, 0x30, 0x00)) {
      const stride = bytes.readUInt16LE(at + 4);
      const count = bytes.readUInt16LE(at + 6);
      at += 8;
      if (at + stride * count > bytes.length) throw new Error('an image is cut short');
      if (width !== 0 && width !== stride * 8) throw new Error('images of two widths');
      width = stride * 8;
      bands.push(count);
      for (let row = 0; row < count; row += 1, at += stride)
        rows.push(dotsOf(bytes.subarray(at, at + stride)));
    } else if (starts(0x1d, 0x56, 0x42)) {
      cuts += 1;
      at += 4;
    } else if (starts(0x1b, 0x70)) {
      drawerKicks += 1;
      at += 5;
    } else throw new Error(`byte ${String(bytes[at])} at ${at} is no command of a ticket`);
  }
  const dots = new Uint8Array(width * rows.length);
  rows.forEach((row, index) => {
    dots.set(row, index * width);
  });
  return { width, height: rows.length, dots, cuts, drawerKicks, bands };
}

function dotsOf(row: Buffer): Uint8Array {
  return Uint8Array.from({ length: row.length * 8 }, (_, x) => ((row[x >> 3] ?? 0) >> (7 - (x & 7))) & 1);
}
