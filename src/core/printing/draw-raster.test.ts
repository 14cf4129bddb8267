import { describe, expect, test } from 'vitest';
import { pageWith, ROLL_WIDTH } from '../../../test/printing/drawn-pdf.ts';
import { drawRaster, threshold } from './draw-raster.ts';
import { type Raster, ROLL_DOTS, rowBytes } from './raster.ts';

function isBlack({ width, bits }: Raster, x: number, y: number): boolean {
  return ((bits[y * rowBytes(width) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** Smallest frame around what is black: left, top, right, bottom, the last two left out. */
function frame(raster: Raster): number[] {
  const black: [number, number][] = [];
  for (let y = 0; y < raster.height; y += 1)
    for (let x = 0; x < raster.width; x += 1) if (isBlack(raster, x, y)) black.push([x, y]);
  const xs = black.map(([x]) => x);
  const ys = black.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
}

describe('a page as dots of an 80 mm roll', () => {
  test('stands at true size, eight dots a millimetre, without the 4 mm the roll cannot print', async () => {
    const raster = await drawRaster(pageWith(ROLL_WIDTH, 50, [{ left: 14, top: 10, width: 20, height: 5 }]));
    expect(raster.width).toBe(ROLL_DOTS);
    expect(frame(raster)).toEqual([80, 80, 240, 120]);
    // Three millimetres of white under the last black row, not the rest of the page.
    expect(raster.height).toBe(120 + 24);
  });

  test('uses the whole width', async () => {
    const raster = await drawRaster(pageWith(ROLL_WIDTH, 20, [{ left: 4, top: 0, width: 72, height: 1 }]));
    expect(frame(raster)).toEqual([0, 0, 576, 8]);
  });

  test('puts a page of 72 mm where it prints whole', async () => {
    const raster = await drawRaster(pageWith(72, 20, [{ left: 0, top: 0, width: 72, height: 1 }]));
    expect(frame(raster)).toEqual([0, 0, 576, 8]);
  });

  test('makes a wider page fit', async () => {
    const raster = await drawRaster(pageWith(210, 297, [{ left: 0, top: 0, width: 210, height: 35 }]));
    expect(frame(raster)).toEqual([0, 0, 576, 96]);
  });

  test('puts pages one under the other', async () => {
    const page = [{ left: 14, top: 10, width: 20, height: 5 }];
    const one = await drawRaster(pageWith(ROLL_WIDTH, 20, page));
    const two = await drawRaster(pageWith(ROLL_WIDTH, 20, page, 2));
    expect(two.height).toBe(2 * one.height);
    expect(Buffer.from(two.bits.subarray(one.bits.length)).equals(one.bits)).toBe(true);
  });

  test('refuses what is no PDF', async () => {
    await expect(drawRaster(Buffer.from('hello'))).rejects.toThrow();
  });
});

test('a dot is black under the half of light, whatever its colour', () => {
  const pixels = [0, 127, 128, 255].flatMap((grey) => [grey, grey, grey, 255]);
  const green = [0, 255, 0, 255];
  const blue = [0, 0, 255, 255];
  const raster = threshold(Uint8ClampedArray.from([...pixels, ...green, ...blue]), 6, 1);
  expect([...raster.bits]).toEqual([0b1100_0100]);
});
