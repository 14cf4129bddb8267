import { parentPort } from 'node:worker_threads';
import { drawRaster } from './draw-raster.ts';
import type { RasterOrder, RasterReport } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file is started as a worker thread');

port.on('message', async ({ id, pdf }: RasterOrder) => {
  let report: RasterReport;
  try {
    report = { kind: 'drawn', id, raster: await drawRaster(pdf) };
  } catch (error) {
    report = { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(report);
});
