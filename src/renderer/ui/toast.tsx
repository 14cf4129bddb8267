import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useText } from '../i18n/i18n.ts';
import { IconDone } from './icons.ts';
import { KeyHints } from './key-hint.tsx';
import { announce } from './live-region.tsx';

type ToastMessage = { readonly id: number; readonly text: string; readonly undo: () => void };

const shownFor = 10_000;
let current: ToastMessage | undefined;
let count = 0;
const listeners = new Set<() => void>();

function set(next: ToastMessage | undefined): void {
  current = next;
  for (const listener of listeners) listener();
}

/**
 * Says that an edit was made and offers to take it back: "Téléphone modifié". Reversible edits only; money has its
 * own success state. A newer message takes the place of the older one.
 */
export function showToast(text: string, undo: () => void): void {
  count += 1;
  set({ id: count, text, undo });
  announce(text);
}

/** Takes the message away, as when the screen it speaks of is left. */
export function hideToast(): void {
  set(undefined);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where messages stand; UiProvider mounts it. */
export function ToastRegion() {
  const t = useText();
  const message = useSyncExternalStore(subscribe, () => current);
  return (
    <section className="toast-region" aria-label={t('ui.toasts')}>
      {message !== undefined && <TimedToast key={message.id} message={message} />}
    </section>
  );
}

function TimedToast({ message }: { readonly message: ToastMessage }) {
  const [paused, setPaused] = useState(false);
  const undo = useRef(() => {});
  undo.current = () => {
    hideToast();
    message.undo();
  };

  useEffect(() => {
    if (paused) return;
    const timer = setTimeout(hideToast, shownFor);
    return () => clearTimeout(timer);
  }, [paused]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !event.ctrlKey || event.altKey || event.shiftKey) return;
      // Inside a field Ctrl+Z takes back typing, as everywhere.
      const place = event.target;
      if (place instanceof HTMLElement && place.matches('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      undo.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return <ToastFace text={message.text} onUndo={() => undo.current()} onPauseChange={setPaused} />;
}

type FaceProps = {
  readonly text: string;
  readonly onUndo: () => void;
  readonly onPauseChange?: (paused: boolean) => void;
};

/** What a message shows, without its clock; the component sheet lays it on the page. */
export function ToastFace({ text, onUndo, onPauseChange }: FaceProps) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens only to stop its clock while one reads it.
    <div
      className="toast"
      onFocus={() => onPauseChange?.(true)}
      onBlur={() => onPauseChange?.(false)}
      onPointerEnter={() => onPauseChange?.(true)}
      onPointerLeave={() => onPauseChange?.(false)}
    >
      <IconDone size={18} />
      <span className="toast-words">{text}</span>
      <button type="button" className="toast-undo" aria-keyshortcuts="Control+Z" onClick={onUndo}>
        {t('ui.undo')}
      </button>
      <KeyHints names={['Ctrl', 'Z']} />
    </div>
  );
}
