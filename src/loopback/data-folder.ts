import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a post keeps its base when not told: the account's local data, never a roaming or synchronised folder.
 */
export function defaultDataFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Guichet');
  }
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'guichet');
}
