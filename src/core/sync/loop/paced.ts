import type { DeviceStore } from '../../../rules/sync/device-store.ts';
import type { PortalLink } from '../../../rules/sync/network.ts';

export const SMALLEST_PAGE = 100;
export const LARGEST_PAGE = 2_000;
const FIRST_PAGE = 400;
/** What one page may take of the base, in milliseconds: an act of the counter that comes meanwhile waits that long. */
const PAGE_MS = 15;
/** Between two pages the base is left to the counter for this long at least, in milliseconds. */
const REST_MS = 5;
/** From one page asked for to the next: a portal lets a post ask 1 200 times a minute. */
const BEAT_MS = 55;

/** The page to ask for after one of `changes` changes that took the base for `ms`. */
export function nextPageSize(size: number, changes: number, ms: number): number {
  // A page that came half empty says little of a whole one.
  if (changes < size / 2 && ms <= PAGE_MS) return size;
  const wanted = (changes * PAGE_MS) / Math.max(ms, 0.1);
  // Never more than doubled: one page of small things must not be followed by one too large.
  return Math.round(Math.min(LARGEST_PAGE, size * 2, Math.max(SMALLEST_PAGE, wanted)));
}

export type Pace = {
  readonly monotonic: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

/** The same store and link, whose pages are as large as this post applies them in a short transaction. */
export function paced(
  store: DeviceStore,
  link: PortalLink,
  { monotonic, sleep }: Pace,
): { readonly store: DeviceStore; readonly link: PortalLink } {
  let size = FIRST_PAGE;
  let asked = Number.NEGATIVE_INFINITY;
  return {
    store: {
      ...store,
      applyPage(changes, cursor) {
        const from = monotonic();
        store.applyPage(changes, cursor);
        if (changes.length > 0) size = nextPageSize(size, changes.length, monotonic() - from);
      },
    },
    link: {
      ...link,
      async pull(cursor, limit) {
        const since = monotonic() - asked;
        if (since < BEAT_MS * 2) await sleep(Math.max(REST_MS, BEAT_MS - since));
        asked = monotonic();
        return link.pull(cursor, Math.min(limit, size));
      },
    },
  };
}
