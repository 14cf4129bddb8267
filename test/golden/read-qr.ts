import type { Grey } from './png.ts';

type Level = 'M' | 'Q' | 'H';
/** ISO/IEC 18004, table 9, by version from 1: check words of a block, then data words of each block. */
const BLOCKS: Readonly<Record<Level, readonly (readonly [check: number, data: readonly number[]])[]>> = {
  M: [
    [10, [16]],
    [16, [28]],
    [26, [44]],
    [18, [32, 32]],
    [24, [43, 43]],
    [16, [27, 27, 27, 27]],
    [18, [31, 31, 31, 31]],
    [22, [38, 38, 39, 39]],
    [22, [36, 36, 36, 37, 37]],
    [26, [43, 43, 43, 43, 44]],
  ],
  Q: [
    [13, [13]],
    [22, [22]],
    [18, [17, 17]],
    [26, [24, 24]],
    [18, [15, 15, 16, 16]],
    [24, [19, 19, 19, 19]],
  ],
  H: [
    [17, [9]],
    [28, [16]],
    [22, [13, 13]],
    [16, [9, 9, 9, 9]],
  ],
};
/** Centres of the alignment patterns, by version from 1. */
const CENTRES = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

type Finder = { readonly x: number; readonly y: number; readonly module: number };
type Bits = (row: number, column: number) => boolean;

/**
 * The text of the one upright QR of a picture, as a telephone reads it: found by its three corners, its check words
 * held against its data without correcting anything.
 * @throws Error when there is none, when a module is wrong, or when it is larger or of another level than the tables above
 */
export function readQr(picture: Grey): string {
  const { size, bits } = gridOf(picture, corners(picture));
  const version = (size - 17) / 4;
  const { level, mask } = formatOf(bits);
  const [check, data] = BLOCKS[level][version - 1] ?? [];
  if (check === undefined || data === undefined) throw new Error(`version ${version} is not read here`);
  const words = wordsOf(bits, size, version, mask);
  return textOf(blocksOf(words, check, data), version);
}

function dark({ width, height, pixels }: Grey, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < width && y < height && (pixels[y * width + x] ?? 255) < 128;
}

/** Lengths of the runs along a line of pixels, dark and light in turn from a dark one. */
function runs(
  length: number,
  at: (i: number) => boolean,
): { readonly start: number; readonly length: number; readonly dark: boolean }[] {
  const found: { start: number; length: number; dark: boolean }[] = [];
  for (let i = 0; i < length; i++) {
    const last = found.at(-1);
    if (last !== undefined && last.dark === at(i)) last.length += 1;
    else found.push({ start: i, length: 1, dark: at(i) });
  }
  return found;
}

/** Middles of 1:1:3:1:1 along a line. */
function middles(
  length: number,
  at: (i: number) => boolean,
): { readonly middle: number; readonly module: number }[] {
  const all = runs(length, at);
  return all.flatMap((run, index) => {
    const [a, b, c, d, e] = all.slice(index, index + 5);
    if (
      !run.dark ||
      a === undefined ||
      b === undefined ||
      c === undefined ||
      d === undefined ||
      e === undefined
    )
      return [];
    const module = (a.length + b.length + c.length + d.length + e.length) / 7;
    const fits =
      module >= 2 &&
      [a, b, d, e].every(({ length: one }) => Math.abs(one - module) < module * 0.5) &&
      Math.abs(c.length - 3 * module) < module * 0.7;
    return fits ? [{ middle: c.start + c.length / 2, module }] : [];
  });
}

function corners(picture: Grey): Finder[] {
  const found: { x: number; y: number; module: number; count: number }[] = [];
  for (let y = 0; y < picture.height; y++) {
    for (const { middle, module } of middles(picture.width, (x) => dark(picture, x, y))) {
      const column = Math.floor(middle);
      const upright = middles(picture.height, (row) => dark(picture, column, row)).find(
        (one) => Math.abs(one.middle - y) < 2 * module && Math.abs(one.module - module) < module * 0.3,
      );
      if (upright === undefined) continue;
      const known = found.find((one) => Math.hypot(one.x - middle, one.y - upright.middle) < 3 * module);
      if (known === undefined) found.push({ x: middle, y: upright.middle, module, count: 1 });
      else known.count += 1;
    }
  }
  const three = found.filter(({ count, module }) => count > module);
  if (three.length !== 3) throw new Error(`${three.length} corners of a QR`);
  return three;
}

function gridOf(picture: Grey, found: readonly Finder[]): { size: number; bits: Bits } {
  const left = Math.min(...found.map(({ x }) => x));
  const right = Math.max(...found.map(({ x }) => x));
  const top = Math.min(...found.map(({ y }) => y));
  const bottom = Math.max(...found.map(({ y }) => y));
  const module = found.reduce((sum, one) => sum + one.module, 0) / found.length;
  const size = 4 * Math.round(((right - left) / module + 7 - 17) / 4) + 17;
  const [across, down] = [(right - left) / (size - 7), (bottom - top) / (size - 7)];
  const bits: Bits = (row, column) =>
    dark(picture, Math.floor(left + (column - 3) * across), Math.floor(top + (row - 3) * down));
  return { size, bits };
}

