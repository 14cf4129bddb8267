import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export type Grey = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** True where poppler-utils is installed; the golden pictures are compared only there. */
export function hasPoppler(): boolean {
  return spawnSync('pdftoppm', ['-v']).error === undefined;
}

/** The pages of a paper in grey; at 72 dots an inch a point is a pixel. */
export function rasterise(pdf: Uint8Array, dpi = 72): Grey[] {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-golden-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', file, join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .toSorted()
      .map((name) => readPgm(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Binary PGM: `P5`, width, height, 255, then one byte per pixel. */
function readPgm(file: Buffer): Grey {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 64));
  if (head === null) throw new Error('not a grey PGM');
  const [width, height] = [Number(head[1]), Number(head[2])];
  return { width, height, pixels: file.subarray(head[0].length, head[0].length + width * height) };
}

/** A grey PNG that any viewer opens, rows unfiltered. */
export function writeGreyPng({ width, height, pixels }: Grey): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

/** Reads what writeGreyPng wrote. */
export function readGreyPng(png: Buffer): Grey {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  if (rows.length !== height * (width + 1)) throw new Error('not a picture of writeGreyPng');
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    pixels.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width);
  return { width, height, pixels };
}

const BLOCK = 12;

/**
 * How far two pages are apart: the largest difference, of 255, between the mean greys of a block of 12 × 12 points.
 * Another version of poppler smooths a letter otherwise, which a block does not feel; a line that moved it does.
 */
export function farthestBlock(a: Grey, b: Grey): number {
  if (Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1) return 255;
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  let farthest = 0;
  for (let top = 0; top < height; top += BLOCK) {
    for (let left = 0; left < width; left += BLOCK) {
      const difference = Math.abs(blockMean(a, left, top) - blockMean(b, left, top));
      farthest = Math.max(farthest, difference);
    }
  }
  return farthest;
}

function blockMean({ width, height, pixels }: Grey, left: number, top: number): number {
  let sum = 0;
  let count = 0;
  for (let y = top; y < Math.min(top + BLOCK, height); y++) {
    for (let x = left; x < Math.min(left + BLOCK, width); x++) {
      sum += pixels[y * width + x] ?? 255;
      count += 1;
    }
  }
  return sum / count;
}
