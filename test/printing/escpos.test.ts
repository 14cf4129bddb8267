import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BAND_ROWS, escposOf } from '../../src/core/printing/escpos.ts';
import { rowBytes } from '../../src/core/printing/raster.ts';
import { readEscPos } from './read-escpos.ts';

const raster = fc
  .record({
    width: fc.integer({ min: 1, max: 72 }).map((bytes) => bytes * 8),
    height: fc.integer({ min: 1, max: 400 }),
  })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: rowBytes(width) * height, maxLength: rowBytes(width) * height })
      .map((bits) => ({ width, height, bits })),
  );

test('every dot of a picture arrives, in bands a small printer holds, and is cut once', () => {
  fc.assert(
    fc.property(raster, fc.boolean(), (picture, openDrawer) => {
      const ticket = readEscPos(Buffer.from(escposOf(picture, { openDrawer })));
      expect([ticket.width, ticket.height]).toEqual([picture.width, picture.height]);
      expect([ticket.cuts, ticket.drawerKicks]).toEqual([1, openDrawer ? 1 : 0]);
      expect(Math.max(...ticket.bands)).toBeLessThanOrEqual(BAND_ROWS);
      const packed = new Uint8Array(picture.bits.length);
      ticket.dots.forEach((dot, index) => {
        if (dot === 1) packed[index >> 3] = (packed[index >> 3] ?? 0) | (0x80 >> (index & 7));
      });
      expect(Buffer.from(packed).equals(picture.bits)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('the reader refuses what a printer would print as text, or wait for', () => {
  const good = Buffer.from(escposOf({ width: 8, height: 2, bits: Uint8Array.from([0xf0, 0x0f]) }));
  expect(() => readEscPos(Buffer.concat([good, Buffer.from('é')]))).toThrow('no command');
  expect(() => readEscPos(good.subarray(0, 11))).toThrow('cut short');
  expect(() => readEscPos(good.subarray(2))).toThrow('ESC @');
});
