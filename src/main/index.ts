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
import { runDoor } from './run-door.ts';

/**
 * Entry of the Electron door, and the only file here that imports Electron. Not awaited: Electron is not ready
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
}).catch((error: unknown) => {
  dialog.showErrorBox('Guichet ne démarre pas', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
