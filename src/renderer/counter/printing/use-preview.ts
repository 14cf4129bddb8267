import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import type { PaperPrinting } from './use-paper-printing.ts';

export type Preview = {
  readonly file: { readonly name: string; readonly bytes: Blob } | undefined;
  readonly error: unknown;
  /** The copy the bytes shown say they are; null until they are here. */
  readonly copy: number | null;
  /** Draws what the next print would send: after one, that is another copy. */
  again(): void;
};

/** The very bytes the next print of a paper would send, in the format chosen. */
export function usePreview(
  account: string,
  id: string,
  { format, nextCopy, printers }: PaperPrinting,
): Preview {
  const { ask } = useCore();
  const answer = useQuery(
    ask.printing.preview.queryOptions({
      input: { account, id, format },
      // The usual format depends on the printers: drawing the other first would be drawing for nothing.
      enabled: printers !== undefined,
      gcTime: 0,
      structuralSharing: false,
      // What was printed stays in sight: the copy after it is drawn when it is asked for.
      staleTime: 'static',
    }),
  );
  return {
    file: answer.data,
    error: answer.isFetching ? null : answer.error,
    copy: answer.data?.copy ?? nextCopy,
    again: () => void answer.refetch(),
  };
}
