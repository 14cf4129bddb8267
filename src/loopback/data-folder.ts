import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Station } from '../contract/core-process.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a post keeps its base when not told: the account's local data, never a roaming or synchronised folder. A kiosk
 * has a folder of its own.
 */
export function defaultDataFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  station: Station = 'counter',
): string {
  if (platform === 'win32') {
    return join(
      environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
      station === 'kiosk' ? 'Guichet-borne' : 'Guichet',
    );
  }
  return join(
    environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'),
    station === 'kiosk' ? 'guichet-borne' : 'guichet',
  );
}
