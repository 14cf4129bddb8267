import { parentPort } from 'node:worker_threads';
import type { DrawOrder, DrawReport } from '../../src/core/documents/worker-messages.ts';

/**
 * In the place of the drawing thread where only the way of the bytes matters: what was asked to be drawn is what is
 * drawn, so that two copies differ as they do on paper, without a second of fonts for each test.
 */
parentPort?.on('message', ({ id, job }: DrawOrder) => {
  const report: DrawReport = {
    kind: 'drawn',
    id,
    bytes: new Uint8Array(Buffer.from(`%PDF-1.7\n${JSON.stringify(job)}`)),
  };
  parentPort?.postMessage(report);
});
