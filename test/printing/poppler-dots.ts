import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ticket } from './read-escpos.ts';

/** One byte a dot: 1 black. */
export type Dots = Pick<Ticket, 'width' | 'height' | 'dots'>;

export const HAS_POPPLER: boolean = spawnSync('pdftoppm', ['-v']).error === undefined;

/** A page drawn by another hand than the program's: poppler, eight dots a millimetre, the 72 mm in the middle. */
export function popplerDots(pdf: Uint8Array): Dots {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-dots-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdftoppm', ['-r', '203.2', '-gray', file, join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
    if (pages.length !== 1 || pages[0] === undefined) throw new Error(`${pages.length} pages on a roll`);
    return middle(readFileSync(join(folder, pages[0])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function middle(pgm: Buffer): Dots {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 64));
  if (head === null) throw new Error('not a grey PGM');
  const [whole, height] = [Number(head[1]), Number(head[2])];
  const grey = pgm.subarray(head[0].length);
  const width = 576;
  const left = Math.round((whole - width) / 2);
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      dots[y * width + x] = (grey[y * whole + left + x] ?? 255) < 128 ? 1 : 0;
  return { width, height, dots };
}

const BLOCK = 16;

/**
 * The largest difference between the two in the part of black of a block of two millimetres, from 0 to 1. Two drawers
 * smooth an edge otherwise, which a block hardly feels; a letter that is missing or elsewhere it does.
 */
export function apart(one: Dots, other: Dots): number {
  let worst = 0;
  const height = Math.min(one.height, other.height);
  for (let top = 0; top + BLOCK <= height; top += BLOCK)
    for (let left = 0; left + BLOCK <= one.width; left += BLOCK)
      worst = Math.max(worst, Math.abs(black(one, left, top) - black(other, left, top)));
  return worst;
}

function black({ width, dots }: Dots, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + BLOCK; y += 1)
    for (let x = left; x < left + BLOCK; x += 1) sum += dots[y * width + x] ?? 0;
  return sum / BLOCK ** 2;
}

export function blackDots({ dots }: Dots): number {
  return dots.reduce((sum, dot) => sum + dot, 0);
}
