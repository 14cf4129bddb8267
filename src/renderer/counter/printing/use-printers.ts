import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PaperFormat } from '../../../contract/printing.ts';
import { useCore } from '../../app/core.tsx';

/** The state of a printer changes without the core hearing of it: what is older than this is asked again. */
const FRESH_MS = 10_000;

/** The printers of this post, as they stand. */
export function usePrinters() {
  const { ask } = useCore();
  return useQuery(ask.printing.printers.queryOptions({ staleTime: FRESH_MS }));
}

/** Remembers a printer for a format on this post. A choice that cannot be kept is no obstacle to printing. */
export function useChoosePrinter(): (format: PaperFormat, printer: string | null) => void {
  const { client } = useCore();
  return useCallback(
    (format, printer) => void client.printing.choose({ format, printer }).catch(() => {}),
    [client],
  );
}
