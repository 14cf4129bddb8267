import type { DeviceStore } from '../../../rules/sync/device-store.ts';
import type { PortalLink, Reply } from '../../../rules/sync/network.ts';
import type { PullAnswer } from '../../../rules/sync/protocol.ts';

export const SMALLEST_PAGE = 100;
export const LARGEST_PAGE = 8_000;
const FIRST_PAGE = 400;
/** What one page may take of the base, in milliseconds: an act of the counter that comes meanwhile waits that long. */
export const PAGE_MS = 45;
/** The same while a post receives its accounts for the first time: it has hardly anyone to serve yet, and each page less is a flush less. */
export const FIRST_PULL_MS = 200;
/** Between two pages the base is left to the counter for this long at least, in milliseconds. */
const REST_MS = 3;
/** From one page taken to the next: a portal lets a post ask 3 000 times a minute. */
const BEAT_MS = 25;
/** A page asked for so long after another is of another pull. */
const SAME_PULL_MS = 2_000;

/** The page to ask for after one of `changes` changes that took the base for `ms`, when it may take it for `may`. */
export function nextPageSize(size: number, changes: number, ms: number, may: number): number {
  // A page that came half empty says little of a whole one.
  if (changes < size / 2 && ms <= may) return size;
  const wanted = (changes * may) / Math.max(ms, 0.1);
  // Never more than doubled: one page of small things must not be followed by one too large.
  return Math.round(Math.min(LARGEST_PAGE, size * 2, Math.max(SMALLEST_PAGE, wanted)));
}

export type Pace = {
  readonly monotonic: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

/**
 * The same store and link, whose pages are as large as this post applies them in a short transaction. The page after one
 * is asked for while that one is applied: the portal prepares it meanwhile.
 */
export function paced(
  store: DeviceStore,
  link: PortalLink,
  { monotonic, sleep }: Pace,
): { readonly store: DeviceStore; readonly link: PortalLink } {
  let size = FIRST_PAGE;
  let may = PAGE_MS;
  let taken = Number.NEGATIVE_INFINITY;
  let ahead: { readonly cursor: string; readonly reply: Promise<Reply<PullAnswer>> } | undefined;
  return {
    store: {
      ...store,
      applyPage(changes, cursor) {
        const from = monotonic();
        store.applyPage(changes, cursor);
        if (changes.length > 0) size = nextPageSize(size, changes.length, monotonic() - from, may);
      },
    },
    link: {
      ...link,
      async pull(cursor, limit) {
        const page = (after: string | null) => link.pull(after, Math.min(limit, size));
        const reply = await (ahead !== undefined && ahead.cursor === cursor ? ahead.reply : page(cursor));
        ahead = undefined;
        if (reply.kind === 'answer') may = reply.value.progress === null ? PAGE_MS : FIRST_PULL_MS;
        if (reply.kind === 'answer' && reply.value.more) {
          const next = reply.value.cursor;
          ahead = { cursor: next, reply: page(next) };
        }
        const since = monotonic() - taken;
        // The rest also lets what is asked ahead leave: applying a page holds the whole thread.
        if (ahead !== undefined || since < SAME_PULL_MS) await sleep(Math.max(REST_MS, BEAT_MS - since));
        taken = monotonic();
        return reply;
      },
    },
  };
}
