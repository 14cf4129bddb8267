import { useSyncExternalStore } from 'react';

type Announcement = { readonly text: string; readonly turn: number };

let announcement: Announcement = { text: '', turn: 0 };
const listeners = new Set<() => void>();

/**
 * Says `text` politely to assistive technology: results found, an act done, a state changed.
 * The same text twice is said twice. Needs the LiveRegion that UiProvider mounts.
 */
export function announce(text: string): void {
  announcement = { text, turn: announcement.turn + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The one place that speaks. Two lines take turns, so that a repeated text is a change and is read again. */
export function LiveRegion() {
  const { text, turn } = useSyncExternalStore(subscribe, () => announcement);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <p>{turn % 2 === 0 ? text : ''}</p>
      <p>{turn % 2 === 1 ? text : ''}</p>
    </div>
  );
}
