import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';

/** The thread that synchronises, which dies the first time it is started in a data folder. */
const died = join((workerData as { readonly dataFolder: string }).dataFolder, 'mort-une-fois');
if (!existsSync(died)) {
  writeFileSync(died, '');
  process.exit(3);
}
await import('../../src/core/sync/worker.ts');
