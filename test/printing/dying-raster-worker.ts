import { parentPort } from 'node:worker_threads';
import type { RasterOrder, RasterReport } from '../../src/core/printing/worker-messages.ts';

/** A drawing thread that dies of `die`, hangs on `hang`, and draws one black dot of anything else. */
parentPort?.on('message', ({ id, pdf }: RasterOrder) => {
  const word = Buffer.from(pdf).toString();
  if (word === 'die') process.exit(1);
  if (word === 'hang') return;
  const raster = { width: 8, height: 1, bits: Uint8Array.from([0x80]) };
  const report: RasterReport = { kind: 'drawn', id, raster };
  parentPort?.postMessage(report);
});
