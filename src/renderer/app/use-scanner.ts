import { useEffect, useRef } from 'react';
import type { ScanStroke } from './scan-text.ts';
import { type Focus, SCAN_GAP_MS, ScannerDecoder } from './scanner.ts';

/** After this long without a key, what was held is typed: longer than the gap, so that a busy thread costs no scan. */
const RELEASE_AFTER_MS = 2 * SCAN_GAP_MS;

type Snapshot = {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
};

/** Hears a scanner wherever the focus is; the field that had the focus is left as it was before the scan. */
export function useScanner(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    const decoder = new ScannerDecoder();
    let before: Snapshot | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.isComposing || isModifier(event.key)) return;
      clearTimeout(timer);
      const verdict = decoder.push({
        code: event.code,
        key: event.key,
        shift: event.shiftKey,
        at: event.timeStamp,
        repeat: event.repeat,
        chord: event.ctrlKey || event.altKey || event.metaKey,
        focus: focusOf(document.activeElement),
      });
      if (verdict.kind === 'pass') {
        typeAgain(verdict.release);
        // keydown comes before its character: the field still is as it was.
        if (decoder.length <= 1) before = snapshot();
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (verdict.kind === 'hold') {
        timer = setTimeout(() => typeAgain(decoder.release()), RELEASE_AFTER_MS);
        return;
      }
      if (verdict.passed > 0 && before !== undefined) restore(before);
      latest.current(verdict.text);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Dead'].includes(key);
}

const NOT_TEXT: readonly string[] = ['checkbox', 'radio', 'button', 'submit', 'range', 'file'];

function focusOf(element: Element | null): Focus {
  if (element instanceof HTMLTextAreaElement) return 'text';
  if (!(element instanceof HTMLInputElement) || NOT_TEXT.includes(element.type)) return 'elsewhere';
  if (element.type === 'password' || element.inputMode === 'numeric') return 'secret';
  return element.getAttribute('role') === 'combobox' ? 'search' : 'text';
}

function snapshot(): Snapshot | undefined {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return undefined;
  return { field, value: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/** Puts a field back as it was, telling React, which only listens to the browser's own setter and event. */
function restore({ field, value, start, end }: Snapshot): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (start !== null && end !== null) field.setSelectionRange(start, end);
}

/** Types held characters where the focus is, as the keys would have. */
function typeAgain(strokes: readonly ScanStroke[]): void {
  if (strokes.length === 0) return;
  // Deprecated, yet the only way that keeps the field's undo history and fires the events every field listens to.
  document.execCommand('insertText', false, strokes.map(({ key }) => key).join(''));
}
