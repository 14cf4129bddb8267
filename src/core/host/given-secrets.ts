import type { DataKey } from '../../contract/core-process.ts';
import { type Secrets, SecretsError } from '../ports.ts';
import { fileDeviceKey } from './device-key.ts';
import { readInstanceMark, writeInstanceMark } from './instance-mark.ts';

/** The secrets of a core whose door keeps the key: what the door found is all there is. */
export function givenSecrets(key: DataKey, instanceToken: string, dataFolder: string): Secrets {
  const readDataKey = () => {
    if (key.kind === 'unreadable') throw new SecretsError('the data key cannot be read');
    return key.kind === 'key' ? Buffer.from(key.bytes) : undefined;
  };
  const deviceKey = fileDeviceKey(dataFolder, readDataKey);
  return {
    readDataKey,
    createDataKey() {
      // The door makes the key durable before it orders to open; a core that made one would lose it.
      throw new SecretsError('the door gave no data key');
    },
    instanceToken: () => instanceToken,
    deviceKey: () => deviceKey,
    readMark: () => readInstanceMark(dataFolder),
    writeMark: (mark) => writeInstanceMark(dataFolder, mark),
  };
}
