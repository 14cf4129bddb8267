import { type RefObject, useEffect } from 'react';

/** Frames in which a panel that opens may still take the focus for itself. */
const FRAMES_TO_OPEN = 6;

/**
 * Puts the hand on the first field as its panel opens, and leaves it where a person then puts it.
 * @param first which control that is; a choice is a button
 */
export function useFirstField(fields: RefObject<HTMLElement | null>, first = 'button'): void {
  useEffect(() => {
    let frames = 0;
    let frame = requestAnimationFrame(look);
    function look(): void {
      frames += 1;
      const field = fields.current?.querySelector<HTMLElement>(first);
      const panel = field?.closest('[role="dialog"]');
      const held = document.activeElement;
      // A list of the panel lies outside of it: where the hand is in one, a person has put it there already.
      const inList = held?.closest('[role="listbox"]') != null;
      if (field != null && panel != null && !inList && (held === panel || !panel.contains(held)))
        field.focus();
      if (frames < FRAMES_TO_OPEN) frame = requestAnimationFrame(look);
    }
    return () => cancelAnimationFrame(frame);
  }, [fields, first]);
}
