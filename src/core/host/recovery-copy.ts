import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import type { DataKey, RecoveryState } from '../../contract/core-process.ts';
import type { Log } from '../ports.ts';
import { writeDurably } from './durable-file.ts';
import { KEY_FOLDER } from './key-folder.ts';

/** An age recipient (`age1…`) that the agency puts here makes a recovery copy be written beside the key. */
export const RECIPIENT_FILE = 'secours.destinataire';
/** The key sealed to that recipient: `age --decrypt` gives it back as 64 hexadecimal digits. */
export const COPY_FILE = 'base.cle.age';

/**
 * Writes the copy of the key that the agency can open without this post, before the base is written. Until the
 * agency has named its recovery key, a lost key is a lost base: the door says so.
 */
export async function sealRecoveryCopy(dataFolder: string, key: DataKey, log: Log): Promise<RecoveryState> {
  const folder = join(dataFolder, KEY_FOLDER);
  const recipient = join(folder, RECIPIENT_FILE);
  if (!existsSync(recipient)) return 'not-configured';
  if (existsSync(join(folder, COPY_FILE))) return 'sealed';
  if (key.kind !== 'key') return 'failed';
  try {
    const encrypter = new Encrypter();
    encrypter.addRecipient(readFileSync(recipient, 'utf8').trim());
    writeDurably(folder, COPY_FILE, await encrypter.encrypt(Buffer.from(key.bytes).toString('hex')));
    return 'sealed';
  } catch (error) {
    log.error('recovery-copy-failed', error);
    return 'failed';
  }
}
