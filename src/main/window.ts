import type { BrowserWindowConstructorOptions } from 'electron';
import { type DoorSession, type DoorWindow, PAGE, type Session } from './electron-parts.ts';

/** Options of the one window: everything that gives a page more than a page is off, whatever the defaults become. */
export function windowOptions(
  session: DoorSession,
  preload: string,
  place: BrowserWindowConstructorOptions = {},
): BrowserWindowConstructorOptions & { readonly webPreferences: object } {
  return {
    title: 'Guichet',
    width: 1366,
    height: 768,
    ...place,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f5f4f0',
    webPreferences: {
      preload,
      // What is handed on is the session as Electron made it.
      session: session as Session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
      spellcheck: false,
      disableDialogs: true,
    },
  };
}

/** The same for a kiosk: the whole panel, over everything, with nothing to take hold of. */
export function kioskWindowOptions(session: DoorSession, preload: string): BrowserWindowConstructorOptions {
  return windowOptions(session, preload, {
    title: 'Borne',
    kiosk: true,
    fullscreen: true,
    frame: false,
    alwaysOnTop: true,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    skipTaskbar: true,
  });
}

/** Loads the page and shows it once it is drawn, over the whole screen unless it had another place. Other programs cannot capture what it shows. */
export async function showPage(
  window: Pick<DoorWindow, 'removeMenu' | 'setContentProtection' | 'once' | 'maximize' | 'show' | 'loadURL'>,
  full = true,
): Promise<void> {
  window.removeMenu();
  window.setContentProtection(true);
  window.once('ready-to-show', () => {
    if (full) window.maximize();
    window.show();
  });
  await window.loadURL(PAGE);
}
