import { randomUUID } from 'node:crypto';
import { type DoorElectron, type DoorSession, type DoorWindow, KIOSK_PAGE } from './electron-parts.ts';
import { reachesTheKiosk } from './kiosk-keys.ts';
import { servePage } from './page-scheme.ts';
import { guardSession } from './permissions.ts';
import { kioskWindowOptions } from './window.ts';

/** The page says that it has forgotten; its core has, before it says so. */
export const LAST_WORDS_MS = 2_500;
const PAUSE_MS = 1_000;

export type KioskWindowsOptions = {
  readonly electron: Pick<DoorElectron, 'BrowserWindow' | 'session'>;
  readonly preload: string;
  readonly files: Parameters<typeof servePage>[1];
  /** Runs once after so many milliseconds. */
  readonly after: (ms: number, run: () => void) => void;
};

/**
 * The one window of a kiosk, and the one after it: each visit has a session and a process of its own, in memory, dropped
 * with the visit. It closes only when the staff leaves.
 */
export class KioskWindows {
  readonly #options: KioskWindowsOptions;
  #current:
    | { readonly window: DoorWindow; readonly session: DoorSession; readonly client: string }
    | undefined;
  #leaving = false;

  constructor(options: KioskWindowsOptions) {
    this.#options = options;
  }

  /** Number of the contents that a port may be given to. */
  get contents(): number | undefined {
    return this.#current?.window.webContents.id;
  }

  /** Names the window to the core: another one each time. */
  get client(): string {
    return this.#current?.client ?? '';
  }

  get window(): DoorWindow | undefined {
    return this.#current?.window;
  }

  /** Opens a window in the place of the one before, whose process and memory go. */
  async open(): Promise<void> {
    const { electron, files, preload } = this.#options;
    const before = this.#current;
    const client = randomUUID();
    // No `persist:`: in memory alone, and never the same twice.
    const session = electron.session.fromPartition(`borne-${client}`);
    guardSession(session, 'kiosk');
    servePage(session.protocol, files);
    const window = new electron.BrowserWindow(kioskWindowOptions(session, preload));
    this.#current = { window, session, client };
    this.#hold(window);
    window.removeMenu();
    window.setContentProtection(true);
    window.once('ready-to-show', () => window.show());
    if (before !== undefined) {
      before.window.destroy();
      await Promise.all([before.session.clearStorageData(), before.session.clearCache()]);
    }
    await window.loadURL(KIOSK_PAGE);
  }

  /** A visit is over: after its last words, nothing of it stays. */
  visitEnded(): void {
    const ended = this.#current;
    this.#options.after(LAST_WORDS_MS, () => this.#replace(ended?.window));
  }

  /** From now on the window may close. */
  leave(): void {
    this.#leaving = true;
  }

  #hold(window: DoorWindow): void {
    const { webContents } = window;
    void webContents.setVisualZoomLevelLimits(1, 1);
    webContents.on('before-input-event', (event, input) => {
      if (!reachesTheKiosk(input)) event.preventDefault();
    });
    webContents.on('zoom-changed', () => webContents.setZoomLevel(0));
    webContents.on('render-process-gone', () => this.#replaceSoon(window));
    window.on('unresponsive', () => this.#replaceSoon(window));
    window.on('close', (event) => {
      if (!this.#leaving) event.preventDefault();
    });
  }

  /** A page that fails at once must not take the machine. */
  #replaceSoon(window: DoorWindow): void {
    this.#options.after(PAUSE_MS, () => this.#replace(window));
  }

  #replace(window: DoorWindow | undefined): void {
    if (this.#leaving || window === undefined || this.#current?.window !== window) return;
    this.open().catch(() => this.#replaceSoon(this.#current?.window ?? window));
  }
}
