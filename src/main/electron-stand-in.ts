import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions, ForkOptions, MessagePortMain } from 'electron';
import type { CoreOrder } from '../contract/core-process.ts';
import type { DoorElectron, DoorSession, DoorWindow } from './electron-parts.ts';

type Listener = (...args: unknown[]) => void;

/**
 * Events as Electron's objects have them. The signatures of `on` are its own, one per event; the stand-in takes any,
 * and it is the caller under test that must compile against the real ones.
 */
class Events<Like extends { on: unknown }> {
  readonly #emitter = new EventEmitter();
  readonly on = ((event: string, listener: Listener) => {
    this.#emitter.on(event, listener);
    return this;
  }) as unknown as Like['on'];
  readonly once = ((event: string, listener: Listener) => {
    this.#emitter.once(event, listener);
    return this;
  }) as unknown as Like extends { once: infer Once } ? Once : never;
  emit(event: string, ...args: unknown[]): void {
    this.#emitter.emit(event, ...args);
  }
}

/** An event whose default can be prevented, as Electron gives to listeners. */
export function preventable<T extends object>(more: T = {} as T) {
  const event = {
    prevented: false,
    preventDefault() {
      event.prevented = true;
    },
    ...more,
  };
  return event;
}

/** The process of the core, by which a test sees the orders and sends the reports. */
export class StandInUtility extends Events<{ on: never; once: never }> {
  readonly orders: { readonly order: CoreOrder; readonly ports: readonly MessagePortMain[] }[] = [];
  readonly entry: string;
  readonly options: ForkOptions | undefined;
  constructor(entry: string, options: ForkOptions | undefined) {
    super();
    this.entry = entry;
    this.options = options;
  }
  postMessage(order: CoreOrder, ports: MessagePortMain[] = []): void {
    this.orders.push({ order: structuredClone(order), ports });
  }
}

export class StandInPortMain extends Events<MessagePortMain> {
  close(): void {}
  start(): void {}
  postMessage(): void {}
}

type Handler<Name extends keyof DoorSession> = DoorSession[Name] extends (handler: infer H) => void
  ? NonNullable<H>
  : never;

