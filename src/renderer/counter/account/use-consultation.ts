import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';

/**
 * Opens an account once and follows its header. Opening is written down (who consulted what), so it is asked for apart
 * from the reading that every change repeats.
 */
export function useConsultation(account: string) {
  const { client, ask } = useCore();
  const cache = useQueryClient();
  const input = { account };
  const opening = useQuery({
    // Its own first word: what changes in the accounts must not count as a consultation.
    queryKey: [['consultation'], { input }],
    queryFn: async () => {
      const header = await client.accounts.open(input);
      cache.setQueryData(ask.accounts.header.queryKey({ input }), header);
      return true;
    },
    gcTime: 0,
  });
  const reading = useQuery(ask.accounts.header.queryOptions({ input, enabled: opening.data === true }));
  const failed = opening.error !== null ? opening : reading;
  return {
    header: { ...reading, error: opening.error ?? reading.error, isFetching: failed.isFetching },
    retry: () => void failed.refetch(),
  };
}