/** Of the format words round the first corner. */
function formatOf(bits: Bits): { level: Level; mask: number } {
  let format = 0;
  for (const column of [0, 1, 2, 3, 4, 5, 7, 8]) format = (format << 1) | Number(bits(8, column));
  for (const row of [7, 5, 4, 3, 2, 1, 0]) format = (format << 1) | Number(bits(row, 8));
  const data = (format ^ 0x5412) >> 10;
  const level = (['M', undefined, 'H', 'Q'] as const)[data >> 3];
  if (level === undefined) throw new Error('level L is not read here');
  return { level, mask: data & 7 };
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

/** True where a pattern or a format word stands, not data. */
function isPattern(row: number, column: number, size: number, version: number): boolean {
  if (row === 6 || column === 6) return true;
  if (row < 9 && (column < 9 || column >= size - 8)) return true;
  if (row >= size - 8 && column < 9) return true;
  if (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11))) return true;
  const centres = CENTRES[version - 1] ?? [];
  return centres.some((y) =>
    centres.some(
      (x) =>
        Math.abs(row - y) <= 2 &&
        Math.abs(column - x) <= 2 &&
        !((y === 6 && (x === 6 || x === size - 7)) || (y === size - 7 && x === 6)),
    ),
  );
}

/** Up and down by pairs of columns from the right, the column of timing left out. */
function wordsOf(bits: Bits, size: number, version: number, mask: number): number[] {
  const masked = MASKS[mask];
  if (masked === undefined) throw new Error('no such mask');
  const words: number[] = [];
  let [word, count, up] = [0, 0, true];
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isPattern(row, column, size, version)) continue;
        word = (word << 1) | Number(bits(row, column) !== masked(row, column));
        count += 1;
        if (count === 8) {
          words.push(word);
          [word, count] = [0, 0];
        }
      }
    }
    up = !up;
  }
  return words;
}

/** The data of the blocks, one after the other; every block must agree with its check words. */
function blocksOf(words: readonly number[], check: number, data: readonly number[]): number[] {
  const blocks: number[][] = data.map(() => []);
  let at = 0;
  for (let i = 0; i < Math.max(...data); i++) {
    for (const [index, length] of data.entries()) if (i < length) blocks[index]?.push(words[at++] ?? 0);
  }
  const checks: number[][] = data.map(() => []);
  for (let i = 0; i < check; i++) for (const block of checks) block.push(words[at++] ?? 0);
  for (const [index, block] of blocks.entries()) {
    if (!agrees([...block, ...(checks[index] ?? [])], check)) throw new Error('a module is wrong');
  }
  return blocks.flat();
}

/** Reed-Solomon over GF(256), 0x11d: a whole block is nothing at the first powers of 2. */
function agrees(block: readonly number[], check: number): boolean {
  for (let power = 0, root = 1; power < check; power++, root = times(root, 2)) {
    let sum = 0;
    for (const word of block) sum = times(sum, root) ^ word;
    if (sum !== 0) return false;
  }
  return true;
}

function times(a: number, b: number): number {
  let product = 0;
  for (let left = a, right = b; right > 0; right >>= 1) {
    if (right & 1) product ^= left;
    left = left & 0x80 ? (left << 1) ^ 0x11d : left << 1;
  }
  return product;
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

function textOf(words: readonly number[], version: number): string {
  let at = 0;
  const take = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, at++)
      value = value * 2 + (((words[Math.floor(at / 8)] ?? 0) >> (7 - (at % 8))) & 1);
    return value;
  };
  let text = '';
  while (at + 4 <= words.length * 8) {
    const mode = take(4);
    if (mode === 0) break;
    const wide = version >= 10;
    if (mode === 1) {
      for (let left = take(wide ? 12 : 10); left > 0; left -= 3) {
        const digits = Math.min(left, 3);
        text += String(take([0, 4, 7, 10][digits] ?? 0)).padStart(digits, '0');
      }
    } else if (mode === 2) {
      for (let left = take(wide ? 11 : 9); left > 0; left -= 2) {
        const pair = take(left > 1 ? 11 : 6);
        text +=
          left > 1
            ? (ALPHANUMERIC[Math.floor(pair / 45)] ?? '') + (ALPHANUMERIC[pair % 45] ?? '')
            : (ALPHANUMERIC[pair] ?? '');
      }
    } else if (mode === 4) {
      const bytes = Array.from({ length: take(wide ? 16 : 8) }, () => take(8));
      text += Buffer.from(bytes).toString('utf8');
    } else throw new Error(`mode ${mode} is not read here`);
  }
  return text;
}
