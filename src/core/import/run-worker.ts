import { Worker } from 'node:worker_threads';
import type { ImportReport } from '../../contract/import.ts';
import { assertNever } from '../../rules/brand.ts';
import { Refusal } from '../procedures/refusal.ts';
import type { WorkerOrder, WorkerReport } from './worker-messages.ts';

export type OnProgress = (step: string, done: number, total: number) => void;

/**
 * Runs one order in a thread of its own and waits for its end. The thread closes its connection before it
 * reports, so that the base is whole and free when this answers.
 * @param signal stops the thread; its transaction is then undone
 * @throws Refusal with the worker's sentence; Error, with the base's code if it has one, on a fault
 */
export function runImportWorker(
  entry: URL,
  order: WorkerOrder,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: order });
    signal.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.on('message', (message: WorkerReport) => {
      switch (message.kind) {
        case 'progress':
          onProgress(message.step, message.done, message.total);
          return;
        case 'done':
          resolve(message.report);
          return;
        case 'refused': {
          const { code, ...more } = message.failure;
          reject(new Refusal(code, message.sentence, more));
          return;
        }
        case 'failed':
          reject(Object.assign(new Error(message.message), { code: message.code, stack: message.stack }));
          return;
        default:
          assertNever(message);
      }
    });
    worker.on('error', reject);
    // After a report this changes nothing; without one, the thread was stopped and the base rolled back.
    worker.on('exit', (code) => reject(new Error(`the import thread ended early, code ${code}`)));
  });
}
