import type { WorkerEntries } from '../ports.ts';

/** Where the workers of the core stand: beside the source, or beside the built file that runs. */
export function workerEntries(processFile: string): WorkerEntries {
  const built = processFile.endsWith('.js');
  return {
    import: new URL(built ? 'import-worker.js' : 'import/worker.ts', processFile),
    documents: new URL(built ? 'documents-worker.js' : 'documents/worker.ts', processFile),
    raster: new URL(built ? 'raster-worker.js' : 'printing/worker.ts', processFile),
    sync: new URL(built ? 'sync-worker.js' : 'sync/worker.ts', processFile),
    attachments: new URL(built ? 'attachments-worker.js' : 'attachments/check/worker.ts', processFile),
  };
}
