import { parentPort, workerData } from 'node:worker_threads';
import type { ImportReport } from '../../contract/import.ts';
import { openConnection, type WritableDb } from '../database/connection.ts';
import { openFileStore } from '../documents/file-store.ts';
import { currentProfile, referenceRuleOf } from '../landlords/current-profile.ts';
import { Refusal } from '../procedures/refusal.ts';
import { applyFolder } from './apply.ts';
import type { ImportJob, WorkerOrder, WorkerReport } from './worker-messages.ts';

/** Entry of the thread that writes a whole folder: the core's own thread goes on answering meanwhile. */
const parent = parentPort;
if (parent === null) throw new Error('the import runs in a thread started by the core');
const say = (report: WorkerReport) => parent.postMessage(report);

/** Pages of the indexes written in no order stay in memory, within this many KiB. */
const CACHE_KIB = 262_144;

say(work(workerData as WorkerOrder));

function work(order: WorkerOrder): WorkerReport {
  try {
    const db = openConnection(order.file, Buffer.from(order.key), { create: false });
    try {
      db.pragma(`cache_size=-${CACHE_KIB}`);
      if (order.job.kind !== 'import') throw new Error('not yet');
      const report = importFolder(db, order, order.job);
      // The journal of a large import would otherwise be copied into the base under the clerk's next act.
      db.pragma('wal_checkpoint(TRUNCATE)');
      return { kind: 'done', report };
    } finally {
      db.close();
    }
  } catch (error) {
    return failure(error);
  }
}

function importFolder(db: WritableDb, order: WorkerOrder, job: ImportJob): ImportReport {
  return applyFolder(db, {
    ...job,
    referenceRule: referenceRuleOf(currentProfile(db)),
    day: order.day,
    at: order.at,
    files: openFileStore(order.filesFolder, order.key),
    onProgress: (step, done, total) => say({ kind: 'progress', step, done, total }),
  });
}

function failure(error: unknown): WorkerReport {
  if (error instanceof Refusal) return { kind: 'refused', sentence: error.message, failure: error.failure };
  const fault = error instanceof Error ? error : new Error(String(error));
  const code = 'code' in fault ? String(fault.code) : '';
  return { kind: 'failed', message: fault.message, code, stack: fault.stack ?? '' };
}
