import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { QUEUE_STOP, useQueueKeys } from '../outbox/use-queue-keys.ts';

/**
 * As in File d'envoi, Up and Down go from row to row; and Down leaves the filter for the first row, Up leaves the first
 * row for the filter.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, filter: RefObject<HTMLElement | null>) {
  const rows = useQueueKeys(list);
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      const first = list.current?.querySelector<HTMLElement>(`[${QUEUE_STOP}]`) ?? null;
      if (plain && event.key === 'ArrowDown' && event.target === filter.current && first !== null) {
        event.preventDefault();
        first.focus();
      } else if (plain && event.key === 'ArrowUp' && event.target === first && first !== null) {
        event.preventDefault();
        filter.current?.focus();
      } else rows(event);
    },
    [list, filter, rows],
  );
}
