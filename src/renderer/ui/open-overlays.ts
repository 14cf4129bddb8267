import { useEffect, useRef } from 'react';

type Overlay = { readonly escape: () => void };

/** What lies over the screen, the last opened last. */
const overlays: Overlay[] = [];

/**
 * While `open`, Échap belongs to this panel or question, wherever the focus is: content that is being replaced takes
 * the focus with it, and for that instant no key would reach the panel by itself.
 */
export function useOverlayEscape(open: boolean, onEscape: () => void): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    if (!open) return;
    const overlay: Overlay = { escape: () => latest.current() };
    overlays.push(overlay);
    return () => {
      overlays.splice(overlays.indexOf(overlay), 1);
    };
  }, [open]);
}

/** Gives Échap to the panel or question on top. False when nothing lies over the screen. */
export function escapeTopOverlay(): boolean {
  const top = overlays.at(-1);
  top?.escape();
  return top !== undefined;
}
