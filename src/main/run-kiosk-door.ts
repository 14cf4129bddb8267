import { join } from 'node:path';
import type { CoreReport } from '../contract/core-process.ts';
import { startCoreProcess } from './core-process.ts';
import type { DoorElectron } from './electron-parts.ts';
import { isNightTime } from './kiosk-night.ts';
import { KioskWindows } from './kiosk-windows.ts';
import type { DoorOptions } from './options.ts';
import { readPage } from './page-scheme.ts';
import { handPortsOver } from './ports.ts';
import { lockWithTheSystem } from './power.ts';
import { readOrCreateKey } from './secrets.ts';
import type { Starter } from './starter.ts';

/** Exit code by which a kiosk asks the program that started it to start it again. */
export const AGAIN = 75;

export type KioskDoor = {
  readonly electron: DoorElectron;
  /** Folder of out/main. */
  readonly here: string;
  readonly options: DoorOptions;
  readonly starter?: Starter | undefined;
};

const LOOK_MS = 30_000;
/** A core that is lost so soon would be lost again: whoever watches the program decides. */
const SHORT_LIFE_MS = 30_000;

/**
 * The kiosk's side of the Electron door, from the key to the closed base. Nothing is ever shown over the page: what the
 * staff must know goes to the console.
 */
export async function runKioskDoor({ electron, here, options, starter }: KioskDoor): Promise<void> {
  const { app } = electron;
  const key = await readOrCreateKey(options.dataFolder, electron.safeStorage, process.platform);
  if (key.kind === 'no-keyring') {
    say(
      "Ce poste n'a pas de trousseau de clés\u202f: la base de la borne serait mal gardée, elle n'est pas créée.",
    );
    app.exit(1);
    return;
  }
  const startedAt = new Date();
  let isBusy = false;
  const windows = new KioskWindows({
    electron,
    preload: join(here, '../preload/index.cjs'),
    files: readPage(join(here, '../renderer'), 'kiosk.html'),
    after: (ms, run) => void setTimeout(run, ms),
  });
  const { promise: shown, resolve: show } = Promise.withResolvers<void>();
  const core = startCoreProcess({
    fork: (...call) => electron.utilityProcess.fork(...call),
    entry: join(here, 'core.js'),
    open: { ...options, key, resourcesFolder: join(here, '../../resources') },
    onReport,
    onLost() {
      say("Le cœur de la borne s'est arrêté. Ce qui était enregistré l'est toujours.");
      if (Date.now() - startedAt.getTime() > SHORT_LIFE_MS) app.exit(startAgain());
      else app.exit(1);
    },
  });
  // The core has its own copy.
  if (key.kind === 'key') key.bytes.fill(0);

  function onReport(report: CoreReport): void {
    switch (report.type) {
      case 'visit-began':
        isBusy = true;
        return;
      case 'visit-ended':
        isBusy = false;
        windows.visitEnded();
        return;
      case 'leave':
        quit();
        return;
      case 'demonstration':
        void shown.then(() => starter?.tell(report));
        return;
      case 'notice':
      case 'told':
        say(report.sentence);
        return;
      case 'failed':
        say(report.sentence);
        app.exit(1);
        return;
      case 'ready':
      case 'closed':
        return;
      default:
        report satisfies never;
    }
  }

  let exitCode = 0;
  function quit(): void {
    windows.leave();
    app.quit();
  }

  /** By whoever started this program, or by itself. Answers the exit code that goes with it. */
  function startAgain(): number {
    if (starter !== undefined) return AGAIN;
    app.relaunch();
    return 0;
  }

  handPortsOver({
    ipcMain: electron.ipcMain,
    newChannel: () => new electron.MessageChannelMain(),
    windowContents: () => windows.contents,
    connect: (port) => core.connect(windows.client, port),
  });
  lockWithTheSystem(electron.powerMonitor, core.lock);
  starter?.onJoin(core.join);
  const night = setInterval(() => {
    if (!isNightTime(startedAt, new Date(), isBusy)) return;
    exitCode = startAgain();
    quit();
  }, LOOK_MS);

  let closed = false;
  // Its window goes and another comes: that is no end.
  app.on('window-all-closed', () => {});
  app.on('will-quit', (event) => {
    clearInterval(night);
    if (closed) return;
    event.preventDefault();
    void core.close().then(() => {
      closed = true;
      app.exit(exitCode);
    });
  });
  await windows.open();
  show();
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
