import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PaperFormat } from '../../../contract/printing.ts';
import { useCore } from '../../app/core.tsx';

/** The state of a printer changes without the core hearing of it: what is older than this is asked again. */
const FRESH_MS = 10_000;

/**
 * A key of its own, that no news of the core makes old: asking whether a printer is there calls it, and a printer of
 * tickets takes one call at a time, which must be the paper's.
 */
const PRINTERS = [['printers']] as const;

/** The printers of this post, as they stand. */
export function usePrinters() {
  const { client } = useCore();
  return useQuery({ queryKey: PRINTERS, queryFn: () => client.printing.printers(), staleTime: FRESH_MS });
}

/** Reads the printers again, once one was chosen, added or removed. */
export function askPrintersAgain(cache: QueryClient): void {
  void cache.invalidateQueries({ queryKey: PRINTERS });
}

/** Remembers a printer for a format on this post. A choice that cannot be kept is no obstacle to printing. */
export function useChoosePrinter(): (format: PaperFormat, printer: string | null) => void {
  const { client } = useCore();
  const cache = useQueryClient();
  return useCallback(
    (format, printer) =>
      void client.printing
        .choose({ format, printer })
        .catch(() => {})
        .finally(() => askPrintersAgain(cache)),
    [client, cache],
  );
}
