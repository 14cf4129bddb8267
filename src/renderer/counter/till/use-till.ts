import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';

/** The till of this post, read again whenever it changes. */
export function useTill() {
  const { ask } = useCore();
  return useQuery(ask.till.state.queryOptions());
}
