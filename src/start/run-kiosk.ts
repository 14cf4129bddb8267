import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { DemonstrationBase } from '../contract/core-process.ts';
import { openBrowserWindow } from '../loopback/browser-window.ts';
import { findBrowser } from '../loopback/find-browser.ts';
import { type Loopback, openLoopback } from '../loopback/open-loopback.ts';
import { KioskWindow, LOOK_MS } from './kiosk-window.ts';
import { demonstration, noWindowSentence, startFault, tell } from './loopback-words.ts';
import { Nightly } from './night.ts';
import { type DemonstrationPortal, startDemonstrationPortal } from './run-demonstration-portal.ts';
import type { LoopbackStart } from './run-loopback.ts';
import { root } from './run-step.ts';

/** A base that does not close in this time is left to its own durability. */
const CLOSE_LIMIT_MS = 10_000;
/** Between two attempts at a core that was lost: a kiosk has nobody to start it again. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** How one life of the kiosk ended. */
type Ending =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'night' }
  | { readonly kind: 'lost' };

/**
 * Runs a kiosk by the loopback door until the staff's code or a signal ends it. It begins anew each night, and when its
 * core was lost. Resolves with the exit code.
 */
export async function runKiosk(options: LoopbackStart): Promise<number> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<Ending>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stop({ kind: 'exit', code: 0 }));
  }
  let { port } = options;
  let lost = 0;
  for (;;) {
    const began = Date.now();
    const life = new KioskLife({ ...options, port });
    const ending = (await life.open()) ?? (await Promise.race([stopped, life.ended]));
    port = life.port ?? port;
    const exitCode = ending.kind === 'exit' ? ending.code : undefined;
    await life.close(exitCode);
    if (exitCode !== undefined) return exitCode;
    if (ending.kind === 'night') console.log('Redémarrage de la nuit.');
    else {
      lost = Date.now() - began > LONGEST_WAIT_MS ? 0 : lost + 1;
      console.error(
        "Le cœur de la borne s'est arrêté. Ce qui était enregistré l'est toujours\u202f: elle recommence.",
      );
      await Promise.race([
        stopped,
        pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** lost), undefined, { ref: false }),
      ]);
    }
  }
}

/** The kiosk from an opened door to a closed base. */
class KioskLife {
  readonly ended: Promise<Ending>;
  readonly #end: (ending: Ending) => void;
  readonly #options: LoopbackStart;
  #door: Loopback | undefined;
  #window: KioskWindow | undefined;
  #running: Promise<void> | undefined;
  #portal: DemonstrationPortal | undefined;
  #looking: NodeJS.Timeout | undefined;
  #busy = false;

  constructor(options: LoopbackStart) {
    this.#options = options;
    const { promise, resolve } = Promise.withResolvers<Ending>();
    this.ended = promise;
    this.#end = resolve;
  }

  get port(): number | undefined {
    return this.#door?.port;
  }

  /** What ended it at once, if anything did. */
  async open(): Promise<Ending | undefined> {
    const options = this.#options;
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    let door: Loopback;
    try {
      door = await openLoopback({
        dataFolder: options.dataFolder,
        resourcesFolder: join(root, 'resources'),
        page: join(root, 'out/renderer'),
        core: pathToFileURL(join(root, 'src/core/process.ts')),
        port: options.port,
        station: 'kiosk',
        ...demonstration(options),
        onReport: (report) => {
          switch (report.type) {
            case 'demonstration':
              void opened.then(() => this.#startPortal(report.base));
              break;
            case 'visit-began':
              this.#busy = true;
              break;
            case 'visit-ended':
              this.#busy = false;
              this.#window?.visitEnded();
              break;
            case 'leave':
              this.#end({ kind: 'exit', code: 0 });
              break;
            default:
          }
          tell(report, options.dataFolder, () => this.#end({ kind: 'exit', code: 1 }));
        },
        onLost: () => this.#end({ kind: 'lost' }),
        onSpentAddress: () => {
          // A window of ours is given its own; who opens it himself has a lasting one.
          if (this.#window === undefined) console.log(`Nouvelle adresse\u202f: ${door.newLaunchAddress()}`);
        },
        onLine: (what) => this.#window?.heard(what),
      });
    } catch (error) {
      console.error(startFault(error, options));
      return { kind: 'exit', code: 1 };
    }
    this.#door = door;
    await fetch(`http://127.0.0.1:${door.port}/`);
    this.#show(door);
    this.#lookOften();
    open();
    return undefined;
  }

  /** @param exitCode of the program, when it ends with this life */
  async close(exitCode: number | undefined): Promise<void> {
    clearInterval(this.#looking);
    // Referenced on purpose: what will not close must not keep the terminal.
    const limit =
      exitCode === undefined ? undefined : setTimeout(() => process.exit(exitCode), CLOSE_LIMIT_MS);
    await Promise.all([this.#window?.stop(), this.#running, this.#door?.close(), this.#portal?.stop()]);
    clearTimeout(limit);
  }

  #show(door: Loopback): void {
    const { open, hasScreen } = this.#options;
    const executable = open && hasScreen ? findBrowser() : undefined;
    if (executable === undefined) {
      if (open) console.log(noWindowSentence(hasScreen));
      // For a person or a script that opens it itself, again if needed.
      console.log(`Guichet: ${door.newLaunchAddress(true)}`);
      return;
    }
    console.log(`Guichet: http://127.0.0.1:${door.port}/`);
    this.#window = new KioskWindow({
      open: () => openBrowserWindow({ executable, address: door.newLaunchAddress(), station: 'kiosk' }),
      now: () => performance.now(),
      wait: (ms) => pause(ms, undefined, { ref: false }),
      say: (line) => console.log(line),
    });
    this.#running = this.#window.run();
  }

  #lookOften(): void {
    const nightly = new Nightly(new Date());
    this.#looking = setInterval(() => {
      this.#window?.look();
      if (nightly.isTime(new Date(), this.#busy)) this.#end({ kind: 'night' });
    }, LOOK_MS);
  }

  #startPortal(base: DemonstrationBase): void {
    const { portal, dataFolder } = this.#options;
    if (portal !== 'demonstration' || this.#door === undefined) return;
    this.#portal ??= startDemonstrationPortal({
      dataFolder,
      base,
      joinPortal: this.#door.joinPortal,
      say: (line) => console.log(line),
    });
  }
}
