import { join, resolve } from 'node:path';
import { defaultDataFolder } from '../loopback/data-folder.ts';
import { isStale, type Target } from './build-targets.ts';
import { type Choice, chooseDoor, type Machine } from './choose-door.ts';
import { findElectron, installElectron, mayTryInstall } from './electron-binary.ts';
import { runElectron } from './run-electron.ts';
import { runKiosk } from './run-kiosk.ts';
import { runLoopback } from './run-loopback.ts';
import { root, runNode } from './run-step.ts';
import { readStartOptions, type StartOptions } from './start-options.ts';

/** Time given to Electron's download before the other door is taken. */
const DOWNLOAD_MS = 20_000;

/** `npm start`: builds what is stale, says which door it takes and why, and opens it. */
export async function start(args: readonly string[]): Promise<void> {
  const read = readStartOptions(args);
  if (read.kind === 'refused') return fail(read.sentence);
  const { options } = read;
  const choice = await chooseDoor(options, thisMachine());
  if (choice.door === null) return fail(choice.sentence);
  console.log(doorSentence(choice));
  if (!(await build(choice.door === 'electron' ? ['page', 'electron'] : ['page']))) {
    return fail("La construction a échoué\u202f: Guichet n'est pas lancé.");
  }
  const dataFolder = resolve(
    options.data ?? defaultDataFolder(process.env, process.platform, options.station),
  );
  process.exitCode =
    choice.door === 'electron'
      ? await runElectron({
          program: choice.program,
          args: electronFlags(options, dataFolder),
          dataFolder,
          withPortal: options.portal === 'demonstration',
        })
      : await (options.station === 'kiosk' ? runKiosk : runLoopback)({
          ...options,
          dataFolder,
          hasScreen: hasScreen(),
        });
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasScreen: hasScreen(),
    async electron() {
      const found = findElectron(root);
      if (found !== undefined || !mayTryInstall(root, Date.now())) return found;
      console.log("Electron n'est pas installé\u202f: essai de téléchargement, 20 s au plus.");
      return installElectron(root, DOWNLOAD_MS);
    },
  };
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function doorSentence(choice: Exclude<Choice, { readonly door: null }>): string {
  const name = choice.door === 'electron' ? 'Electron' : 'loopback (navigateur, sur 127.0.0.1)';
  return `Porte\u202f: ${name}, car ${choice.because}.`;
}

/** Vite stays in a process of its own, gone when the window opens. */
async function build(targets: readonly Target[]): Promise<boolean> {
  const stale = targets.filter((target) => isStale(root, target));
  if (stale.length === 0) return true;
  console.log('Construction de ce qui a changé…');
  return (await runNode('src/start/build.ts', [...stale, '--stale'])) === 0;
}

function electronFlags({ landlord, accounts, station }: StartOptions, dataFolder: string): string[] {
  return [
    join(root, '.'),
    `--data=${dataFolder}`,
    ...(station === 'kiosk' ? ['--kiosk'] : []),
    ...(landlord === null ? [] : [`--landlord=${landlord}`]),
    ...(accounts === null ? [] : [`--accounts=${accounts}`]),
  ];
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
