import { type RefObject, useEffect, useRef } from 'react';

/** What Entrée should do next: choose a printer, print, save where there is none, or close. */
type Next = 'printer' | 'print' | 'save' | 'close';

/** The printer is chosen in the column beside the paper. */
const PRINTER = '.print-aside .select-button';

/** Keeps the hand on what Entrée does next, when the panel opens and each time that changes. */
export function useMainFocus(next: Next): RefObject<HTMLButtonElement | null> {
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // After the frame in which the overlay, or a list that closes, takes the focus for itself.
    const frame = requestAnimationFrame(() => {
      const place = next === 'printer' ? document.querySelector<HTMLElement>(PRINTER) : main.current;
      place?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [next]);
  return main;
}
