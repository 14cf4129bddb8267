import { useEffect } from 'react';
import { ScannerDecoder } from '../../app/scanner.ts';
import { scanned, wantsScan } from '../scan/scans.ts';
import { speakKey } from '../speech/say.ts';
import { moveFocus, nameOf } from './move-focus.ts';
import type { Direction } from './nearest.ts';
import { keySink } from './sink.ts';

/** After this long without a key, what may have been the beginning of a scan is typed. Milliseconds. */
const RELEASE_AFTER_MS = 60;

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const QUIET = ['Shift', 'CapsLock', 'Dead', 'AltGraph', 'Control', 'Alt', 'Meta'];

/** Keys without a finger on the screen: arrows move, Enter presses, characters go to the field, bursts are scans. */
export function useKeypad(): void {
  useEffect(() => {
    const decoder = new ScannerDecoder();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const type = (keys: readonly { readonly key: string }[]) => {
      for (const { key } of keys) keySink()?.insert(key);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || QUIET.includes(event.key)) return;
      clearTimeout(timer);
      const sink = keySink();
      const verdict = decoder.push({
        code: event.code,
        key: event.key,
        shift: event.shiftKey,
        at: event.timeStamp,
        repeat: event.repeat,
        chord: false,
        focus: sink?.masked === true ? 'secret' : wantsScan() ? 'elsewhere' : 'text',
      });
      if (verdict.kind === 'scan') {
        swallow(event);
        for (let back = 0; back < verdict.passed; back += 1) sink?.erase();
        scanned(verdict.text);
        return;
      }
      if (verdict.kind === 'hold') {
        swallow(event);
        timer = setTimeout(() => type(decoder.release()), RELEASE_AFTER_MS);
        return;
      }
      type(verdict.release);
      act(event);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
}

function act(event: KeyboardEvent): void {
  const direction = ARROWS[event.key];
  if (direction !== undefined) {
    swallow(event);
    const next = moveFocus(direction);
    if (next !== undefined) speakKey(nameOf(next));
    return;
  }
  const focused = document.activeElement;
  const isCheckbox = focused instanceof HTMLInputElement && focused.type === 'checkbox';
  if (event.key === 'Enter') {
    if (isCheckbox) {
      swallow(event);
      if (!event.repeat) focused.click();
    } else if (!(focused instanceof HTMLButtonElement)) {
      swallow(event);
      if (!event.repeat) keySink()?.done();
    }
    return;
  }
  const sink = keySink();
  if (sink === null || document.querySelector('.k-dialog') !== null) return;
  if (event.key === 'Backspace' || event.key === 'Delete') {
    swallow(event);
    sink.erase();
  } else if ([...event.key].length === 1 && !(isCheckbox && event.key === ' ')) {
    swallow(event);
    sink.insert(event.key);
  }
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
