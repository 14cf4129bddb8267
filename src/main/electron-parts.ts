import type * as Electron from 'electron';

export type App = Electron.App;
export type Session = Electron.Session;
export type WebContents = Electron.WebContents;

/** The little of the core's process that the door talks to. */
export type DoorUtility = Pick<Electron.UtilityProcess, 'on' | 'once' | 'postMessage'>;

export type DoorSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setUSBProtectedClassesHandler'
  | 'setSpellCheckerEnabled'
  | 'clearStorageData'
  | 'clearCache'
  | 'on'
> & {
  readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>;
  readonly protocol: Pick<Session['protocol'], 'handle'>;
};

export type DoorWindow = Pick<
  Electron.BrowserWindow,
  | 'on'
  | 'once'
  | 'show'
  | 'maximize'
  | 'removeMenu'
  | 'loadURL'
  | 'setContentProtection'
  | 'isMinimized'
  | 'isMaximized'
  | 'getNormalBounds'
  | 'restore'
  | 'focus'
  | 'destroy'
> & { readonly webContents: Pick<WebContents, 'id' | 'on' | 'setVisualZoomLevelLimits' | 'setZoomLevel'> };

export type DoorChannel = Pick<Electron.MessageChannelMain, 'port1' | 'port2'>;

/**
 * All that this door uses of Electron, handed to its modules by index.ts: they never import it at run time, so that
 * a stand-in of these same types takes its place in tests, and a call that Electron does not have does not compile.
 */
export type DoorElectron = {
  readonly app: Pick<
    App,
    | 'enableSandbox'
    | 'exit'
    | 'on'
    | 'quit'
    | 'relaunch'
    | 'requestSingleInstanceLock'
    | 'setPath'
    | 'whenReady'
  > & { readonly commandLine: Pick<App['commandLine'], 'hasSwitch'> };
  readonly BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => DoorWindow;
  readonly dialog: Pick<typeof Electron.dialog, 'showErrorBox'>;
  readonly ipcMain: Pick<typeof Electron.ipcMain, 'on'>;
  readonly Menu: Pick<typeof Electron.Menu, 'setApplicationMenu'>;
  readonly MessageChannelMain: new () => DoorChannel;
  readonly powerMonitor: Pick<typeof Electron.powerMonitor, 'on'>;
  readonly protocol: Pick<typeof Electron.protocol, 'registerSchemesAsPrivileged'>;
  readonly safeStorage: Pick<
    typeof Electron.safeStorage,
    'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend'
  >;
  readonly session: { fromPartition(partition: string): DoorSession };
  readonly utilityProcess: {
    fork(entry: string, args?: string[], options?: Electron.ForkOptions): DoorUtility;
  };
};

/** The scheme of the page; nothing else is ever loaded. */
export const SCHEME = 'app';
export const HOST = 'guichet';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const PAGE = `${ORIGIN}/index.html`;
export const KIOSK_PAGE = `${ORIGIN}/kiosk.html`;
