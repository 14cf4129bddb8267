import type { SyncStatus } from '../../../contract/sync.ts';

/** What the chip says of the link to the portal: one thing, the one that matters most now. */
export type SyncFace =
  | { readonly kind: 'none' | 'online' | 'paused'; readonly waiting: number }
  | { readonly kind: 'offline'; readonly waiting: number; readonly since: string | null }
  | { readonly kind: 'refused'; readonly refused: number }
  /** `share`: whole hundredths, never 100 before the end. */
  | { readonly kind: 'receiving'; readonly share: number };

/**
 * What stops the sending comes first, then data on their way, then what waits for the clerk. Offline with refusals says
 * offline: the queue's own badge and page tell the rest (design.md §12).
 */
export function syncFaceOf({ link, since, waiting, refused, pull }: SyncStatus): SyncFace {
  if (link === 'none' || link === 'paused') return { kind: link, waiting };
  if (link === 'offline') return { kind: 'offline', waiting, since };
  if (pull !== null) return { kind: 'receiving', share: shareOf(pull) };
  return refused > 0 ? { kind: 'refused', refused } : { kind: 'online', waiting };
}

function shareOf({ done, total }: { readonly done: number; readonly total: number }): number {
  return total <= 0 ? 0 : Math.max(0, Math.min(99, Math.floor((done / total) * 100)));
}
