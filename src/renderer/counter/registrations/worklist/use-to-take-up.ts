import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../../app/core.tsx';

/** Tenant spaces that nobody but the counter can put right: address, refusal, expired link. */
export function useToTakeUp(): number {
  const { ask } = useCore();
  // Only the counts are wanted: the view with the fewest rows carries them.
  const counts = useQuery(ask.registrations.worklist.queryOptions({ input: { view: 'refused', text: '' } }))
    .data?.counts;
  return counts === undefined ? 0 : counts.bounced + counts.refused + counts.expired;
}