/** A session that keeps what it was told, for a test to ask. */
export class StandInSession extends Events<DoorSession> {
  request: Handler<'setPermissionRequestHandler'> | undefined;
  check: Handler<'setPermissionCheckHandler'> | undefined;
  device: Handler<'setDevicePermissionHandler'> | undefined;
  display: ((request: never, callback: (streams: unknown) => void) => void) | undefined;
  usb: Handler<'setUSBProtectedClassesHandler'> | undefined;
  spelling: boolean | undefined;
  beforeRequest:
    | ((details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void)
    | undefined;
  readonly cleared: string[] = [];
  readonly schemes = new Map<string, (request: Request) => Response | Promise<Response>>();

  readonly asSession = {
    on: this.on,
    setPermissionRequestHandler: (handler) => {
      this.request = handler ?? undefined;
    },
    setPermissionCheckHandler: (handler) => {
      this.check = handler ?? undefined;
    },
    setDevicePermissionHandler: (handler) => {
      this.device = handler ?? undefined;
    },
    setDisplayMediaRequestHandler: (handler) => {
      this.display = handler as typeof this.display;
    },
    setUSBProtectedClassesHandler: (handler) => {
      this.usb = handler ?? undefined;
    },
    setSpellCheckerEnabled: (enabled) => {
      this.spelling = enabled;
    },
    clearStorageData: async () => void this.cleared.push('storage'),
    clearCache: async () => void this.cleared.push('cache'),
    webRequest: {
      onBeforeRequest: ((listener: typeof this.beforeRequest) => {
        this.beforeRequest = listener;
      }) as DoorSession['webRequest']['onBeforeRequest'],
    },
    protocol: {
      handle: (scheme, handler) => {
        this.schemes.set(scheme, handler as never);
      },
    },
  } satisfies DoorSession;
}

/** A keyring that seals by turning the text around; `backend` and `available` are the post's. */
export function standInKeyring(
  post: {
    available?: boolean;
    backend?: 'gnome_libsecret' | 'basic_text' | 'unknown';
    rotated?: boolean;
  } = {},
) {
  const turned = (text: string) => text.split('').reverse().join('');
  return {
    isAsyncEncryptionAvailable: async () => post.available ?? true,
    getSelectedStorageBackend: () => post.backend ?? 'gnome_libsecret',
    encryptStringAsync: async (text) => Buffer.from(`sealed:${turned(text)}`),
    decryptStringAsync: async (sealed) => {
      const text = sealed.toString('utf8');
      if (!text.startsWith('sealed:')) throw new Error('not sealed by this keyring');
      return { result: turned(text.slice('sealed:'.length)), shouldReEncrypt: post.rotated ?? false };
    },
  } satisfies DoorElectron['safeStorage'];
}

/** A window that was opened, and its page. */
export type StandInShown = Events<DoorWindow> & {
  readonly options: BrowserWindowConstructorOptions;
  readonly contents: Events<DoorWindow['webContents']>;
};

export type StandInPost = {
  readonly switches?: readonly string[];
  readonly alone?: boolean;
  readonly keyring?: DoorElectron['safeStorage'];
};

/** An Electron of the door's own types, with everything that was done to it in the order it was done. */
export function standInElectron(post: StandInPost = {}) {
  const done: string[] = [];
  const app = new Events<DoorElectron['app']>();
  const powerMonitor = new Events<DoorElectron['powerMonitor']>();
  const ipcMain = new Events<DoorElectron['ipcMain']>();
  const session = new StandInSession();
  const windows: StandInShown[] = [];
  const utilities: StandInUtility[] = [];
  const errors: string[] = [];
  const note = (what: string) => void done.push(what);

  class StandInWindow extends Events<DoorWindow> {
    readonly options: BrowserWindowConstructorOptions;
    readonly contents = new Events<DoorWindow['webContents']>();
    readonly webContents = {
      id: windows.length + 1,
      on: this.contents.on,
      setVisualZoomLevelLimits: async (least: number, most: number) => note(`zoom ${least} ${most}`),
      setZoomLevel: (level: number) => note(`zoom level ${level}`),
    };
    constructor(options: BrowserWindowConstructorOptions) {
      super();
      this.options = options;
      note('window');
      windows.push(this);
    }
    show = () => note('show');
    maximize = () => note('maximize');
    removeMenu = () => note('remove menu');
    loadURL = async (url: string) => note(`load ${url}`);
    setContentProtection = (on: boolean) => note(`content protection ${on}`);
    isMinimized = () => true;
    isMaximized = () => false;
    getNormalBounds = () => ({ x: 40, y: 30, width: 1400, height: 900 });
    restore = () => note('restore');
    focus = () => note('focus');
    destroy = () => {
      note(`destroy ${this.webContents.id}`);
      this.emit('closed');
    };
  }

  const electron = {
    app: {
      on: app.on,
      commandLine: { hasSwitch: (name) => post.switches?.includes(name) ?? false },
      enableSandbox: () => note('sandbox'),
      exit: (code) => note(`exit ${code}`),
      relaunch: () => note('relaunch'),
      quit: () => {
        note('quit');
        app.emit('will-quit', preventable());
      },
      requestSingleInstanceLock: () => post.alone ?? true,
      setPath: (name, path) => note(`path ${name} ${path}`),
      whenReady: async () => note('ready'),
    },
    BrowserWindow: StandInWindow,
    dialog: { showErrorBox: (title, sentence) => void errors.push(`${title}: ${sentence}`) },
    ipcMain: { on: ipcMain.on },
    Menu: { setApplicationMenu: (menu) => note(`menu ${String(menu)}`) },
    MessageChannelMain: class {
      readonly port1 = new StandInPortMain() as unknown as MessagePortMain;
      readonly port2 = new StandInPortMain() as unknown as MessagePortMain;
    },
    powerMonitor: { on: powerMonitor.on },
    protocol: { registerSchemesAsPrivileged: (schemes) => note(`scheme ${JSON.stringify(schemes)}`) },
    safeStorage: post.keyring ?? standInKeyring(),
    session: {
      fromPartition: (partition) => {
        note(`session ${partition}`);
        return session.asSession;
      },
    },
    utilityProcess: {
      fork: (entry, _args, options) => {
        note('core');
        const utility = new StandInUtility(entry, options);
        utilities.push(utility);
        return utility as unknown as ReturnType<DoorElectron['utilityProcess']['fork']>;
      },
    },
  } satisfies DoorElectron;

  return { electron, done, app, powerMonitor, ipcMain, session, windows, utilities, errors };
}

/** A data folder of its own for a test. */
export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'guichet-electron-'));
}
