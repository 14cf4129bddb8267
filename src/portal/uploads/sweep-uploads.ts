import type { PortalServices } from '../server/services.ts';
import { asLandlord } from '../store/scope.ts';

const UNTOUCHED_MS = 7 * 86_400_000;

/** Drops what nobody went on with for seven days; a post that comes back later begins again. Answers how many. */
export function sweepUploads({ database, now }: Pick<PortalServices, 'database' | 'now'>): Promise<number> {
  return asLandlord(database, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('upload')
      .where('touched_at', '<', new Date(now() - UNTOUCHED_MS))
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  });
}
