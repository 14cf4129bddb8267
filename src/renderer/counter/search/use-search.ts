import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SearchAnswer } from '../../../contract/accounts.ts';
import { useCore } from '../../app/core.tsx';

export type SearchState = {
  /** The last answer, or null when nothing is asked. It may be of an earlier text while `settled` is false. */
  readonly answer: SearchAnswer | null;
  /** True when `answer` is about the text as it stands. */
  readonly settled: boolean;
  readonly error: Error | null;
  retry(): void;
};

/**
 * Asks as one types, never faster than the core answers: one question is on its way at most, and the next is the
 * latest text. No delay is added: an answer takes less time than a key.
 */
export function useSearch(typed: string): SearchState {
  const { ask } = useCore();
  const text = typed.trim();
  const [asked, setAsked] = useState(text);
  const { data, isFetching, isPlaceholderData, error, refetch } = useQuery({
    ...ask.accounts.search.queryOptions({ input: { text: asked } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // Results hold people: they are not kept once they left the screen.
    gcTime: 0,
  });
  useEffect(() => {
    if (asked !== text && (!isFetching || text === '')) setAsked(text);
  }, [asked, text, isFetching]);
  const settled = asked === text && (asked === '' || (!isFetching && !isPlaceholderData));
  return {
    answer: text === '' || asked === '' ? null : (data ?? null),
    settled,
    error: asked === '' ? null : error,
    retry: () => void refetch(),
  };
}
