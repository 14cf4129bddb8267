import type { BrowserWindow } from '../loopback/browser-window.ts';
import type { LineEvent } from '../loopback/http-door.ts';

/** A page that lives says something every few seconds. */
export const SILENCE_MS = 20_000;
/** A browser on a slow disk, before its page has said anything at all. */
export const OPENING_MS = 60_000;
/** How often it is looked at. */
export const LOOK_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;
/** The page says that it has forgotten; its core has, before it says so. */
const LAST_WORDS_MS = 2_500;

export type KioskWindowParts = {
  /** Opens a browser with a profile of its own. */
  readonly open: () => Pick<BrowserWindow, 'closed' | 'close'>;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly say: (line: string) => void;
};

/**
 * Keeps one window on the kiosk's panel: another one, in another profile, after each visit, when it was closed, and when
 * its page has gone silent.
 */
export class KioskWindow {
  readonly #parts: KioskWindowParts;
  #current: Pick<BrowserWindow, 'closed' | 'close'> | undefined;
  #heardAt = 0;
  #alive = false;
  #stopped = false;
  /** Windows that ended one after the other without a word. */
  #dead = 0;

  constructor(parts: KioskWindowParts) {
    this.#parts = parts;
  }

  /** Resolves once stopped and the last window is gone. */
  async run(): Promise<void> {
    const { open, now, wait, say } = this.#parts;
    while (!this.#stopped) {
      this.#alive = false;
      this.#heardAt = now();
      this.#current = open();
      await this.#current.closed;
      this.#current = undefined;
      if (this.#stopped) return;
      this.#dead = this.#alive ? 0 : this.#dead + 1;
      if (this.#dead === 0) continue;
      if (this.#dead === 3) say("La fenêtre de la borne ne s'ouvre pas\u202f: de nouveaux essais suivent.");
      await wait(Math.min(LONGEST_WAIT_MS, 500 * 2 ** this.#dead));
    }
  }

  /** What the door hears of the page. */
  heard(what: LineEvent): void {
    if (what === 'closed') return;
    this.#alive = true;
    this.#heardAt = this.#parts.now();
  }

  /** To be called every few seconds: begins again with a page that has gone silent. */
  look(): void {
    if (this.#current === undefined) return;
    const patience = this.#alive ? SILENCE_MS : OPENING_MS;
    if (this.#parts.now() - this.#heardAt > patience) this.#current.close();
  }

  /** A visit is over: nothing of it stays in a browser. */
  visitEnded(): void {
    const ending = this.#current;
    void this.#parts.wait(LAST_WORDS_MS).then(() => ending?.close());
  }

  /** A window that is to be opened yet will not be. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#current?.close();
    await this.#current?.closed;
  }
}
