import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './durable-file.ts';
import { KEY_FOLDER } from './key-folder.ts';

const TOKEN_FILE = 'poste.jeton';

/**
 * Names this installation: a base copied to another machine, or to another folder of this one, comes under another
 * name even if the whole folder was copied with it.
 */
export function instanceToken(dataFolder: string): string {
  const folder = join(dataFolder, KEY_FOLDER);
  const file = join(folder, TOKEN_FILE);
  if (!existsSync(file)) writeDurably(folder, TOKEN_FILE, Buffer.from(randomBytes(16).toString('hex')));
  return createHash('sha256')
    .update([readFileSync(file, 'utf8').trim(), machineId(), realpathSync(dataFolder)].join('\n'))
    .digest('hex');
}

function machineId(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim();
  } catch {
    // Windows has none there: the folder's own path and token remain.
    return '';
  }
}
