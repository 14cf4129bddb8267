import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
import ElectronStore from 'electron-store';
import { runDoor } from './run-door.ts';
import { starterOf } from './starter.ts';

/**
 * Entry of the Electron door, and the only file here that imports Electron, itself or through electron-store. Not awaited: Electron is not ready
 * before its entry has been read to the end.
 */
runDoor({
  electron: {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    MessageChannelMain,
    powerMonitor,
    protocol,
    safeStorage,
    session,
    utilityProcess,
  },
  here: import.meta.dirname,
  args: process.argv.slice(1),
  starter: starterOf(process),
  openSettings: (folder) => new ElectronStore({ cwd: folder, name: 'reglages' }),
}).catch((error: unknown) => {
  dialog.showErrorBox('Guichet ne démarre pas', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
