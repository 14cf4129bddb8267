import { parentPort, workerData } from 'node:worker_threads';
import type { ImportReport } from '../../contract/import.ts';
import { assertNever } from '../../rules/brand.ts';
import { openConnection, type WritableDb } from '../database/connection.ts';
import { openFileStore } from '../documents/file-store.ts';
import { currentProfile, referenceRuleOf } from '../landlords/current-profile.ts';
import { Refusal } from '../procedures/refusal.ts';
import { type ApplyOptions, applyFolder } from './apply.ts';
import { makeDemonstration } from './make-demonstration.ts';
import type { WorkerOrder, WorkerReport } from './worker-messages.ts';

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
      const report = run(db, order);
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

function run(db: WritableDb, order: WorkerOrder): ImportReport {
  const { job, day, at, filesFolder, key } = order;
  const apply = (choice: Pick<ApplyOptions, 'folder' | 'dryRun' | 'referenceRule'>, alongside?: () => void) =>
    applyFolder(
      db,
      { ...choice, day, at, files: openFileStore(filesFolder, key), onProgress: tell },
      alongside,
    );
  switch (job.kind) {
    case 'import':
      return apply({ ...job, referenceRule: referenceRuleOf(currentProfile(db)) });
    case 'demonstration':
      return makeDemonstration(db, job, day, apply, tell);
    default:
      return assertNever(job);
  }
}

function tell(step: string, done: number, total: number): void {
  say({ kind: 'progress', step, done, total });
}

function failure(error: unknown): WorkerReport {
  if (error instanceof Refusal) return { kind: 'refused', sentence: error.message, failure: error.failure };
  const fault = error instanceof Error ? error : new Error(String(error));
  const code = 'code' in fault ? String(fault.code) : '';
  return { kind: 'failed', message: fault.message, code, stack: fault.stack ?? '' };
}
