import { homedir } from 'node:os';
import { join } from 'node:path';
import type { DemonstrationOrder, Station } from '../contract/core-process.ts';

export type DoorOptions = {
  readonly dataFolder: string;
  /** A counter without it. */
  readonly station?: Station;
  readonly demonstration?: DemonstrationOrder;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads what `npm start` passes on; an installed program gets nothing and uses the account's local data. */
export function readDoorOptions(
  args: readonly string[],
  environment: Environment,
  platform: NodeJS.Platform,
): DoorOptions {
  const landlordId = flagValue(args, 'landlord');
  const accounts = Number(flagValue(args, 'accounts'));
  const isKiosk = args.includes('--kiosk');
  return {
    dataFolder: flagValue(args, 'data') ?? localData(environment, platform, isKiosk),
    ...(isKiosk ? { station: 'kiosk' } : {}),
    ...(landlordId === undefined
      ? {}
      : { demonstration: { landlordId, ...(accounts > 0 ? { accounts } : {}) } }),
  };
}

function flagValue(args: readonly string[], name: string): string | undefined {
  const start = `--${name}=`;
  return args.find((arg) => arg.startsWith(start))?.slice(start.length) || undefined;
}

/** Never a roaming or synchronised folder; a kiosk's is not a counter's. */
function localData(environment: Environment, platform: NodeJS.Platform, isKiosk: boolean): string {
  if (platform === 'win32') {
    return join(
      environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
      isKiosk ? 'Guichet-borne' : 'Guichet',
    );
  }
  return join(
    environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'),
    isKiosk ? 'guichet-borne' : 'guichet',
  );
}
