import { type RefObject, useEffect } from 'react';

/** Frames in which a panel that opens may still take the focus for itself. */
const FRAMES_TO_OPEN = 6;

/** Puts the hand on the first text or list of the fields as their panel opens, and leaves it where a person then puts it. */
export function useFirstControl(fields: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let frames = 0;
    let frame = requestAnimationFrame(look);
    function look(): void {
      frames += 1;
      const first = fields.current?.querySelector<HTMLElement>('textarea, button');
      const panel = first?.closest('[role="dialog"]');
      const held = document.activeElement;
      const inList = held?.closest('[role="listbox"]') != null;
      if (first != null && panel != null && !inList && (held === panel || !panel.contains(held)))
        first.focus();
      if (frames < FRAMES_TO_OPEN) frame = requestAnimationFrame(look);
    }
    return () => cancelAnimationFrame(frame);
  }, [fields]);
}
