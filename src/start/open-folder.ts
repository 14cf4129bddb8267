import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileLog } from '../core/host/file-log.ts';
import { givenSecrets } from '../core/host/given-secrets.ts';
import { instanceToken } from '../core/host/instance-token.ts';
import { systemClock, systemIds } from '../core/host/system-clock.ts';
import { workerEntries } from '../core/host/worker-entries.ts';
import { type Core, openCore } from '../core/open-core.ts';
import { systemPrinters } from '../core/printing/system-printers.ts';
import { readOrCreateKey } from '../loopback/key-folder.ts';
import { root } from './run-step.ts';

/** Opens a data folder for a command that installs a post, with the key of the loopback door. */
export function openFolder(dataFolder: string): Core {
  const key = readOrCreateKey(dataFolder);
  return openCore({
    clock: systemClock,
    ids: systemIds,
    secrets: givenSecrets(key, instanceToken(dataFolder), dataFolder),
    directories: { data: dataFolder, resources: join(root, 'resources') },
    log: fileLog(dataFolder, systemClock.now),
    workers: workerEntries(pathToFileURL(join(root, 'src/core/process.ts')).href),
    printers: systemPrinters(process.platform),
  });
}
