import { expect, test } from 'vitest';
import type { WorkerEntries } from '../ports.ts';
import { workerEntries } from './worker-entries.ts';

const all = (entries: WorkerEntries) => [
  entries.import.href,
  entries.documents.href,
  entries.raster.href,
  entries.sync.href,
  entries.attachments.href,
];

test('the workers stand beside the source, and beside the built core', () => {
  const source = workerEntries('file:///guichet/src/core/process.ts');
  expect(all(source)).toEqual([
    'file:///guichet/src/core/import/worker.ts',
    'file:///guichet/src/core/documents/worker.ts',
    'file:///guichet/src/core/printing/worker.ts',
    'file:///guichet/src/core/sync/worker.ts',
    'file:///guichet/src/core/attachments/check/worker.ts',
  ]);
  const built = workerEntries('file:///guichet/out/main/core.js');
  expect(all(built)).toEqual([
    'file:///guichet/out/main/import-worker.js',
    'file:///guichet/out/main/documents-worker.js',
    'file:///guichet/out/main/raster-worker.js',
    'file:///guichet/out/main/sync-worker.js',
    'file:///guichet/out/main/attachments-worker.js',
  ]);
});
