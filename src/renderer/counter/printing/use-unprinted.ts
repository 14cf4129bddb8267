import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { atDesk } from '../../app/format.ts';
import { unprinted } from './unprinted.ts';

/** How many papers of today are still to come out, for a calm number where the jobs are listed. */
export function useUnprinted(): number {
  const { ask } = useCore();
  const jobs = useQuery(ask.printing.jobs.queryOptions()).data ?? [];
  const dayOf = (at: string): string => atDesk(at).date;
  return unprinted(jobs, dayOf(new Date().toISOString()), dayOf).length;
}
