import { expect, test } from 'vitest';
import { workerEntries } from './worker-entries.ts';

test('the workers stand beside the source, and beside the built core', () => {
  const source = workerEntries('file:///guichet/src/core/process.ts');
  expect([source.import.href, source.documents.href, source.raster.href, source.sync.href]).toEqual([
    'file:///guichet/src/core/import/worker.ts',
    'file:///guichet/src/core/documents/worker.ts',
    'file:///guichet/src/core/printing/worker.ts',
    'file:///guichet/src/core/sync/worker.ts',
  ]);
  const built = workerEntries('file:///guichet/out/main/core.js');
  expect([built.import.href, built.documents.href, built.raster.href, built.sync.href]).toEqual([
    'file:///guichet/out/main/import-worker.js',
    'file:///guichet/out/main/documents-worker.js',
    'file:///guichet/out/main/raster-worker.js',
    'file:///guichet/out/main/sync-worker.js',
  ]);
});
