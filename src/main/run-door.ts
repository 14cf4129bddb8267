import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { giveNoCertificate } from './certificates.ts';
import { type CoreProcess, startCoreProcess } from './core-process.ts';
import { dangerousSwitch } from './dangerous-switches.ts';
import type { DoorElectron, DoorWindow } from './electron-parts.ts';
import { forbidNavigation } from './navigation.ts';
import { readDoorOptions } from './options.ts';
import { readPage, registerScheme, servePage } from './page-scheme.ts';
import { guardSession } from './permissions.ts';
import { handPortsOver } from './ports.ts';
import { lockWithTheSystem } from './power.ts';
import { runKioskDoor } from './run-kiosk-door.ts';
import { readOrCreateKey } from './secrets.ts';
import { isOnlyInstance } from './single-instance.ts';
import type { Starter } from './starter.ts';
import { showPage, windowOptions } from './window.ts';
import { type DeviceSettings, lastPlace, rememberPlace } from './window-place.ts';

export type ElectronDoor = {
  readonly electron: DoorElectron;
  /** Folder of out/main, where this program and the core are built. */
  readonly here: string;
  readonly args: readonly string[];
  /** Settings kept in this folder. */
  readonly openSettings: (folder: string) => DeviceSettings;
  readonly starter?: Starter | undefined;
};

/** The Electron door, from the first switch to the closed base. */
export async function runDoor({ electron, here, args, openSettings, starter }: ElectronDoor): Promise<void> {
  const { app, dialog } = electron;
  const refused = dangerousSwitch(app, args);
  if (refused !== undefined) {
    process.stderr.write(`Guichet ne s'ouvre pas avec --${refused}.\n`);
    app.exit(1);
    return;
  }
  app.enableSandbox();
  registerScheme(electron.protocol);
  forbidNavigation(app);
  giveNoCertificate(app);
  electron.Menu.setApplicationMenu(null);

  const options = readDoorOptions(args, process.env, process.platform);
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  // Chromium's own files beside the base, never in a roaming profile; one instance per data folder follows.
  for (const name of ['userData', 'sessionData', 'crashDumps'] as const) {
    app.setPath(name, join(options.dataFolder, 'fenetre'));
  }
  let window: DoorWindow | undefined;
  if (!isOnlyInstance(app, () => window)) {
    app.exit(0);
    return;
  }
  await app.whenReady();
  if (options.station === 'kiosk') {
    await runKioskDoor({ electron, here, options, starter });
    return;
  }

  const key = await readOrCreateKey(options.dataFolder, electron.safeStorage, process.platform);
  if (key.kind === 'no-keyring') {
    dialog.showErrorBox(
      'Guichet ne peut pas garder sa clé',
      "Ce poste n'a pas de trousseau de clés\u202f: la base serait mal gardée, elle n'est pas créée. Installez un trousseau (GNOME, KDE), ou lancez «\u202fnpm start -- --door=loopback\u202f».",
    );
    app.exit(1);
    return;
  }
  // In memory only: nothing of a tenant stays in the window's own storage.
  const session = electron.session.fromPartition('guichet');
  guardSession(session);
  servePage(session.protocol, readPage(join(here, '../renderer')));

  const { promise: shown, resolve: show } = Promise.withResolvers<void>();
  const core: CoreProcess = startCoreProcess({
    fork: (...call) => electron.utilityProcess.fork(...call),
    entry: join(here, 'core.js'),
    open: { ...options, key, resourcesFolder: join(here, '../../resources') },
    onReport(report) {
      if (report.type === 'failed' || report.type === 'notice')
        dialog.showErrorBox('Guichet', report.sentence);
      if (report.type === 'failed') app.exit(1);
      // After the window: a portal never keeps a clerk waiting.
      if (report.type === 'demonstration') void shown.then(() => starter?.tell(report));
    },
    onLost() {
      dialog.showErrorBox(
        "Guichet s'est arrêté",
        "Ce qui était enregistré l'est toujours. Relancez Guichet.",
      );
      app.exit(1);
    },
  });
  // The core has its own copy.
  if (key.kind === 'key') key.bytes.fill(0);
  const client = randomUUID();
  handPortsOver({
    ipcMain: electron.ipcMain,
    newChannel: () => new electron.MessageChannelMain(),
    windowContents: () => window?.webContents.id,
    connect: (port) => core.connect(client, port),
  });
  lockWithTheSystem(electron.powerMonitor, core.lock);
  starter?.onJoin(core.join);

  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void core.close().then(() => {
      closed = true;
      app.quit();
    });
  });
  const settings = openSettings(join(options.dataFolder, 'fenetre'));
  const place = lastPlace(settings);
  window = new electron.BrowserWindow(windowOptions(session, join(here, '../preload/index.cjs'), place));
  rememberPlace(window, settings);
  window.once('closed', () => {
    window = undefined;
  });
  await showPage(window, place === undefined);
  show();
}
