import { type ScanStroke, scanText } from './scan-text.ts';

/** Two keys closer than this, again and again, are no fingers. Milliseconds. */
export const SCAN_GAP_MS = 30;
/** Fewer characters than this are never a scan. */
export const SCAN_LENGTH = 6;
/** In a field of a form, where numbers are typed too, a scan is at least this long, holds a digit and ends by Enter. */
export const SCAN_LENGTH_IN_FORM = 8;
/** A scan comes out of a silence; a quick run in the middle of typing is typing. Milliseconds. */
export const SILENCE_MS = 100;
/** Away from text, characters from this one of a quick run on wait until the run is known to be a scan or not. */
const HELD_FROM = 3;

/**
 * Where the keys go. `search`: the search field. `text`: a field of a form. `secret`: a password or code, where
 * nothing is ever taken for a scan. `elsewhere`: no text takes them, and letters may be shortcuts.
 */
export type Focus = 'search' | 'text' | 'secret' | 'elsewhere';

/** A keydown as the decoder sees it; modifiers on their own are not given to it. */
export type TimedStroke = ScanStroke & {
  /** When it was pressed, in milliseconds of any steady clock (`event.timeStamp`). */
  readonly at: number;
  /** The key repeats itself because it is held down. */
  readonly repeat: boolean;
  /** Ctrl, Alt or Meta is held: a chord, not a character. */
  readonly chord: boolean;
  readonly focus: Focus;
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
 * Tells a scanner's burst from typing by its rhythm: after a silence, at least six characters, each less than 30 ms
 * after the one before, ended by Enter or Tab at the same pace. Text fields receive their characters at once and
 * give them back when the burst proves a scan; nothing typed by a person is lost or late.
 */
export class ScannerDecoder {
  #run: ScanStroke[] = [];
  #held = 0;
  #afterSilence = false;
  #lastAt = Number.NEGATIVE_INFINITY;

  push(stroke: TimedStroke): Verdict {
    const pause = stroke.at - this.#lastAt;
    const quick = pause < SCAN_GAP_MS && !stroke.repeat && !stroke.chord;
    this.#lastAt = stroke.at;
    if (isEnd(stroke.key)) {
      if (quick && this.#isScan(stroke)) {
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
    if (this.#run.length === 0) this.#afterSilence = pause >= SILENCE_MS;
    this.#run.push({ code: stroke.code, key: stroke.key, shift: stroke.shift });
    if (stroke.focus !== 'elsewhere' || !this.#afterSilence || this.#run.length < HELD_FROM) {
      return { kind: 'pass', release };
    }
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

  #isScan({ key, focus }: TimedStroke): boolean {
    if (!this.#afterSilence || this.#run.length < SCAN_LENGTH) return false;
    switch (focus) {
      case 'elsewhere':
        return true;
      case 'search':
        // Read as it stands, it already is where it belongs: Enter does the rest.
        return this.#isSpoiled();
      case 'text':
        return key === 'Enter' && this.#run.length >= SCAN_LENGTH_IN_FORM && this.#isReference();
      case 'secret':
        return false;
    }
  }

  /** The computer's layout made other characters of it than the scanner meant. */
  #isSpoiled(): boolean {
    return scanText(this.#run) !== this.#run.map((one) => one.key).join('');
  }

  /** Digits alone that read as they stand may be a cheque's or an authorisation's number. */
  #isReference(): boolean {
    const text = scanText(this.#run);
    return /\d/.test(text) && (this.#isSpoiled() || /[A-Za-z/-]/.test(text));
  }

  #clear(): void {
    this.#run = [];
    this.#held = 0;
  }
}

function isEnd(key: string): boolean {
  return key === 'Enter' || key === 'Tab';
}
