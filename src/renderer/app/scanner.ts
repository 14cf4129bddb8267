import { type ScanStroke, scanText } from './scan-text.ts';

/** Two keys closer than this, again and again, are no fingers. Milliseconds. */
export const SCAN_GAP_MS = 30;
/** Fewer characters than this are never a scan. */
export const SCAN_LENGTH = 6;
/** From this key of a quick run on, characters wait until the run is known to be a scan or not. */
const HELD_FROM = 3;

/** A keydown as the decoder sees it; modifiers on their own are not given to it. */
export type TimedStroke = ScanStroke & {
  /** When it was pressed, in milliseconds of any steady clock (`event.timeStamp`). */
  readonly at: number;
  /** The key repeats itself because it is held down. */
  readonly repeat: boolean;
  /** Ctrl, Alt or Meta is held: a chord, not a character. */
  readonly chord: boolean;
};

/** What to do with the stroke just given. */
export type Verdict =
  /** Let it through, after typing again what was held. */
  | { readonly kind: 'pass'; readonly release: readonly ScanStroke[] }
  /** Keep it back: it may belong to a scan. */
  | { readonly kind: 'hold' }
  /** Swallow it: a scan ends here. `passed` characters reached the focused field and must be taken back. */
  | { readonly kind: 'scan'; readonly text: string; readonly passed: number };

/**
 * Tells a scanner's burst from typing by its rhythm: at least six characters, each less than 30 ms after the one
 * before, ended by Enter or Tab at the same pace. Nothing typed by a person is lost: what was held back while in
 * doubt comes out again in order.
 */
export class ScannerDecoder {
  #run: ScanStroke[] = [];
  #held = 0;
  #lastAt = Number.NEGATIVE_INFINITY;

  push(stroke: TimedStroke): Verdict {
    const quick = stroke.at - this.#lastAt < SCAN_GAP_MS && !stroke.repeat && !stroke.chord;
    this.#lastAt = stroke.at;
    if (isEnd(stroke.key)) {
      if (quick && this.#run.length >= SCAN_LENGTH) {
        const passed = this.#run.length - this.#held;
        const text = scanText(this.#run);
        this.#clear();
        return { kind: 'scan', text, passed };
      }
      return { kind: 'pass', release: this.release() };
    }
    if (stroke.chord || stroke.repeat || [...stroke.key].length !== 1) {
      return { kind: 'pass', release: this.release() };
    }
    const release = quick ? [] : this.release();
    this.#run.push({ code: stroke.code, key: stroke.key, shift: stroke.shift });
    if (this.#run.length < HELD_FROM) return { kind: 'pass', release };
    this.#held += 1;
    return { kind: 'hold' };
  }

  /** The run was no scan: forgets it and gives back what was held, to be typed again. */
  release(): readonly ScanStroke[] {
    const held = this.#held === 0 ? [] : this.#run.slice(-this.#held);
    this.#clear();
    return held;
  }

  /** Number of characters of the run so far, the one just given included. */
  get length(): number {
    return this.#run.length;
  }

  #clear(): void {
    this.#run = [];
    this.#held = 0;
  }
}

function isEnd(key: string): boolean {
  return key === 'Enter' || key === 'Tab';
}
