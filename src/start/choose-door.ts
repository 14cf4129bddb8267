import type { DoorName, StartOptions } from './start-options.ts';

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** A screen a window can be opened on. */
  readonly hasScreen: boolean;
  /** Electron's program, looked for only when it is needed. */
  readonly electron: () => Promise<string | undefined>;
};

export type Choice =
  | { readonly door: 'loopback'; readonly because: string }
  | { readonly door: 'electron'; readonly because: string; readonly program: string }
  | { readonly door: null; readonly sentence: string };

/** Which door, and why, in words for who starts the program. */
export async function chooseDoor(
  { door: asked, open, port }: Pick<StartOptions, 'door' | 'open' | 'port'>,
  machine: Machine,
): Promise<Choice> {
  if (asked === 'loopback') return loopback('--door=loopback le demande');
  const obstacle = electronObstacle(machine);
  if (asked === 'electron' && obstacle !== undefined) {
    return { door: null, sentence: `Electron ne peut pas s'ouvrir ici\u202f: ${obstacle}.` };
  }
  if (asked === null && (!open || port !== 0)) return loopback("--no-open et --port ne vont qu'avec elle");
  if (obstacle !== undefined) return loopback(obstacle);
  const program = await machine.electron();
  if (program !== undefined) {
    return { door: 'electron', because: askedOr(asked, 'Electron est installé'), program };
  }
  return asked === 'electron'
    ? { door: null, sentence: "Electron n'est pas installé ici, et n'a pas pu être téléchargé." }
    : loopback("Electron n'est pas installé ici");
}

function electronObstacle({ platform, isRoot, hasScreen }: Machine): string | undefined {
  if (!hasScreen) return "il n'y a pas d'écran";
  if (platform === 'linux' && isRoot)
    return 'Electron refuse de tourner en root sans abandonner son bac à sable';
  return undefined;
}

function askedOr(asked: DoorName | null, otherwise: string): string {
  return asked === 'electron' ? '--door=electron le demande' : otherwise;
}

function loopback(because: string): Choice {
  return { door: 'loopback', because };
}
