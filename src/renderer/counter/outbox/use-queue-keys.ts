import { type KeyboardEvent, type RefObject, useCallback } from 'react';

/** Marks the one control of a row or card that the arrows go to. */
export const QUEUE_STOP = 'data-queue-stop';

/**
 * Up and Down go from operation to operation, Home and End to the ends; Entrée is the control's own. In a field they
 * are the field's.
 */
export function useQueueKeys(list: RefObject<HTMLElement | null>) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof HTMLInputElement || !list.current?.contains(event.target as Node)) return;
      const stops = [...list.current.querySelectorAll<HTMLElement>(`[${QUEUE_STOP}]`)];
      const here = stops.findIndex((stop) => placeOf(stop).contains(document.activeElement));
      const next = nextOf(event.key, here, stops.length);
      if (next === null) return;
      event.preventDefault();
      stops[next]?.focus();
    },
    [list],
  );
}

/** The row or card a stop belongs to: from any of its controls, Down goes to the next one. */
function placeOf(stop: HTMLElement): Element {
  return stop.closest('[data-queue-place]') ?? stop;
}

function nextOf(key: string, here: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(here + 1, count - 1);
    case 'ArrowUp':
      return Math.max(here - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
