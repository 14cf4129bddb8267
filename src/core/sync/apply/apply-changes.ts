import type { Topic } from '../../../contract/events.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import type { WritableDb } from '../../database/connection.ts';

export type ApplyContext = {
  /** Day of this post, ISO date: what left its scope is called absent from then on. */
  readonly day: string;
  /** Instant of the pull, ISO UTC. */
  readonly at: string;
};

/**
 * Applies one page of what the portal sends down. To be called inside the transaction that keeps the page's cursor.
 * A change that cannot be applied yet is kept in pending_change; a page applied twice changes nothing.
 */
export function applyChanges(
  db: WritableDb,
  changes: readonly Change[],
  context: ApplyContext,
): { readonly topics: readonly Topic[] } {
  const keep = db.prepare(
    'INSERT OR REPLACE INTO pending_change (kind, key, change, kept_at) VALUES (?, ?, ?, ?)',
  );
  for (const change of changes) keep.run(change.kind, change.key, JSON.stringify(change), context.at);
  return { topics: [] };
}
