import { Worker } from 'node:worker_threads';
import { type Log, PrinterFault } from '../ports.ts';
import type { Raster } from './raster.ts';
import type { RasterOrder, RasterReport } from './worker-messages.ts';

/** A receipt takes a fifth of a second; a thread silent for this long is stuck. */
const PATIENCE_MS = 30_000;

export type Rasteriser = {
  /** @throws PrinterFault `raster` */
  draw(pdf: Uint8Array): Promise<Raster>;
  close(): Promise<void>;
};

type Waiting = {
  readonly resolve: (raster: Raster) => void;
  readonly reject: (fault: PrinterFault) => void;
  readonly timer: NodeJS.Timeout;
};

/** One thread, started by the first paper and kept for the next; one that dies or sticks fails what it was given. */
export function openRasteriser(entry: URL, log: Log, patienceMs = PATIENCE_MS): Rasteriser {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let closed = false;

  function thread(): Worker {
    if (worker !== undefined) return worker;
    const started = new Worker(entry);
    started.unref();
    started.on('message', (report: RasterReport) => settle(report));
    started.on('error', (error) => log.error('raster-thread', error));
    started.on('exit', () => {
      if (worker === started) drop();
    });
    worker = started;
    return started;
  }

  function settle(report: RasterReport): void {
    const order = waiting.get(report.id);
    if (order === undefined) return;
    waiting.delete(report.id);
    clearTimeout(order.timer);
    if (report.kind === 'drawn') order.resolve(report.raster);
    else {
      log.error('raster-not-drawn', new Error(report.message));
      order.reject(new PrinterFault('raster', 'not drawn'));
    }
  }

  /** The thread is gone: what it held fails, the next paper starts another. */
  function drop(): Promise<unknown> {
    const ending = worker;
    worker = undefined;
    for (const order of waiting.values()) {
      clearTimeout(order.timer);
      order.reject(new PrinterFault('raster', 'the thread ended'));
    }
    waiting.clear();
    return ending?.terminate() ?? Promise.resolve();
  }

  return {
    draw(pdf) {
      if (closed) return Promise.reject(new PrinterFault('raster', 'closed'));
      lastId += 1;
      const id = lastId;
      return new Promise<Raster>((resolve, reject) => {
        const timer = setTimeout(() => void drop(), patienceMs);
        waiting.set(id, { resolve, reject, timer });
        const order: RasterOrder = { id, pdf };
        thread().postMessage(order);
      });
    },
    async close() {
      closed = true;
      await drop();
    },
  };
}
