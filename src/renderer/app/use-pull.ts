import type { SyncStatus } from '../../contract/sync.ts';
import { useProgress } from './progress.ts';

/** How far a first pull has come: as the core last told, which is newer than what was read of it. Null when there is none. */
export function usePull(status: SyncStatus | undefined): SyncStatus['pull'] {
  const heard = useProgress((state) => state.works.portal);
  const read = status?.pull ?? null;
  if (read === null || heard === undefined || heard.total !== read.total || heard.done < read.done)
    return read;
  return { done: heard.done, total: heard.total };
}
