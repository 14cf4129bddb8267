import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as mintId } from 'uuid';
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
  const { client } = useCore();
  // Each opening asks anew: since the one before, the original may have left.
  const [opening] = useState(() => mintId());
  const answer = useQuery({
    queryKey: [['preview'], opening, format],
    queryFn: () => client.printing.preview({ account, id, format }),
    // The usual format depends on the printers: drawing the other first would be drawing for nothing.
    enabled: printers !== undefined,
    gcTime: 0,
    structuralSharing: false,
    // What was printed stays in sight: the copy after it is drawn when it is asked for.
    staleTime: 'static',
  });
  return {
    file: answer.data,
    error: answer.isFetching ? null : answer.error,
    copy: answer.data?.copy ?? nextCopy,
    again: () => void answer.refetch(),
  };
}
