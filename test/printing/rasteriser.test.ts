import { expect, test } from 'vitest';
import { openRasteriser } from '../../src/core/printing/rasteriser.ts';
import { capturingLog } from '../support/test-ports.ts';
import { pageWith, ROLL_WIDTH } from './drawn-pdf.ts';

const REAL = new URL('../../src/core/printing/worker.ts', import.meta.url);
const DYING = new URL('./dying-raster-worker.ts', import.meta.url);
const DOT = { width: 8, height: 1 };

test('draws in its own thread, and outlives a file that is no PDF', async () => {
  const log = capturingLog();
  const rasteriser = openRasteriser(REAL, log);
  await expect(rasteriser.draw(Buffer.from('hello'))).rejects.toMatchObject({ reason: 'raster' });
  expect(log.entries).toMatchObject([{ level: 'error', event: 'raster-not-drawn' }]);
  const page = pageWith(ROLL_WIDTH, 20, [{ left: 14, top: 10, width: 20, height: 5 }]);
  expect(await rasteriser.draw(page)).toMatchObject({ width: 576 });
  await rasteriser.close();
  await expect(rasteriser.draw(page)).rejects.toMatchObject({ reason: 'raster' });
});

test('a thread that dies fails the paper it held; the next one has another thread', async () => {
  const rasteriser = openRasteriser(DYING, capturingLog());
  await expect(rasteriser.draw(Buffer.from('die'))).rejects.toMatchObject({ reason: 'raster' });
  expect(await rasteriser.draw(Buffer.from('a page'))).toMatchObject(DOT);
  await rasteriser.close();
});

test('a thread that hangs is given up', async () => {
  const rasteriser = openRasteriser(DYING, capturingLog(), 50);
  await expect(rasteriser.draw(Buffer.from('hang'))).rejects.toMatchObject({ reason: 'raster' });
  await rasteriser.close();
});

test('closing fails what is still being drawn', async () => {
  const rasteriser = openRasteriser(DYING, capturingLog());
  const drawn = expect(rasteriser.draw(Buffer.from('hang'))).rejects.toMatchObject({ reason: 'raster' });
  await rasteriser.close();
  await drawn;
});
